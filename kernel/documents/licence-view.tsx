import { renderToString } from 'preact-render-to-string';
import { dateOf, type Instant } from '../dates.ts';
import type { Licence } from './licence.ts';
import { licenceStates, stateAt } from './licence-state.ts';
import { printWords } from './messages.ts';
import { longDate } from './notice-content.ts';
import { QrCode } from './qr.tsx';
import { verifyAddress } from './verification.ts';

/** What a licence shows, line by line: page and PDF print the same. */
export function licenceLines(licence: Licence): readonly (readonly [string, string])[] {
  const codeTitle =
    licence.holder_kind === 'person' ? printWords.holder_code_person.zh : printWords.holder_code_enterprise.zh;
  return [
    ...(licence.number ? [[printWords.number.zh, licence.number] as const] : []),
    [printWords.holder.zh, licence.holder_name],
    [codeTitle, licence.holder_code],
    ...licence.content.map(({ title, value }) => [title, value] as const),
    [printWords.valid_from.zh, longDate(licence.valid_from)],
    [printWords.valid_to.zh, licence.valid_to ? longDate(licence.valid_to) : printWords.unlimited.zh],
    [printWords.identifier.zh, licence.identifier],
  ];
}

/** A licence for a page or for print. Needs `print.css`. One that is no longer valid says so across its head. */
export function LicenceView({
  licence,
  publicAddress,
  moment,
}: {
  licence: Licence;
  publicAddress: string;
  /** As of when its state is shown. */
  moment: Instant;
}) {
  const state = licenceStates[stateAt(licence, moment)];
  return (
    <article class="document licence" lang="zh-CN">
      {!state.valid && <p class="void">{`${printWords.state.zh}：${state.name.zh}`}</p>}
      <h1>{licence.type_name}</h1>
      <dl>
        {licenceLines(licence).map(([title, value]) => (
          <>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <div class="foot">
        <div>
          <QrCode text={verifyAddress(publicAddress, licence.verify_code)} label={printWords.scan_to_verify.zh} />
          <p>
            {printWords.verify_code.zh}：{licence.verify_code}
          </p>
        </div>
        <div class="issuer">
          <p>{licence.issuer_name}</p>
          <p class="seal">{printWords.seal_pending.zh}</p>
          <p>{longDate(dateOf(licence.issued_at))}</p>
        </div>
      </div>
      <p class="statement">{printWords.no_signature_yet.zh}</p>
    </article>
  );
}

/** A licence as a whole HTML page for print, A4 landscape. `stylesheet` is where the server serves `print.css`. */
export function licencePage(
  licence: Licence,
  options: { readonly publicAddress: string; readonly stylesheet: string; readonly moment: Instant },
): string {
  const page = (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`${licence.type_name} ${licence.holder_name}`}</title>
        <link rel="stylesheet" href={options.stylesheet} />
      </head>
      <body>
        <p class="no-print">{printWords.print_hint.zh}</p>
        <main>
          <LicenceView licence={licence} publicAddress={options.publicAddress} moment={options.moment} />
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}
