import type { ComponentChildren, JSX } from 'preact';
import { address, type Desk } from './desk.ts';
import { dutyOf, messages } from './messages.ts';
import { type Area, waysOf } from './navigation.ts';

interface LayoutProps {
  readonly desk: Desk;
  readonly title: string;
  readonly area: Area | null;
  /** Address of the style sheet, with the hash of its content. */
  readonly stylesheet: string;
  readonly plain?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every page of the workbench: who is in office, where one can go, and the page itself. */
export function Layout({ desk, title, area, stylesheet, plain = false, children }: LayoutProps): JSX.Element {
  const { t, actor, language } = desk;
  return (
    <html lang={language === 'en' ? 'en' : 'zh-CN'} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{`${title} - ${t(messages.desk)}`}</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="data:," />
      </head>
      <body class={plain ? 'plain' : undefined}>
        {!plain && (
          <>
            <a class="skip" href="#main">
              {t(messages.skip)}
            </a>
            <header class="top">
              <a class="brand" href="/desk">
                {t(messages.desk)}
              </a>
              <Office desk={desk} />
              {actor.kind !== 'anonymous' && (
                <form class="sign-out" method="post" action="/sign-out">
                  <button class="link-button" type="submit">
                    {t(messages.sign_out)}
                  </button>
                </form>
              )}
            </header>
            {actor.kind === 'officer' && (
              <nav class="ways" aria-label={t(messages.navigation)}>
                <ul>
                  {waysOf(actor).map((way) => (
                    <li>
                      <a href={way.address} aria-current={way.area === area ? 'page' : undefined}>
                        {t(way.words)}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
          </>
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

/** Name, posts and organisations of the officer. */
function Office({ desk: { actor, t } }: { desk: Desk }): JSX.Element {
  const organisations = [...new Set(actor.posts.map((post) => post.organisation_name))];
  return (
    <p class="office">
      {actor.account ? (
        <a href="/desk/account" aria-label={t(messages.account_of(actor.name))}>
          <strong>{actor.name}</strong>
        </a>
      ) : (
        <strong>{actor.name}</strong>
      )}
      {actor.kind === 'officer' && actor.posts.length === 0 && <span>{t(messages.no_post)}</span>}
      {organisations.map((name) => (
        <span>
          {name} ·{' '}
          {actor.posts
            .filter((post) => post.organisation_name === name)
            .map((post) => t(dutyOf(post.role)))
            .join('、')}
        </span>
      ))}
    </p>
  );
}

/** Where an anonymous visitor signs in, and comes back from. */
export const signInAddress = (url: string): string =>
  address('/sign-in', { to: url.startsWith('/desk') ? url : '/desk' });
