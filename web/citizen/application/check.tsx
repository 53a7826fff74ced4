import type { JSX } from 'preact';
import { titleOf as fieldTitle } from '../../../kernel/fields/keyword.ts';
import { CONFIRMED, readConfirmed } from '../../../kernel/fields/read-form.ts';
import { idOfInput } from '../../../kernel/fields/screen.ts';
import { screensOfField } from '../../../kernel/fields/screens.tsx';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { Actions, Banner, ErrorSummary, Facts, State } from '../components.tsx';
import { titleOf } from '../matter.ts';
import { messages } from '../messages.ts';
import type { Sheet } from '../page.tsx';
import type { Answer } from '../page-routes.ts';
import { textIn, type Visit } from '../visit.ts';
import { type Application, isHandedIn, type MaterialState, materialStates, openApplication } from './application.ts';
import { applicationMessages as m } from './messages.ts';
import { regionNames } from './regions.ts';
import { updatedSheet } from './start.tsx';
import { keyOfDraft, type Objections, objectionsIn, objectionsTo, submissionOf } from './submission.ts';

const DECLARED = 'declared';

/** Everything that was answered and handed in, what is still to do, what must be confirmed; and the declaration. */
export async function checkPage(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  if (application.superseded) return updatedSheet(application);
  return checkSheet(application, await objectionsTo(application), [], []);
}

/** Sends the application. The key is the draft's, so that sending it twice makes one case. */
export async function takeSubmission(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  if (application.superseded) return updatedSheet(application);
  const { visit } = application;
  const { body, platform, actor } = visit;
  const confirmed = readConfirmed(body);
  const before = await objectionsTo(application);
  const open = [
    ...before.warnings
      .filter(({ field }) => !confirmed.includes(field))
      .map((warning): Problem => ({ ...warning, rule: 'confirm' })),
    ...(textIn(body, DECLARED) === 'yes'
      ? []
      : [{ field: DECLARED, rule: 'required', message: m.declare_required } satisfies Problem]),
  ];
  if (before.refused || before.blocking.length > 0 || open.length > 0)
    return checkSheet(application, before, open, confirmed);
  try {
    const receipt = await platform.submit(actor, {
      ...submissionOf(application, confirmed),
      key: textIn(body, 'key') || keyOfDraft(application.draft.id),
    });
    return { to: `/cases/${receipt.id}/receipt` };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return checkSheet(application, objectionsIn(error), [], confirmed);
  }
}

async function checkSheet(
  application: Application,
  objections: Objections,
  open: readonly Problem[],
  confirmed: readonly string[],
): Promise<Sheet> {
  const { visit, draft, matter } = application;
  const { t } = visit;
  const { blocking, warnings, refused } = objections;
  const states = await materialStates(application);
  const names = await regionNames(visit);
  const failed = open.length > 0;
  const body = (
    <>
      <ErrorSummary visit={visit} problems={open} />
      <p class="caption">{t(titleOf(matter))}</p>
      <h1>{t(m.check_title)}</h1>
      <p class="lead">{t(m.check_lead)}</p>
      {(refused !== null || blocking.length > 0) && (
        <Banner title={t(messages.error_summary)} tone="bad">
          {refused !== null && <p>{t(refused)}</p>}
          <ul>
            {blocking.map((problem) => (
              <li>
                <a class="tap" href={placeOf(draft.id, problem.field)}>
                  {t(problem.message)}
                </a>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <Answers application={application} names={names} />
      <HandedInMaterials application={application} states={states} />
      <form method="post" action={`/apply/${draft.id}/submit`}>
        <input type="hidden" name="key" value={keyOfDraft(draft.id)} />
        {warnings.length > 0 && <Warnings visit={visit} warnings={warnings} confirmed={confirmed} open={open} />}
        <h2>{t(m.declaration)}</h2>
        <p>{t(m.declaration_text)}</p>
        <Tick
          name={DECLARED}
          value="yes"
          id={idOfInput(DECLARED)}
          label={t(m.declare)}
          problem={open.some(({ field }) => field === DECLARED) ? t(m.declare_required) : null}
          ticked={textIn(visit.body, DECLARED) === 'yes'}
        />
        <Actions>
          <button class="button" type="submit">
            {t(m.submit)}
          </button>
        </Actions>
      </form>
    </>
  );
  return { title: t(m.check_title), back: `/apply/${draft.id}`, failed, body };
}

/** The page on which a problem is put right. */
function placeOf(draft: string, field: string): string {
  if (field === 'region') return `/apply/${draft}/county?change=1`;
  const [first = '', second] = field.split('.');
  if (first === 'materials')
    return second === undefined ? `/apply/${draft}/materials` : `/apply/${draft}/materials/${second}`;
  return `/apply/${draft}/q/${first}?change=1`;
}

function Answers({
  application,
  names,
}: {
  application: Application;
  names: Readonly<Record<string, string>>;
}): JSX.Element {
  const { visit, draft, asked } = application;
  const { t, language, actor } = visit;
  const change = (href: string, about: string) => ({ href, text: t(messages.change), about });
  return (
    <>
      <h2>{t(m.answers)}</h2>
      <Facts
        facts={[
          { title: t(m.acting), value: actor.principal?.name ?? actor.name },
          {
            title: t(m.county),
            value: names[draft.region ?? ''] ?? draft.region ?? <State tone="warn">{t(m.missing)}</State>,
            act: change(`/apply/${draft.id}/county?change=1`, t(m.county)),
          },
          ...Object.entries(asked).map(([name, field]) => {
            const { Output } = screensOfField(field);
            const value = draft.answers[name] ?? null;
            const missing = value === null && !field['x-optional'];
            return {
              title: t(fieldTitle(field)),
              value: missing ? (
                <State tone="warn">{t(m.missing)}</State>
              ) : (
                <Output field={field} value={value} language={language} names={names} />
              ),
              act: change(`/apply/${draft.id}/q/${name}?change=1`, t(fieldTitle(field))),
            };
          }),
        ]}
      />
    </>
  );
}

function HandedInMaterials({
  application,
  states,
}: {
  application: Application;
  states: readonly MaterialState[];
}): JSX.Element | null {
  const { visit, draft } = application;
  const { t } = visit;
  if (states.length === 0) return null;
  return (
    <>
      <h2>{t(m.materials_title)}</h2>
      <Facts
        facts={states.map((state) => {
          const { material, because, handed_in } = state;
          const files = handed_in?.attachments.length ?? 0;
          const text = files > 0 ? t(m.uploaded(files)) : because === undefined ? null : `${t(m.exempt)}：${because}`;
          return {
            title: material.name,
            value: text ?? (
              <State tone={isHandedIn(state) ? 'plain' : 'warn'}>{t(isHandedIn(state) ? m.if_any : m.to_upload)}</State>
            ),
            act: {
              href: `/apply/${draft.id}/materials/${material.code}`,
              text: t(messages.change),
              about: material.name,
            },
          };
        })}
      />
    </>
  );
}

function Warnings({
  visit,
  warnings,
  confirmed,
  open,
}: {
  visit: Visit;
  warnings: readonly Problem[];
  confirmed: readonly string[];
  open: readonly Problem[];
}): JSX.Element {
  const { t } = visit;
  return (
    <>
      <h2>{t(m.warnings)}</h2>
      <p>{t(m.warnings_lead)}</p>
      {warnings.map(({ field, message }) => (
        <div class="banner banner-warn">
          <p id={`${idOfInput(field)}-says`}>{t(message)}</p>
          <Tick
            name={CONFIRMED}
            value={field}
            id={idOfInput(field)}
            label={t(m.confirm)}
            problem={open.some((each) => each.field === field) ? t(m.confirm_required) : null}
            ticked={confirmed.includes(field)}
            describedBy={`${idOfInput(field)}-says`}
          />
        </div>
      ))}
    </>
  );
}

function Tick(props: {
  name: string;
  value: string;
  id: string;
  label: string;
  problem: string | null;
  ticked: boolean;
  describedBy?: string;
}): JSX.Element {
  const { name, value, id, label, problem, ticked, describedBy } = props;
  const described = [describedBy, problem === null ? undefined : `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={problem === null ? 'field' : 'field field-error'}>
      {problem !== null && (
        <div class="error" id={`${id}-error`}>
          <p>{problem}</p>
        </div>
      )}
      <div class="choice">
        <input
          class="choice-input"
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={ticked}
          aria-describedby={described || undefined}
        />
        <label class="choice-label" for={id}>
          {label}
        </label>
      </div>
    </div>
  );
}
