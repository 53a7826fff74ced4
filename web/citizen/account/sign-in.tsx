import { dateOf } from '../../../kernel/dates.ts';
import { principalsOf } from '../../../kernel/people/representation.ts';
import { actFor, signOut } from '../../../kernel/people/session.ts';
import { demoSignIn, type SignedIn, signIn } from '../../../kernel/people/sign-in.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import type { Words } from '../../../kernel/words.ts';
import { dropSession, keepSession } from '../../../server/session.ts';
import { Actions, ErrorSummary } from '../components.tsx';
import { messages } from '../messages.ts';
import type { Sheet } from '../page.tsx';
import type { Answer, PageRoutes } from '../page-routes.ts';
import { localPath, textIn, type Visit } from '../visit.ts';
import { accountMessages as m } from './messages.ts';
import { SignInForm } from './sign-in-form.tsx';
import { readUnsent, type Unsent } from './unsent.tsx';

/** Sign-in, for whom one acts, sign-out. */
export function accountPages(pages: PageRoutes): void {
  pages.get('/sign-in', (visit) => signInSheet(visit, { to: localPath(visit.query.to, '/cases'), unsent: null }));
  pages.post('/sign-in', takeSignIn);
  pages.post('/sign-out', takeSignOut);
  pages.own.get('/principal', principalPage);
  pages.own.post('/principal', takePrincipal);
  pages.post('/preferences', takePreferences);
}

interface SignInState {
  readonly to: string;
  readonly unsent: Unsent | null;
  readonly problems?: readonly Problem[];
  readonly login?: string;
  readonly status?: number;
}

function signInSheet(visit: Visit, { to, unsent, problems = [], login = '', status }: SignInState): Sheet {
  const { t } = visit;
  const body = (
    <>
      <h1>{t(m.title)}</h1>
      <p class="lead">{t(unsent ? m.resume_lead : m.lead)}</p>
      <SignInForm visit={visit} to={to} unsent={unsent} problems={problems} login={login} />
    </>
  );
  return { title: t(m.title), failed: problems.length > 0, ...(status ? { status } : {}), body };
}

const problem = (field: string, message: Words): Problem => ({ field, rule: 'required', message });

async function takeSignIn(visit: Visit): Promise<Answer> {
  const { body, platform, request, reply } = visit;
  const to = localPath(textIn(body, 'to'), '/cases');
  const unsent = readUnsent(body);
  const login = textIn(body, 'login');
  const password = textIn(body, 'password');
  const demo = textIn(body, 'demo');
  const missing = [
    ...(login.trim() === '' ? [problem('login', m.login_required)] : []),
    ...(password === '' ? [problem('password', m.password_required)] : []),
  ];
  if (demo === '' && missing.length > 0) return signInSheet(visit, { to, unsent, problems: missing, login });
  const origin = { request: request.id, address: request.ip };
  try {
    const signedIn =
      demo === ''
        ? await signIn(platform.database, { login, password }, origin, platform.now)
        : await demoSignIn(platform.database, { enabled: platform.config.demo !== 'none' }, demo, origin, platform.now);
    keepSession(platform, reply, signedIn);
    return whereTo(visit, signedIn, to, unsent);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error.code === 'locked' ? 423 : 401;
    return signInSheet(visit, { to, unsent, problems: [problem('login', error.words)], login, status });
  }
}

/** After signing in: back to the unsent form, or to the choice for whom one acts, or straight on. */
function whereTo(visit: Visit, { actor, principals }: SignedIn, to: string, unsent: Unsent | null): Answer {
  const { t } = visit;
  if (!unsent) {
    if (actor.kind === 'officer') return { to: to === '/cases' ? '/desk' : to };
    return { to: principals.length > 0 ? `/principal?to=${encodeURIComponent(to)}` : to };
  }
  const body = (
    <>
      <h1>{t(m.resumed_title)}</h1>
      <p class="lead">{t(m.resumed_lead)}</p>
      <form method="post" action={unsent.path}>
        {unsent.entries.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Actions>
          <button class="button" type="submit">
            {t(messages.continue)}
          </button>
        </Actions>
      </form>
    </>
  );
  return { title: t(m.resumed_title), body };
}

async function takeSignOut(visit: Visit): Promise<Answer> {
  const { platform, request, reply } = visit;
  const token = request.sessionToken;
  if (token) await signOut(platform.database, token, { request: request.id, address: request.ip }, platform.now);
  dropSession(reply);
  return { to: '/' };
}

async function principalPage(visit: Visit): Promise<Answer> {
  return principalSheet(visit, localPath(visit.query.to, '/cases'), []);
}

async function principalSheet(visit: Visit, to: string, problems: readonly Problem[]): Promise<Sheet> {
  const { actor, platform, t } = visit;
  if (actor.kind === 'officer' || actor.person === null)
    return {
      title: t(m.principal_title),
      body: (
        <>
          <h1>{t(m.principal_title)}</h1>
          <p>{t(m.officer)}</p>
          <p>
            <a class="button" href="/desk">
              {t(m.to_desk)}
            </a>
          </p>
        </>
      ),
    };
  const principals = await principalsOf(platform.database, actor.person, dateOf(platform.now()));
  const chosen = actor.principal ? `${actor.principal.kind}:${actor.principal.id}` : 'self';
  const options = [
    { value: 'self', name: t(m.myself(actor.name)) },
    ...principals.map(({ kind, id, name }) => ({
      value: `${kind}:${id}`,
      name: t(kind === 'enterprise' ? m.enterprise(name) : m.person(name)),
    })),
  ];
  const body = (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <form method="post" action="/principal">
        <input type="hidden" name="to" value={to} />
        <fieldset class={problems.length > 0 ? 'field field-error' : 'field'}>
          <legend>
            <h1>{t(m.principal_title)}</h1>
          </legend>
          <p class="hint">{t(m.principal_lead)}</p>
          {options.map(({ value, name }, index) => (
            <div class="choice">
              <input
                class="choice-input"
                type="radio"
                name="principal"
                id={index === 0 ? 'field-principal' : `field-principal-${index}`}
                value={value}
                checked={value === chosen}
              />
              <label class="choice-label" for={index === 0 ? 'field-principal' : `field-principal-${index}`}>
                {name}
              </label>
            </div>
          ))}
        </fieldset>
        <Actions>
          <button class="button" type="submit">
            {t(messages.continue)}
          </button>
        </Actions>
      </form>
    </>
  );
  return { title: t(m.principal_title), failed: problems.length > 0, body };
}

async function takePrincipal(visit: Visit): Promise<Answer> {
  const { body, request, platform } = visit;
  const to = localPath(textIn(body, 'to'), '/cases');
  const [kind = '', id = ''] = textIn(body, 'principal').split(':');
  if (kind === '' || !request.sessionToken) return principalSheet(visit, to, [problem('principal', m.choose)]);
  const origin = { request: request.id, address: request.ip };
  const principal = kind === 'person' || kind === 'enterprise' ? ({ kind, id } as const) : null;
  await actFor(platform.database, request.sessionToken, principal, origin, platform.now);
  return { to };
}

const YEAR_SECONDS = 31_536_000;

function takePreferences(visit: Visit): Answer {
  const { body, reply, platform } = visit;
  const keep = (name: string, value: string) =>
    reply.setCookie(name, value, {
      path: '/',
      maxAge: YEAR_SECONDS,
      sameSite: 'lax',
      httpOnly: true,
      secure: platform.config.secureCookies,
    });
  const language = textIn(body, 'language');
  if (['zh', 'en', 'ug', 'kk'].includes(language)) keep('lang', language);
  const elder = textIn(body, 'elder');
  if (elder === '0' || elder === '1') keep('elder', elder);
  const back = textIn(body, 'back');
  const path = URL.canParse(back) ? `${new URL(back).pathname}${new URL(back).search}` : back;
  return { to: localPath(path) };
}
