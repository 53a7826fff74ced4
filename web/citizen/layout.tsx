import type { JSX } from 'preact';
import { languageNames, languageTags, messages, RIGHT_TO_LEFT } from './messages.ts';
import type { Sheet } from './page.tsx';
import type { Stylesheets } from './stylesheet.ts';
import type { Visit } from './visit.ts';

interface LayoutProps {
  readonly visit: Visit;
  readonly sheet: Sheet;
  readonly sheets: Stylesheets;
}

/** The frame of every page: head, who is signed in, main content, switches, hotline. */
export function Layout({ visit, sheet, sheets }: LayoutProps): JSX.Element {
  const { language, request, t } = visit;
  const title = sheet.failed ? t(messages.error_title(sheet.title)) : sheet.title;
  return (
    <html
      lang={languageTags[language]}
      dir={RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr'}
      class={request.elder ? 'elder' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} — ${t(messages.service)}`}</title>
        <link rel="stylesheet" href={sheets.citizen.address} />
        {sheet.document && <link rel="stylesheet" href={sheets.print.address} />}
        <link rel="icon" href="data:," />
        <meta name="theme-color" content="#0f4c81" />
      </head>
      <body>
        <a class="skip" href="#main">
          {t(messages.skip)}
        </a>
        <Header visit={visit} />
        <div class={sheet.wide ? 'page page-wide' : 'page'}>
          {sheet.back !== undefined && (
            <nav class="back no-print">
              <a class="back-link" href={sheet.back}>
                {t(messages.back)}
              </a>
            </nav>
          )}
          <main id="main" tabIndex={-1}>
            {RIGHT_TO_LEFT.has(language) && <p class="falls-back no-print">{t(messages.falls_back)}</p>}
            {sheet.body}
          </main>
        </div>
        <Footer visit={visit} />
      </body>
    </html>
  );
}

function Header({ visit }: { visit: Visit }): JSX.Element {
  const { actor, t } = visit;
  return (
    <header class="top">
      <div class="top-row">
        <a class="brand" href="/">
          <svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
            <rect width="32" height="32" rx="7" fill="#fff" />
            <path d="M7 17.5l6 6L25.5 9" fill="none" stroke="#0f4c81" stroke-width="4" stroke-linecap="round" />
          </svg>
          <span class="brand-name">{t(messages.service)}</span>
          <span class="brand-of">{t(messages.prefecture)}</span>
        </a>
        <Preferences visit={visit} />
      </div>
      <nav class="sections no-print" aria-label={t(messages.navigation)}>
        <ul>
          <li>
            <a class="section-link" href="/">
              {t(messages.home)}
            </a>
          </li>
          <li>
            <a class="section-link" href="/cases">
              {t(messages.my_matters)}
            </a>
          </li>
          <li>
            <a class="section-link" href="/licences">
              {t(messages.my_licences)}
            </a>
          </li>
          <li>
            <a class="section-link" href="/verify">
              {t(messages.verify)}
            </a>
          </li>
          {actor.kind === 'anonymous' && (
            <li>
              <a class="section-link" href="/sign-in">
                {t(messages.sign_in)}
              </a>
            </li>
          )}
        </ul>
      </nav>
      {actor.kind !== 'anonymous' && <SignedInAs visit={visit} />}
    </header>
  );
}

function SignedInAs({ visit }: { visit: Visit }): JSX.Element {
  const { actor, t } = visit;
  return (
    <div class="who no-print">
      <p>
        <bdi>
          {t(
            actor.principal ? messages.acting_for(actor.name, actor.principal.name) : messages.acting_self(actor.name),
          )}
        </bdi>
      </p>
      <ul class="who-links">
        {actor.kind === 'person' && (
          <li>
            <a class="tap" href="/principal">
              {t(messages.switch_principal)}
            </a>
          </li>
        )}
        <li>
          <form method="post" action="/sign-out">
            <button class="link-button" type="submit">
              {t(messages.sign_out)}
            </button>
          </form>
        </li>
      </ul>
    </div>
  );
}

/** Language and size of text; plain buttons, so that no script and no address in the history are needed. */
function Preferences({ visit }: { visit: Visit }): JSX.Element {
  const { language, request, t } = visit;
  return (
    <form class="preferences no-print" method="post" action="/preferences" aria-label={t(messages.settings)}>
      <input
        type="hidden"
        name="back"
        value={request.method === 'GET' ? visit.path : (request.headers.referer ?? '/')}
      />
      <button class="chip" type="submit" name="elder" value={request.elder ? '0' : '1'}>
        {t(request.elder ? messages.elder_off : messages.elder_on)}
      </button>
      {(Object.keys(languageNames) as (keyof typeof languageNames)[]) // the object above has exactly these keys
        .filter((code) => code !== language)
        .map((code) => (
          <button class="chip" type="submit" name="language" value={code} lang={languageTags[code]}>
            {languageNames[code]}
          </button>
        ))}
    </form>
  );
}

function Footer({ visit }: { visit: Visit }): JSX.Element {
  const { t, language, platform } = visit;
  return (
    <footer class="bottom">
      <div class="bottom-row">
        <p>
          {t(messages.hotline)}{' '}
          <a class="hotline" href="tel:12345">
            12345
          </a>{' '}
          {t(messages.hotline_hours)}
        </p>
        {language !== 'zh' && <p>{t(messages.prevails)}</p>}
        {platform.config.demo !== 'none' && <p>{t(messages.synthetic)}</p>}
      </div>
    </footer>
  );
}
