import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';

/** The largest file that may be sent, in bytes. */
export const maximumFileSize = 5 * 1024 * 1024;

/** A file as it was sent: its own name and its content. */
export type SentFile = { name: string; bytes: Buffer };

declare module 'fastify' {
  interface FastifyRequest {
    sentFile: SentFile | null;
  }
}

/**
 * Reads forms. Of a form with a file the fields become the body, as in any other form, and the file stands apart in
 * `request.sentFile`, wholly read and never larger than {@link maximumFileSize}.
 */
export async function addBodies(app: FastifyInstance): Promise<void> {
  await app.register(formbody, { bodyLimit: 1024 * 1024 });
  await app.register(multipart, {
    limits: { fileSize: maximumFileSize, files: 1, fields: 200, parts: 201, fieldSize: 1024 * 1024 },
  });
  app.decorateRequest('sentFile', null);
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) return;
    const fields = new Map<string, string[]>();
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value !== 'string') continue;
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), part.value]);
      } else {
        const bytes = await part.toBuffer();
        if (part.filename || bytes.length > 0) request.sentFile = { name: part.filename, bytes };
      }
    }
    request.body = Object.fromEntries(
      [...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
    );
  });
}
