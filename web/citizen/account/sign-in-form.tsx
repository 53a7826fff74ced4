import type { JSX } from 'preact';
import { type DemoSignIn, demoSignIns } from '../../../demo/sign-ins.ts';
import { idOfInput } from '../../../kernel/fields/screen.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import { Actions, ErrorSummary } from '../components.tsx';
import type { Visit } from '../visit.ts';
import { accountMessages as m } from './messages.ts';
import { type Unsent, UnsentFields } from './unsent.tsx';

interface SignInFormProps {
  readonly visit: Visit;
  /** Where to go after signing in. */
  readonly to: string;
  readonly unsent: Unsent | null;
  readonly problems: readonly Problem[];
  readonly login: string;
}

/** Account and password; in a demonstration the demo's accounts as buttons. */
export function SignInForm({ visit, to, unsent, problems, login }: SignInFormProps): JSX.Element {
  const { t, platform } = visit;
  return (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <form method="post" action="/sign-in">
        <input type="hidden" name="to" value={to} />
        <UnsentFields unsent={unsent} />
        <Box visit={visit} name="login" label={t(m.login)} value={login} problems={problems} autocomplete="username" />
        <Box
          visit={visit}
          name="password"
          label={t(m.password)}
          value=""
          problems={problems}
          autocomplete="current-password"
        />
        <Actions>
          <button class="button" type="submit">
            {t(m.submit)}
          </button>
        </Actions>
        <p class="hint">{t(m.no_account)}</p>
      </form>
      {platform.config.demo !== 'none' && <DemoButtons visit={visit} to={to} unsent={unsent} />}
    </>
  );
}

function Box(props: {
  visit: Visit;
  name: 'login' | 'password';
  label: string;
  value: string;
  problems: readonly Problem[];
  autocomplete: 'username' | 'current-password';
}): JSX.Element {
  const { visit, name, label, value, problems, autocomplete } = props;
  const found = problems.filter(({ field }) => field === name);
  const id = idOfInput(name);
  const control = {
    class: 'input input-20',
    id,
    name,
    value,
    autocomplete,
    autocapitalize: 'none',
    spellcheck: false,
    'aria-invalid': found.length > 0 ? 'true' : undefined,
    'aria-describedby': found.length > 0 ? `${id}-error` : undefined,
  } as const;
  return (
    <div class={found.length > 0 ? 'field field-error' : 'field'}>
      <label class="label" for={id}>
        {label}
      </label>
      {found.length > 0 && (
        <div class="error" id={`${id}-error`}>
          {found.map(({ message }) => (
            <p>{visit.t(message)}</p>
          ))}
        </div>
      )}
      {name === 'password' ? <input {...control} type="password" /> : <input {...control} type="text" />}
    </div>
  );
}

const GROUPS = ['citizen', 'officer', 'administrator'] as const satisfies readonly DemoSignIn['group'][];

function DemoButtons({ visit, to, unsent }: { visit: Visit; to: string; unsent: Unsent | null }): JSX.Element {
  const { t } = visit;
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{t(m.demo_title)}</h2>
      <p>{t(m.demo_lead)}</p>
      <form method="post" action="/sign-in">
        <input type="hidden" name="to" value={to} />
        <UnsentFields unsent={unsent} />
        {GROUPS.map((group) => (
          <>
            <h3>{t(m.demo_group[group])}</h3>
            <ul class="tasks">
              {demoSignIns
                .filter((each) => each.group === group)
                .map(({ login, role, try: hint }) => (
                  <li class="task">
                    <div class="task-text">
                      <p>
                        <strong>{t(role)}</strong>
                      </p>
                      <p class="fine">{t(hint)}</p>
                    </div>
                    <button
                      class="button button-secondary"
                      type="submit"
                      name="demo"
                      value={login}
                      aria-label={t(m.demo_enter(t(role)))}
                    >
                      {t(m.submit)}
                    </button>
                  </li>
                ))}
            </ul>
          </>
        ))}
      </form>
    </section>
  );
}
