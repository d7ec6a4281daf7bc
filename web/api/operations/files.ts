import { z } from 'zod';
import type { FileDraft } from '../../../services/notice/file-draft';
import { isGoodRow } from '../../../services/notice/file-draft';
import type { WebDeps } from '../../deps';
import { apiText } from '../../i18n/nl/api';
import { apiPaths } from '../../paths';
import { refusalProblem, webProblem } from '../../problem';
import type { AddOperation } from '../define';
import { acceptProblem, noticeProblem } from './notices';

const upload = z
  .strictObject({
    melding: z.string().meta({ description: apiText.filePart('melding') }),
    werkgever: z.string().meta({ description: apiText.filePart('werkgever') }),
    bestand: z.string().meta({ description: apiText.file, format: 'binary' }),
  })
  .meta({ id: 'Bestandsmelding' });

const draft = z
  .strictObject({
    id: z.uuid(),
    goed: z.int(),
    nietGoed: z.int(),
    rijen: z.array(z.strictObject({ rij: z.int(), goed: z.boolean(), problemen: z.array(z.string()) })),
    overgeslagen: z.array(z.strictObject({ rij: z.int(), reden: z.string() })),
    letOp: z.array(z.string()),
  })
  .meta({ id: 'Bestandsconcept' });

const sent = z.strictObject({ meldingId: z.uuid(), nummer: z.string(), ontvangenOp: z.iso.datetime() });

function draftOf(content: FileDraft): z.input<typeof draft> {
  const good = content.rows.filter(isGoodRow).length;
  return {
    id: content.id,
    goed: good,
    nietGoed: content.rows.length - good,
    rijen: content.rows.map((row) => ({
      rij: row.rowNumber,
      goed: isGoodRow(row),
      problemen: row.problems.map((problem) => problem.detail),
    })),
    overgeslagen: content.skipped.map((row) => ({ rij: row.rowNumber, reden: row.label })),
    letOp: content.warnings,
  };
}

/** One part of the form, which holds JSON. */
function jsonPart(body: unknown, name: string): unknown {
  const part: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  try {
    return typeof part === 'string' ? JSON.parse(part) : undefined;
  } catch {
    return part;
  }
}

/** A notice with a file by the API: look first, then send. */
export function addFileOperations(add: AddOperation, deps: WebDeps): void {
  const { services } = deps;
  add(
    {
      method: 'POST',
      path: apiPaths.files,
      id: 'bestandBekijken',
      tag: 'Meldingen',
      summary: 'Laat een bestand met werknemers nakijken',
      description: apiText.fileDescription,
      permission: 'file-notice',
      audit: 'draft.kept',
      body: upload,
      mediaType: 'multipart/form-data',
      readsBodyItself: true,
      status: 201,
      answer: draft,
      limit: 'import',
    },
    async ({ viewer, request }) => {
      const { sentFile } = request;
      if (!sentFile) throw webProblem('file-missing');
      const kept = await services.keepFileDraft(viewer, {
        facts: { melding: jsonPart(request.body, 'melding'), werkgever: jsonPart(request.body, 'werkgever') },
        bytes: sentFile.bytes,
        fileName: sentFile.name,
      });
      if (kept.ok) return draftOf(kept.value);
      throw kept.error.kind === 'invalid'
        ? noticeProblem(kept.error.problems)
        : refusalProblem(kept.error.refusal);
    },
  );

  add(
    {
      method: 'POST',
      path: apiPaths.fileSendings,
      id: 'bestandVersturen',
      tag: 'Meldingen',
      summary: 'Verstuur de goede rijen van een nagekeken bestand',
      permission: 'file-notice',
      audit: 'notice.filed',
      params: z.strictObject({ id: z.uuid() }),
      status: 201,
      answer: sent,
      creates: true,
    },
    async ({ viewer, params, request }) => {
      const result = await services.sendFileDraft(viewer, params.id);
      if (!result.ok) throw acceptProblem(result.error);
      const { noticeId, number, acceptedAt } = result.value;
      request.noteSubjects([noticeId]);
      return { meldingId: noticeId, nummer: number, ontvangenOp: acceptedAt };
    },
  );
}
