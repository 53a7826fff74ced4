import type { JSX } from 'preact';
import { changePassword, type OwnPassword, ownPassword } from '../../../kernel/people/sign-in.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { readPosted } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { PasswordInput } from '../inputs.tsx';
import { dutyOf, messages as shared } from '../messages.ts';
import { minuteOf } from '../moment.ts';
import type { PageRoutes } from '../page-routes.ts';
import { messages } from './messages.ts';

/** Where one's own account is kept; the one page of the workbench that is open to whoever is signed in. */
export const ACCOUNT = '/desk/account';

/** One's own account: who one is, and the password. */
export function accountPages({ get, post }: PageRoutes): void {
  get('/account', (desk) => draw(desk, []));
  post('/account', change);
}

const INPUTS = ['current', 'password', 'repeat'] as const;

async function change(desk: Desk): Promise<Answer> {
  const { platform, actor, request } = desk;
  const { all } = await readPosted(desk);
  // Blanks belong to a password.
  const text = (name: (typeof INPUTS)[number]) => all(name)[0] ?? '';
  const problems: Problem[] = INPUTS.filter((name) => text(name) === '').map((field) => ({
    field,
    rule: 'required',
    message: { zh: messages.fill(messages[field].zh).zh, en: messages.fill(messages[field].en).en },
  }));
  if (problems.length === 0 && text('password') !== text('repeat'))
    problems.push({ field: 'repeat', rule: 'differs', message: messages.differs });
  if (problems.length > 0) return draw(desk, problems);
  const { sessionToken: token } = request;
  const passwords = { current: text('current'), password: text('password'), ...(token === null ? {} : { token }) };
  try {
    await changePassword(platform.database, actor, passwords, platform.now);
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'invalid' && error.code !== 'locked')) throw error;
    return draw(desk, [{ field: error.field ?? 'current', rule: error.code, message: error.words }]);
  }
  return { redirect: address(ACCOUNT, { done: '1' }) };
}

async function draw(desk: Desk, problems: readonly Problem[]): Promise<Answer> {
  const { t, platform, actor, query } = desk;
  const own = await ownPassword(platform.database, actor, platform.now);
  return {
    title: t(messages.title),
    area: null,
    status: problems.length > 0 ? 422 : 200,
    body: (
      <div class="narrow">
        {problems.length > 0 && (
          <ErrorSummary desk={desk} refusal={{ words: shared.errors_found, problems }} linked={() => true} />
        )}
        {query.done && problems.length === 0 && <output class="notice-box">{t(messages.done)}</output>}
        <h1>{t(messages.title)}</h1>
        <Who desk={desk} own={own} />
        {own.set ? <Form desk={desk} own={own} problems={problems} /> : <p class="note">{t(messages.none)}</p>}
      </div>
    ),
  };
}

function Who({ desk: { t, actor }, own }: { desk: Desk; own: OwnPassword }): JSX.Element {
  const posts = actor.posts.map((post) => `${post.organisation_name} · ${t(dutyOf(post.role))}`).join('、');
  const rows: readonly (readonly [string, string])[] = [
    [t(messages.login), own.login],
    [t(messages.name), actor.name],
    ...(posts === '' ? [] : [[t(messages.posts), posts] as const]),
    ...(own.set
      ? [[t(messages.changed), own.changed_at === null ? t(messages.never) : minuteOf(own.changed_at)] as const]
      : []),
  ];
  return (
    <section class="panel">
      <dl class="facts one">
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface FormProps {
  readonly desk: Desk;
  readonly own: OwnPassword;
  readonly problems: readonly Problem[];
}

function Form({ desk, own, problems }: FormProps): JSX.Element {
  const { t } = desk;
  const at = { desk, problems };
  return (
    <form class="panel" method="post" action={ACCOUNT}>
      <h2>{t(messages.change)}</h2>
      <p>{t(messages.lead)}</p>
      <PasswordInput {...at} name="current" label={t(messages.current)} autocomplete="current-password" />
      <PasswordInput
        {...at}
        name="password"
        label={t(messages.password)}
        hint={t(messages.password_hint(own.min_length))}
        autocomplete="new-password"
      />
      <PasswordInput {...at} name="repeat" label={t(messages.repeat)} autocomplete="new-password" />
      <button class="button" type="submit">
        {t(messages.submit)}
      </button>
    </form>
  );
}
