import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { access } from '../access';
import { paths } from '../paths';
import { projectRoot } from '../../services/shared/project-root';

/** The stylesheets in their order: theme, components, reviewed components, and last our own overrides. */
const stylesheets = [
  'node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css',
  'node_modules/@utrecht/component-library-css/dist/index.css',
  'node_modules/@nl-design-system-candidate/button-css/dist/button.css',
  'node_modules/@nl-design-system-candidate/data-badge-css/dist/data-badge.css',
  'node_modules/@nl-design-system-candidate/skip-link-css/dist/skip-link.css',
  'node_modules/@nl-design-system-candidate/heading-css/dist/heading.css',
  'node_modules/@nl-design-system-candidate/paragraph-css/dist/paragraph.css',
  'node_modules/@nl-design-system-candidate/link-css/dist/link.css',
  'web/static/app.css',
];

type Asset = { type: string; plain: Buffer; packed: Buffer };

function readStylesheet(): { name: string; asset: Asset } {
  const root = projectRoot();
  const plain = Buffer.from(stylesheets.map((file) => readFileSync(join(root, file), 'utf8')).join('\n'));
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
  return {
    name: `overstap.${hash}.css`,
    asset: { type: 'text/css; charset=utf-8', plain, packed: gzipSync(plain, { level: 9 }) },
  };
}

const stylesheet = readStylesheet();
const assets = new Map<string, Asset>([[stylesheet.name, stylesheet.asset]]);

/** The address of the one stylesheet; it changes with its content, so browsers may keep it for ever. */
export const stylesheetUrl = paths.asset.to({ name: stylesheet.name });

/** Serves the files of a closed list, read once at start; no path of the disk can be asked for. */
export function addAssets(app: FastifyInstance): void {
  app.get<{ Params: { name: string } }>(
    paths.asset.pattern,
    access('public', 'none', 'asset'),
    async (request, reply) => {
      const asset = assets.get(request.params.name);
      if (!asset) return reply.callNotFound();
      const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      reply.header('cache-control', 'public, max-age=31536000, immutable');
      reply.header('vary', 'Accept-Encoding');
      if (packed) reply.header('content-encoding', 'gzip');
      return reply.type(asset.type).send(packed ? asset.packed : asset.plain);
    },
  );
}
