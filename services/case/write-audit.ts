import type { Facts } from '../../domain/chart/decision';
import type { Transaction } from '../access/with-viewer';
import { insertRows } from '../shared/insert-rows';
import { hashOfLink } from './audit-chain';
import type { DecidedCase } from './write-decisions';

const COLUMNS = {
  subject_id: 'uuid',
  seq: 'int4',
  at: 'timestamptz',
  actor_kind: 'text',
  actor_id: 'text',
  on_behalf_of: 'text',
  event: 'text',
  from_stage: 'text',
  to_stage: 'text',
  course_version: 'int4',
  data: 'jsonb',
  prev_hash: 'text',
  hash: 'text',
} as const;

/** Who did it, as it stands in the chain. */
export interface AuditActor {
  readonly kind: string;
  readonly id: string;
  readonly onBehalfOf: string | null;
}

/** Adds one link per decided case. @param at the instant of recording, in real time */
export async function writeAuditLinks(
  tx: Transaction,
  actor: AuditActor,
  items: readonly DecidedCase[],
  at: Date,
): Promise<void> {
  const rows = items.map(({ row, decision }) =>
    auditRowOf(actor, at, {
      subjectId: row.id,
      seq: row.auditSeq + 1,
      prevHash: row.auditHash,
      event: decision.event,
      fromStage: row.auditSeq === 0 ? null : row.stage,
      toStage: decision.state.stage,
      courseVersion: row.courseVersion + 1,
      data: decision.data,
    }),
  );
  await insertRows(tx, 'audit_entry', COLUMNS, rows);
}

interface LinkFacts {
  readonly subjectId: string;
  readonly seq: number;
  readonly prevHash: string;
  readonly event: string;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly courseVersion: number;
  readonly data: Facts;
}

function auditRowOf(actor: AuditActor, at: Date, facts: LinkFacts): Record<keyof typeof COLUMNS, unknown> {
  const moment = at.toISOString();
  const hash = hashOfLink({
    ...facts,
    at: moment,
    actorKind: actor.kind,
    actorId: actor.id,
    onBehalfOf: actor.onBehalfOf,
  });
  return {
    subject_id: facts.subjectId,
    seq: facts.seq,
    at: moment,
    actor_kind: actor.kind,
    actor_id: actor.id,
    on_behalf_of: actor.onBehalfOf,
    event: facts.event,
    from_stage: facts.fromStage,
    to_stage: facts.toStage,
    course_version: facts.courseVersion,
    data: facts.data,
    prev_hash: facts.prevHash,
    hash,
  };
}
