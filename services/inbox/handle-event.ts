import type { Partner } from '../../domain/events/check-sender';
import { withViewer } from '../access/with-viewer';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';
import type { EventHandler, Handled } from './handler';
import { awaitNotice, finishEvent, lockTakenEvent } from './inbox-store';
import type { InboxRow } from './inbox-row';
import type { FindPartner } from './partners';
import { writeRefusal } from './reply';

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
 * Handles one taken event: handling, effect, answer and the mark that it is done are one transaction.
 * @returns what came of it, or `taken_over` when another worker has it now
 * @throws whatever is wrong besides the event's own content
 */
export async function handleEvent(
  row: InboxRow,
  tools: HandlingTools,
): Promise<Handled['kind'] | 'taken_over'> {
  const { context } = tools;
  const partner = await tools.findPartner(row.partnerCode);
  const handler = tools.handlers.get(row.type);
  const viewer = viewerOf(row, partner);
  const apply =
    partner === null || handler === undefined
      ? () => Promise.resolve(notHandled())
      : await handler({ context, viewer, partner, row });
  return withViewer(context, viewer, async (tx) => {
    if (!(await lockTakenEvent(tx, row))) return 'taken_over';
    const handled = await apply(tx);
    const now = context.now();
    switch (handled.kind) {
      case 'done':
        await finishEvent(tx, row, 'done', handled.note ?? null, now);
        return handled.kind;
      case 'refused':
        await writeRefusal(tx, context, row, handled.problems);
        await finishEvent(tx, row, 'refused', handled.problems[0]?.code ?? null, now);
        return handled.kind;
      case 'awaits_notice':
        if (now.getTime() - row.receivedAt.getTime() < NOTICE_PATIENCE_MS) {
          await awaitNotice(tx, row, new Date(now.getTime() + NOTICE_PAUSE_MS));
          return handled.kind;
        }
        await writeRefusal(tx, context, row, [NOTICE_UNKNOWN]);
        await finishEvent(tx, row, 'refused', NOTICE_UNKNOWN.code, now);
        return 'refused';
    }
  });
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
