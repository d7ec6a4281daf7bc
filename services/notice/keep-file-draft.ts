import { fromEmployee } from '../../domain/notice/contract-mapping';
import { CERTAINTY_WORDS } from '../../domain/notice/words';
import type { Certainty } from '../../domain/notice/notice';
import { parseNotice } from '../../domain/notice/parse-notice';
import type { Problem } from '../../domain/notice/problem';
import { municipalityProblem } from '../../domain/region/check-residences';
import { findMunicipality } from '../../domain/region/find-municipality';
import { amsterdamDate } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import { err, ok } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import { actorOf, organisationsOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import { readEmployeesFile } from '../file/read-employees-file';
import type { FilePreview } from '../file/preview';
import { municipalityIndex } from '../region/municipality-index';
import type { ServiceContext } from '../shared/context';
import { draftContentOf } from './file-draft';
import { findEarlierPeople } from './find-earlier-people';
import type { FileDraft } from './file-draft';

/** A file with employees and the facts of the notice they belong to. */
export interface FileUpload {
  /** `melding` and `werkgever` of the contract, as they were filled in. */
  readonly facts: Record<string, unknown>;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Under embargo: whether the coordinators of the region may know. */
  readonly tellCoordinators?: boolean;
}

export type UploadFailure =
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Reads a file with employees and keeps it as a draft, to look at before anything is sent. Nothing is accepted here:
 * no person, no trajectory, nothing that anybody else can see.
 *
 * @returns the draft with every row and everything that is wrong with it, everything that is wrong with the facts at
 *   once, or why the file cannot be used
 */
export async function keepFileDraft(
  context: ServiceContext,
  viewer: Viewer,
  upload: FileUpload,
): Promise<Result<FileDraft, UploadFailure>> {
  const today = amsterdamDate(context.now().toISOString());
  const index = await municipalityIndex(context);
  const problems = factProblems(upload.facts, today);
  const found = findMunicipality(index, workplaceOf(upload.facts), today);
  const unknown = municipalityProblem(found, ['melding', 'werkgemeente']);
  if (unknown !== undefined && !problems.some((one) => one.location === unknown.location))
    problems.push(unknown);
  if (problems.length > 0 || found.kind !== 'found') return err({ kind: 'invalid', problems });
  const read = await readEmployeesFile(upload.bytes, upload.fileName, {
    today,
    certainty: certaintyOf(upload.facts),
    municipalities: { rows: [...index.byCode.values()], postcodes: [...index.byPostcode4] },
  });
  if (!read.ok) return err({ kind: 'refused', refusal: read.error });
  const content = {
    ...draftContentOf(upload.facts, read.value, fromEmployee),
    tellCoordinators: upload.tellCoordinators ?? false,
    earlier: await earlierRows(context, viewer, upload.facts, read.value),
  };
  const organisationId = organisationsOf(viewer)[0];
  if (organisationId === undefined) return err({ kind: 'refused', refusal: { code: 'notice_not_allowed' } });
  const id = context.newId();
  const actor = actorOf(viewer);
  await withViewer(context, viewer, async (tx) => {
    await tx.query(
      `INSERT INTO notice_draft (id, organisation_id, region_code, account_id, kind, payload, updated_at)
       VALUES ($1, $2, $3, $4, 'file', $5, $6)`,
      [
        id,
        organisationId,
        found.municipality.regionCode,
        actor.kind === 'account' ? actor.id : null,
        JSON.stringify(content),
        context.now(),
      ],
    );
  });
  return ok({ ...content, id, noticeId: null });
}

/** The rows of people who were noticed before; nobody is refused for it, the employer decides. */
async function earlierRows(
  context: ServiceContext,
  viewer: Viewer,
  facts: Record<string, unknown>,
  { rows }: FilePreview,
): Promise<FileDraft['earlier']> {
  const { werkgever } = facts;
  const kvkNumber: unknown =
    typeof werkgever === 'object' && werkgever !== null ? Reflect.get(werkgever, 'kvkNummer') : undefined;
  if (typeof kvkNumber !== 'string') return [];
  const read = rows.flatMap(({ rowNumber, employee }) =>
    employee === null ? [] : [{ rowNumber, employee }],
  );
  const employees = read.map((row) => row.employee);
  const found = await findEarlierPeople(context, viewer, kvkNumber, employees);
  return found.flatMap(({ index, noticeNumber }) => {
    const row = read[index];
    return row === undefined ? [] : [{ rowNumber: row.rowNumber, noticeNumber }];
  });
}

/** Everything that is wrong with the facts alone; that there are no employees yet is no fault here. */
function factProblems(facts: Record<string, unknown>, today: string): Problem[] {
  const parsed = parseNotice({ ...facts, werknemers: [] }, { today });
  return parsed.ok ? [] : parsed.error.filter((problem) => problem.code !== 'no_employees');
}

function factOf(facts: Record<string, unknown>, name: string): unknown {
  const { melding } = facts;
  return typeof melding === 'object' && melding !== null ? Reflect.get(melding, name) : undefined;
}

function workplaceOf(facts: Record<string, unknown>): string {
  const workplace = factOf(facts, 'werkgemeente');
  return typeof workplace === 'string' ? workplace : '';
}

function certaintyOf(facts: Record<string, unknown>): Certainty {
  const decision = factOf(facts, 'besluit');
  const known = (Object.keys(CERTAINTY_WORDS) as Certainty[]).find(
    (code) => CERTAINTY_WORDS[code] === decision,
  );
  return known ?? 'definite';
}
