import { contentDisposition } from '../../kernel/documents/file-name.ts';
import type { Visit } from './visit.ts';

/** Sends a PDF of ours, shown in place where the browser can; nobody but its reader may keep it. */
export function sendFile({ reply }: Visit, pdf: Buffer, name: string): 'sent' {
  reply
    .headers({
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition('inline', name),
      'Cache-Control': 'private, no-store',
    })
    .send(pdf);
  return 'sent';
}
