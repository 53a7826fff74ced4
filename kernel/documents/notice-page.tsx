import { renderToString } from 'preact-render-to-string';
import { printWords } from './messages.ts';
import type { Notice } from './notice.ts';
import { longDate, type NoticeBlock } from './notice-content.ts';
import { QrCode } from './qr.tsx';
import { verifyAddress } from './verification.ts';

/** Address of `print.css`, for the server to serve; no style stands in the page itself. */
export const printCssFile = new URL('./print.css', import.meta.url);

/** A notice for a page or for print: the same blocks as the PDF. Needs `print.css`. */
export function NoticeView({ notice, publicAddress }: { notice: Notice; publicAddress: string }) {
  const { content } = notice;
  return (
    <article class="document notice" lang="zh-CN">
      <header class="head">
        <div class="qr-box">
          <QrCode text={verifyAddress(publicAddress, notice.verify_code)} label={printWords.scan_to_verify.zh} />
          {printWords.scan_to_verify.zh}
        </div>
        <h1>{content.title}</h1>
        <p class="number">{notice.number}</p>
      </header>
      {content.addressee !== '' && <p>{content.addressee}：</p>}
      {content.blocks.map((block) => (
        <Block block={block} />
      ))}
      <footer class="statement">
        <p>{printWords.no_signature_yet.zh}</p>
        <p>
          {printWords.verify_code.zh}：{notice.verify_code}
        </p>
      </footer>
    </article>
  );
}

function Block({ block }: { block: NoticeBlock }) {
  switch (block.block) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return <p class="text">{block.text}</p>;
    case 'list':
      return (
        <ol>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ol>
      );
    case 'table':
      return <Table block={block} />;
    case 'signature':
      return (
        <div class="signature">
          <p>{block.organisation}</p>
          <p class="seal">{printWords.seal_pending.zh}</p>
          <p>{longDate(block.date)}</p>
        </div>
      );
    case 'sign_here':
      return (
        <>
          {block.lines.map((line) => (
            <p class="sign-here">{line}</p>
          ))}
        </>
      );
  }
}

function Table({ block }: { block: Extract<NoticeBlock, { block: 'table' }> }) {
  return (
    <table>
      <colgroup>
        {block.widths.map((share) => (
          <col width={`${Math.round(share * 100)}%`} />
        ))}
      </colgroup>
      {block.columns.length > 0 && (
        <thead>
          <tr>
            {block.columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {block.rows.map((row) => (
          <tr>
            {row.map((cell, column) =>
              block.columns.length === 0 && column === 0 ? <th scope="row">{cell}</th> : <td>{cell}</td>,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/**
 * A notice as a whole HTML page for print.
 * @param options.stylesheet address under which the server serves `print.css`
 */
export function noticePage(
  notice: Notice,
  options: { readonly publicAddress: string; readonly stylesheet: string },
): string {
  const page = (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`${notice.content.title} ${notice.number}`}</title>
        <link rel="stylesheet" href={options.stylesheet} />
      </head>
      <body>
        <p class="no-print">{printWords.print_hint.zh}</p>
        <main>
          <NoticeView notice={notice} publicAddress={options.publicAddress} />
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}
