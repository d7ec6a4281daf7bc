import { z } from 'zod';
import { employeeContract } from '../../domain/notice/contract';
import { organisationsOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import type { FilePreview } from '../file/preview';

const rowSchema = z.object({
  rowNumber: z.number(),
  hidden: z.boolean(),
  values: z.array(z.string()),
  /** The employee in the words of the contract; null when the row is not good. */
  employee: employeeContract.nullable(),
  problems: z.array(z.object({ column: z.number().nullable(), code: z.string(), detail: z.string() })),
});

/** What is kept of a file between looking and sending. */
export const fileDraftSchema = z.object({
  /** `melding` and `werkgever` as they were filled in. */
  facts: z.record(z.string(), z.unknown()),
  /** Under embargo: whether the coordinators of the region may know. */
  tellCoordinators: z.boolean().default(false),
  sheet: z.string().nullable(),
  columns: z.array(
    z.object({
      position: z.number(),
      header: z.string(),
      label: z.string().nullable(),
      /** What the column holds, by the name of the contract; null when it is not used. */
      field: z.string().nullable().default(null),
      used: z.boolean(),
    }),
  ),
  rows: z.array(rowSchema),
  skipped: z.array(z.object({ rowNumber: z.number(), label: z.string(), text: z.string() })),
  warnings: z.array(z.string()),
  /** Row numbers of people who look the same. */
  duplicates: z.array(z.array(z.number())),
  /** Rows of people who look like somebody of an earlier notice that the uploader may see. */
  earlier: z.array(z.object({ rowNumber: z.number(), noticeNumber: z.string() })).default([]),
});

export type FileDraftContent = z.infer<typeof fileDraftSchema>;
export type FileDraftRow = z.infer<typeof rowSchema>;

/** A draft with its place in the table. */
export interface FileDraft extends FileDraftContent {
  readonly id: string;
  /** The notice that took the good rows; null when nothing was sent yet. */
  readonly noticeId: string | null;
}

/** Good: everything was understood and nothing is wrong, so it can be sent. */
export function isGoodRow(row: FileDraftRow): boolean {
  return row.employee !== null && row.problems.length === 0;
}

/** Turns the preview of a file into what the draft keeps; the contract's words, so that it can be read back. */
export function draftContentOf(
  facts: Record<string, unknown>,
  preview: FilePreview,
  toContract: (employee: NonNullable<FilePreview['rows'][number]['employee']>) => FileDraftRow['employee'],
): FileDraftContent {
  return {
    facts,
    tellCoordinators: false,
    sheet: preview.sheet,
    columns: preview.columns.map(({ position, header, label, field }) => ({
      position,
      header,
      label,
      field,
      used: field !== null,
    })),
    rows: preview.rows.map((row) => ({
      rowNumber: row.rowNumber,
      hidden: row.hidden,
      values: [...row.values],
      employee: row.employee === null ? null : toContract(row.employee),
      problems: row.problems.map(({ column, code, detail }) => ({ column, code, detail })),
    })),
    skipped: preview.skipped.map(({ rowNumber, label, text }) => ({ rowNumber, label, text })),
    warnings: preview.warnings.map((warning) => warning.detail),
    duplicates: preview.duplicates.map((one) => [...one.rowNumbers]),
    earlier: [],
  };
}

/**
 * Reads a draft of a file. A draft belongs to the organisation that uploads: the region may not look into what an
 * employer has not sent.
 *
 * @param lock takes the row's lock, for who is going to change it
 * @returns null when it does not exist for this viewer
 */
export async function readDraftRow(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  lock = false,
): Promise<FileDraft | null> {
  const { rows } = await tx.query<{ id: string; noticeId: string | null; payload: unknown }>(
    `SELECT id, notice_id AS "noticeId", payload FROM notice_draft
     WHERE id = $1 AND kind = 'file' AND organisation_id = ANY ($2::uuid[]) ${lock ? 'FOR UPDATE' : ''}`,
    [id, organisationsOf(viewer)],
  );
  const row = rows[0];
  return row === undefined
    ? null
    : { ...fileDraftSchema.parse(row.payload), id: row.id, noticeId: row.noticeId };
}
