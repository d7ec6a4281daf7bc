import type { Partner } from '../../domain/events/check-sender';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';
import { TakenOver } from './handler';
import type { EventHandler, Handled } from './handler';
import { awaitNotice, finishEvent, lockTakenEvent } from './inbox-store';
import type { InboxRow } from './inbox-row';
import type { FindPartner } from './partners';
import { writeRefusal, writeReply } from './reply';

/** How long an event waits for the notice it is about, and how often it looks. */
const NOTICE_PATIENCE_MS = 24 * 3_600_000;
const NOTICE_PAUSE_MS = 60_000;

export interface HandlingTools {
  readonly context: ServiceContext;
  readonly findPartner: FindPartner;
  /** By CloudEvents type. */
  readonly handlers: ReadonlyMap<string, EventHandler>;
}

/**
 * Handles one taken event: effect, answer and the mark that it is done are one transaction.
 * @returns false when another worker has it now
 * @throws whatever is wrong besides the event's own content
 */
export async function handleEvent(row: InboxRow, tools: HandlingTools): Promise<boolean> {
  const { context } = tools;
  const partner = await tools.findPartner(row.partnerCode);
  const handler = tools.handlers.get(row.type);
  const viewer = viewerOf(row, partner);
  const finish = (tx: Transaction, handled: Handled): Promise<void> => end(tx, context, row, handled);
  try {
    const apply =
      partner === null || handler === undefined
        ? () => Promise.resolve(notHandled())
        : await handler({ context, viewer, partner, row, finish });
    if (apply !== null) {
      await withViewer(context, viewer, async (tx) => {
        if (!(await lockTakenEvent(tx, row))) throw new TakenOver();
        await finish(tx, await apply(tx));
      });
    }
    return true;
  } catch (error) {
    if (error instanceof TakenOver) return false;
    throw error;
  }
}

async function end(tx: Transaction, context: ServiceContext, row: InboxRow, handled: Handled): Promise<void> {
  if (!(await lockTakenEvent(tx, row))) throw new TakenOver();
  const now = context.now();
  switch (handled.kind) {
    case 'done':
      if (handled.reply !== undefined) await writeReply(tx, context, row, handled.reply);
      await finishEvent(tx, row, 'done', handled.note ?? null, now);
      return;
    case 'refused':
      await writeRefusal(tx, context, row, handled.problems);
      await finishEvent(tx, row, 'refused', handled.problems[0]?.code ?? null, now);
      return;
    case 'awaits_notice':
      if (now.getTime() - row.receivedAt.getTime() < NOTICE_PATIENCE_MS)
        await awaitNotice(tx, row, new Date(now.getTime() + NOTICE_PAUSE_MS));
      else await end(tx, context, row, { kind: 'refused', problems: [NOTICE_UNKNOWN] });
  }
}

const NOTICE_UNKNOWN = {
  plaats: 'melding.kenmerk',
  code: 'notice_unknown',
  uitleg: 'Wij hebben geen melding met dit kenmerk. Stuur eerst de melding zelf.',
} as const;

function notHandled(): Handled {
  const uitleg = 'Dit event kan nog niet verwerkt worden. Doe dit op de pagina van de melding.';
  return { kind: 'refused', problems: [{ plaats: '', code: 'event_not_handled', uitleg }] };
}

/** The sender's system acts for its organisation; when that is gone, nobody acts. */
function viewerOf(row: InboxRow, partner: Partner | null): Viewer {
  if (partner === null) return { kind: 'system', name: 'inbox' };
  const { organisationId } = partner;
  return { kind: 'partner', partnerCode: row.partnerCode, organisationId, role: 'employer' };
}
