import { createHash } from 'node:crypto';
import { missingParts } from '../../domain/notice/missing-parts';
import type { MissingPart } from '../../domain/notice/missing-parts';
import type { Notice } from '../../domain/notice/notice';
import type { PlaybookDocument } from '../../domain/playbook/document';
import { findNoticeMunicipalities } from '../../domain/region/check-residences';
import type { Municipality } from '../../domain/region/municipality';
import { amsterdamDate } from '../../domain/shared/dates';
import type { Result } from '../../domain/shared/result';
import { err, ok } from '../../domain/shared/result';
import type { Viewer } from '../access/viewer';
import { playbookDocumentOf } from '../case/playbook-cache';
import { municipalityIndex } from '../region/municipality-index';
import type { ServiceContext } from '../shared/context';
import type { AcceptFailure, AcceptOptions } from './accept-notice';
import { mayFileFor } from './may-file';

/** A notice with everything looked up that does not need the transaction. */
export interface PreparedNotice {
  readonly notice: Notice;
  readonly options: AcceptOptions;
  readonly workplace: Municipality;
  /** Of each employee, in the order of the notice. */
  readonly residences: readonly (Municipality | undefined)[];
  readonly playbookVersionId: string;
  readonly playbookVersion: number;
  readonly playbook: PlaybookDocument;
  readonly missing: readonly MissingPart[];
  readonly contentHash: string;
  /** In real time. */
  readonly acceptedAt: Date;
  /** The present instant of the case: that of its stepped clock, else real time. */
  readonly caseNow: Date;
}

/** Looks up municipalities, region, draaiboek and rights before any transaction is open. */
export async function prepareNotice(
  context: ServiceContext,
  viewer: Viewer,
  notice: Notice,
  options: AcceptOptions,
): Promise<Result<PreparedNotice, AcceptFailure>> {
  const acceptedAt = context.now();
  const caseNow = await clockOf(context, options.clockId, acceptedAt);
  const today = amsterdamDate(caseNow.toISOString());
  const found = findNoticeMunicipalities(await municipalityIndex(context), notice, today);
  if (found.problems.length > 0 || found.workplace === undefined) {
    return err({ kind: 'invalid', problems: found.problems });
  }
  const refusal = await mayFileFor(context, viewer, notice, found.workplace.regionCode);
  if (refusal !== null) return err({ kind: 'refused', refusal });
  const active = await activeVersionOf(context, found.workplace.regionCode, options.playbookKey);
  if (active === null) {
    return err({
      kind: 'refused',
      refusal: { code: 'notice_region_not_served', details: { region: found.workplace.regionCode } },
    });
  }
  return ok({
    notice,
    options,
    workplace: found.workplace,
    residences: found.residences,
    playbookVersionId: active.id,
    playbookVersion: active.version,
    playbook: await playbookDocumentOf(context, active.id),
    missing: missingParts(notice),
    contentHash: createHash('sha256').update(JSON.stringify(notice)).digest('hex'),
    acceptedAt,
    caseNow,
  });
}

async function clockOf(context: ServiceContext, clockId: string | undefined, real: Date): Promise<Date> {
  if (clockId === undefined) return real;
  const { rows } = await context.pool.query<{ instant: Date }>(
    'SELECT instant FROM stepped_clock WHERE id = $1',
    [clockId],
  );
  if (rows[0] === undefined) throw new Error('clock_unknown');
  return rows[0].instant;
}

/** The wanted draaiboek, else the one meant for any employer; only active versions of a served region. */
async function activeVersionOf(
  context: ServiceContext,
  regionCode: string,
  key: string | undefined,
): Promise<{ readonly id: string; readonly version: number } | null> {
  const { rows } = await context.pool.query<{ id: string; version: number }>(
    `SELECT v.id, v.version FROM playbook p JOIN playbook_version v ON v.playbook_id = p.id AND v.state = 'active'
     JOIN region r ON r.code = p.region_code AND r.served
     WHERE p.region_code = $1 AND ($2::text IS NULL OR p.key = $2)
     ORDER BY (v.document->'meantFor' IS NULL OR v.document->'meantFor' = 'null'::jsonb) DESC, v.version DESC LIMIT 1`,
    [regionCode, key ?? null],
  );
  return rows[0] ?? null;
}
