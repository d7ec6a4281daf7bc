import type { PlaybookDocument } from '../../domain/playbook/document';
import { playbookDocumentSchema } from '../../domain/playbook/document';
import { activationFaults } from '../../domain/playbook/fault';
import type { PlaybookFault } from '../../domain/playbook/fault';
import { mayReadPlaybooks } from '../access/playbook-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

/** One version of a draaiboek, as a line of a list. */
export interface PlaybookVersionLine {
  readonly versionId: string;
  readonly playbookId: string;
  readonly regionCode: string;
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly state: 'draft' | 'active' | 'retired';
  readonly createdAt: Date;
  readonly createdByName: string | null;
  readonly activatedAt: Date | null;
  readonly activatedByName: string | null;
  /** Runs of this version that are not closed: they keep it. */
  readonly running: number;
}

/** A version with its document. */
export interface PlaybookVersionView extends PlaybookVersionLine {
  readonly document: PlaybookDocument;
  /** What has to be there before it may be activated (D111). */
  readonly beforeActivation: readonly PlaybookFault[];
}

/** How a version is named: by its id, or by region and key with a number (the active or newest one without). */
export type PlaybookChoice =
  | { readonly versionId: string }
  | { readonly regionCode: string; readonly key: string; readonly version?: number };

const SELECT = `SELECT v.id AS "versionId", p.id AS "playbookId", p.region_code AS "regionCode", p.key, p.name,
    v.version, v.state, v.created_at AS "createdAt", c.name AS "createdByName",
    v.activated_at AS "activatedAt", a.name AS "activatedByName",
    (SELECT count(*) FROM playbook_run r WHERE r.playbook_version_id = v.id AND r.ended_at IS NULL) AS running
  FROM playbook_version v
  JOIN playbook p ON p.id = v.playbook_id
  LEFT JOIN account c ON c.id = v.created_by
  LEFT JOIN account a ON a.id = v.activated_by`;

/** All versions of the draaiboeken the viewer may read, by region and key, newest version first. */
export async function findPlaybooks(
  context: ServiceContext,
  viewer: Viewer,
): Promise<readonly PlaybookVersionLine[]> {
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<PlaybookVersionLine>(`${SELECT} ORDER BY p.region_code, p.key, v.version DESC`),
  );
  return rows.filter((row) => mayReadPlaybooks(viewer, row.regionCode));
}

/** One version with its document. @returns null when it does not exist for this viewer */
export function readPlaybook(
  context: ServiceContext,
  viewer: Viewer,
  choice: PlaybookChoice,
): Promise<PlaybookVersionView | null> {
  return withViewer(context, viewer, async (tx) => {
    const line = await findVersion(tx, choice);
    if (line === null || !mayReadPlaybooks(viewer, line.regionCode)) return null;
    const document = await documentOf(tx, line.versionId);
    return { ...line, document, beforeActivation: activationFaults(document) };
  });
}

/** The line of a chosen version; null when there is none. */
export async function findVersion(
  tx: Transaction,
  choice: PlaybookChoice,
): Promise<PlaybookVersionLine | null> {
  const byId = 'versionId' in choice;
  const { rows } = await tx.query<PlaybookVersionLine>(
    `${SELECT} WHERE ${byId ? 'v.id = $1' : 'p.region_code = $1 AND p.key = $2 AND ($3::int4 IS NULL OR v.version = $3)'}
     ORDER BY (v.state = 'active') DESC, v.version DESC LIMIT 1`,
    byId ? [choice.versionId] : [choice.regionCode, choice.key, choice.version ?? null],
  );
  return rows[0] ?? null;
}

/** The stored document of a version. */
export async function documentOf(tx: Transaction, versionId: string): Promise<PlaybookDocument> {
  const { rows } = await tx.query<{ document: unknown }>(
    'SELECT document FROM playbook_version WHERE id = $1',
    [versionId],
  );
  return playbookDocumentSchema.parse(rows[0]?.document);
}
