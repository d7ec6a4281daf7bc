import { fromEmployee, toEmployee } from '../../domain/notice/contract-mapping';
import type { Certainty } from '../../domain/notice/notice';
import { parseEmployee } from '../../domain/notice/parse-notice';
import type { Problem } from '../../domain/notice/problem';
import { CERTAINTY_WORDS } from '../../domain/notice/words';
import { municipalityProblem } from '../../domain/region/check-residences';
import { findMunicipality } from '../../domain/region/find-municipality';
import { amsterdamDate, isPlainDate } from '../../domain/shared/dates';
import type { Result } from '../../domain/shared/result';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import { municipalityIndex } from '../region/municipality-index';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import type { AcceptFailure } from './accept-notice';
import { addPeople } from './add-people';
import type { AddReceipt } from './add-people';
import { fileDraftSchema, isGoodRow, readDraftRow } from './file-draft';
import type { FileDraft, FileDraftRow } from './file-draft';

const UNKNOWN: AcceptFailure = { kind: 'refused', refusal: { code: 'draft_unknown' } };

/**
 * Mends one row of a draft: the employee as he should be, by the rules of every notice.
 * @param input.employee in the words of the contract
 * @returns the draft as it is now, or everything that is still wrong with this employee
 */
export async function mendDraftRow(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly draftId: string; readonly rowNumber: number; readonly employee: unknown },
): Promise<Result<FileDraft, AcceptFailure>> {
  const today = amsterdamDate(context.now().toISOString());
  const index = await municipalityIndex(context);
  return rollbackOnFailure<FileDraft, AcceptFailure>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const draft = await readDraftRow(tx, viewer, input.draftId, true);
      if (draft === null || !draft.rows.some((row) => row.rowNumber === input.rowNumber))
        return fail(UNKNOWN);
      const endDateRequired = certaintyOf(draft) === 'definite';
      const parsed = parseEmployee(input.employee, { today, endDateRequired });
      if (!parsed.ok) return fail({ kind: 'invalid', problems: parsed.error });
      const { residence, address } = parsed.value;
      const found = findMunicipality(index, residence, today, address?.postcode);
      const unknown: Problem | undefined = municipalityProblem(found, ['woongemeente']);
      if (unknown !== undefined) return fail({ kind: 'invalid', problems: [unknown] });
      const rows = draft.rows.map((row) =>
        row.rowNumber === input.rowNumber ? mendedRow(draft, row, fromEmployee(parsed.value)) : row,
      );
      const payload = fileDraftSchema.parse({ ...draft, rows });
      await tx.query('UPDATE notice_draft SET payload = $2, updated_at = $3 WHERE id = $1', [
        draft.id,
        JSON.stringify(payload),
        context.now(),
      ]);
      return { ...payload, id: draft.id, noticeId: draft.noticeId };
    }),
  );
}

/**
 * Adds the mended rows of a draft to the notice that took its good rows; what is still wrong stays in the draft.
 * After a crash it can be done again: who is in the notice already is refused by name and nobody is doubled.
 * @returns the receipt, everything that is wrong, or a named refusal
 */
export async function sendMendedRows(
  context: ServiceContext,
  viewer: Viewer,
  draftId: string,
): Promise<Result<AddReceipt, AcceptFailure>> {
  const draft = await withViewer(context, viewer, (tx) => readDraftRow(tx, viewer, draftId));
  const good = draft?.rows.filter(isGoodRow) ?? [];
  if (draft === null || draft.noticeId === null || good.length === 0) return { ok: false, error: UNKNOWN };
  const employees = good.flatMap((row) => (row.employee === null ? [] : [toEmployee(row.employee)]));
  const added = await addPeople(context, viewer, { noticeId: draft.noticeId, employees });
  if (!added.ok) return added;
  await withViewer(context, viewer, async (tx) => {
    const latest = await readDraftRow(tx, viewer, draftId, true);
    const sent = new Set(good.map((row) => row.rowNumber));
    const rows = latest?.rows.filter((row) => !sent.has(row.rowNumber)) ?? [];
    if (rows.length === 0) await tx.query('DELETE FROM notice_draft WHERE id = $1', [draftId]);
    else {
      const payload = JSON.stringify(fileDraftSchema.parse({ ...latest, rows }));
      await tx.query('UPDATE notice_draft SET payload = $2, updated_at = $3 WHERE id = $1', [
        draftId,
        payload,
        context.now(),
      ]);
    }
  });
  return added;
}

/** The row with its employee; what the page shows of it follows, so that nobody reads the old mistake. */
function mendedRow(
  { columns }: FileDraft,
  row: FileDraftRow,
  employee: NonNullable<FileDraftRow['employee']>,
): FileDraftRow {
  const name = [employee.roepnaam ?? employee.voorletters, employee.tussenvoegsel, employee.achternaam];
  const told: Readonly<Record<string, unknown>> = {
    ...employee,
    ...employee.adres,
    naam: name.filter(Boolean).join(' '),
    ...(columns.some((column) => column.field === 'woongemeente') ? {} : { plaats: employee.woongemeente }),
  };
  const values = row.values.map((value, index) => {
    const field = columns[index]?.field;
    const now = field ? told[field] : undefined;
    if (typeof now === 'string') return isPlainDate(now) ? now.split('-').reverse().join('-') : now;
    return typeof now === 'number' ? String(now).replace('.', ',') : value;
  });
  return { ...row, hidden: false, values, employee, problems: [] };
}

function certaintyOf(draft: FileDraft): Certainty {
  const facts = draft.facts['melding'] as { besluit?: unknown } | null | undefined;
  const codes = Object.keys(CERTAINTY_WORDS) as Certainty[];
  return codes.find((code) => CERTAINTY_WORDS[code] === facts?.besluit) ?? 'definite';
}
