import { gzipSync } from 'node:zlib';
import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Layout } from './layout.tsx';
import type { Stylesheets } from './stylesheet.ts';
import type { Visit } from './visit.ts';

/** One page before its frame is put around it. */
export interface Sheet {
  /** Of the page itself; the service's name follows it in the window's title. */
  readonly title: string;
  readonly status?: number;
  /** The page shows errors: its title begins with “错误：”. */
  readonly failed?: boolean;
  /** Where “返回” leads; absent where there is nothing to go back to. */
  readonly back?: string;
  /** Lists and tables take the whole width; text does not. */
  readonly wide?: boolean;
  /** The page shows a notice, a licence or a verification, which bring their own style sheet. */
  readonly document?: boolean;
  readonly body: ComponentChildren;
}

/** How pages are sent: made once with the style sheets. */
export type Send = (visit: Visit, sheet: Sheet) => void;

/** The sender of pages: renders, zips where it pays, and forbids caches to keep what may be personal. */
export function pageSender(sheets: Stylesheets): Send {
  return (visit, sheet) => {
    const { reply, request } = visit;
    const page: JSX.Element = <Layout visit={visit} sheet={sheet} sheets={sheets} />;
    const html = `<!doctype html>${renderToString(page)}`;
    const zipped = html.length > 1400 && (request.headers['accept-encoding']?.includes('gzip') ?? false);
    reply
      .code(sheet.status ?? (sheet.failed ? 422 : 200))
      .headers({
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        Vary: 'Cookie, Accept-Language, Accept-Encoding',
        ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
      })
      .send(zipped ? gzipSync(html) : html);
  };
}
