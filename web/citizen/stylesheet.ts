import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { printCssFile } from '../../kernel/documents/notice-page.tsx';

/** A style sheet as it is served: its address changes with its content, so it may be kept for ever. */
export interface Stylesheet {
  readonly address: string;
  readonly text: string;
  readonly zipped: Buffer;
}

/** Reads a style sheet. Its comments and indentation stay in the source. */
export function readStylesheet(name: string, file: URL): Stylesheet {
  const text = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .replace(/\n+/g, '\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { address: `/style/${name}.${hash}.css`, text, zipped: gzipSync(text, { level: 9 }) };
}

/** The style sheets of the citizen front: its own, and that of notices and licences. */
export interface Stylesheets {
  readonly citizen: Stylesheet;
  readonly print: Stylesheet;
}

/** Reads both; once, when the pages are put together. */
export const readStylesheets = (): Stylesheets => ({
  citizen: readStylesheet('citizen', new URL('./style.css', import.meta.url)),
  print: readStylesheet('print', printCssFile),
});

/** Serves style sheets: zipped where the browser takes it, kept for a year. */
export function serveStylesheets(app: FastifyInstance, sheets: Stylesheets): void {
  for (const { address, text, zipped } of Object.values(sheets))
    app.get(address, (request, reply) => {
      const takesGzip = request.headers['accept-encoding']?.includes('gzip') ?? false;
      reply.headers({
        'Content-Type': 'text/css; charset=utf-8',
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        ...(takesGzip ? { 'Content-Encoding': 'gzip' } : {}),
      });
      return reply.send(takesGzip ? zipped : text);
    });
}
