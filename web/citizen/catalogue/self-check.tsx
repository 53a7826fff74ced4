import type { JSX } from 'preact';
import { dateOf } from '../../../kernel/dates.ts';
import { checkRecord } from '../../../kernel/fields/check-record.ts';
import type { Fields } from '../../../kernel/fields/field.ts';
import { titleOf as fieldTitle } from '../../../kernel/fields/keyword.ts';
import { printValue } from '../../../kernel/fields/print-value.ts';
import { readForm } from '../../../kernel/fields/read-form.ts';
import { screensOfField } from '../../../kernel/fields/screens.tsx';
import type { Problem } from '../../../kernel/refusal.ts';
import { evaluate } from '../../../kernel/rules/evaluate.ts';
import { sentence, titlesOf } from '../../../kernel/rules/sentence.ts';
import { failing, missing, type Answer as Verdict } from '../../../kernel/rules/verdict.ts';
import { factsIn } from '../../../kernel/rules/walk.ts';
import { Actions, Banner, ErrorSummary } from '../components.tsx';
import { formOf, type Matter, matterInForce, titleOf } from '../matter.ts';
import type { Answer } from '../page-routes.ts';
import type { Visit } from '../visit.ts';
import { guideMessages, selfCheckMessages as m } from './guide-messages.ts';

/** The questions on which the conditions hang, none of them demanded: a missing answer is “cannot tell yet”. */
function questionsOf(matter: Matter): Fields {
  const wanted = new Set(matter.items.flatMap(({ conditions }) => conditions.flatMap(({ rule }) => factsIn(rule))));
  return Object.fromEntries(
    Object.entries(formOf(matter)).flatMap(([name, field]) => {
      const { 'x-when': _, ...rest } = field;
      // Only two optional keywords change; the rest of the field stays as it is.
      return wanted.has(name) ? [[name, { ...rest, 'x-optional': true } as typeof field]] : [];
    }),
  );
}

/** The self-check before answering. */
export async function selfCheckPage(visit: Visit): Promise<Answer> {
  const matter = await matterInForce(visit.platform, visit.params.item ?? '');
  return sheetOf(visit, matter, { values: {}, problems: [], checked: false });
}

/** The self-check with its result; nothing is stored. */
export async function takeSelfCheck(visit: Visit): Promise<Answer> {
  const matter = await matterInForce(visit.platform, visit.params.item ?? '');
  const questions = questionsOf(matter);
  const typed = readForm(questions, visit.body);
  const { value, problems } = checkRecord(questions, typed, { today: dateOf(visit.platform.now()) });
  // Doubts need no confirmation where nothing is filed.
  const blocking = problems.filter(({ severity }) => severity !== 'warn');
  return sheetOf(visit, matter, {
    values: blocking.length > 0 ? typed : { ...typed, ...value },
    problems: blocking,
    checked: blocking.length === 0,
  });
}

interface SelfCheck {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  readonly checked: boolean;
}

function sheetOf(visit: Visit, matter: Matter, check: SelfCheck): Answer {
  const { t, language } = visit;
  const { values, problems, checked } = check;
  const title = t(m.title(t(titleOf(matter))));
  const questions = questionsOf(matter);
  const address = `/items/${matter.published.item}`;
  const body = (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <h1>{title}</h1>
      {checked && <Result visit={visit} matter={matter} values={values} />}
      {Object.keys(questions).length === 0 ? (
        <p class="lead">{t(m.none)}</p>
      ) : (
        <>
          <p class="lead">{t(m.lead)}</p>
          <form method="post" action={`${address}/self-check`}>
            {Object.entries(questions).map(([name, field]) => {
              const { Input } = screensOfField(field);
              return <Input field={field} name={name} value={values[name]} problems={problems} language={language} />;
            })}
            <Actions>
              <button class="button" type="submit">
                {t(m.check)}
              </button>
              <a class="tap" href={`${address}/apply`}>
                {t(guideMessages.start)}
              </a>
            </Actions>
          </form>
        </>
      )}
    </>
  );
  return { title, back: address, failed: problems.length > 0, body };
}

function Result({ visit, matter, values }: { visit: Visit; matter: Matter; values: SelfCheck['values'] }): JSX.Element {
  const { t, language } = visit;
  const { items, context } = matter;
  const form = formOf(matter);
  const titles = titlesOf(form);
  const verdicts = items.flatMap(({ conditions, title }) =>
    conditions.map(({ name, rule }) => ({ name, title, verdict: evaluate(rule, values, context), rule })),
  );
  const answers: readonly Verdict[] = verdicts.map(({ verdict }) => verdict.answer);
  const overall = answers.includes('unmet') ? m.some_unmet : answers.includes('unknown') ? m.some_unknown : m.all_met;
  const tone = answers.includes('unmet') ? 'bad' : answers.includes('unknown') ? 'warn' : 'good';
  const valueText = (fact: string) => {
    const field = form[fact];
    return field ? t(m.you_said(t(fieldTitle(field)), printValue(field, values[fact], language))) : '';
  };
  return (
    <section role="status">
      <Banner title={t(overall)} tone={tone}>
        {answers.includes('unmet') && <p>{t(m.unmet_advice)}</p>}
      </Banner>
      <ul class="verdicts">
        {verdicts.map(({ name, title, verdict, rule }) => {
          const lacks = missing(verdict);
          const asked = lacks.facts.flatMap((fact) => (form[fact] ? [t(fieldTitle(form[fact]))] : []));
          return (
            <li class={verdict.answer}>
              <p>
                <strong>{`${t(m[verdict.answer])}：${name}`}</strong>
                {items.length > 1 && <span class="fine">（{t(m.part_of(title))}）</span>}
              </p>
              {verdict.answer === 'unmet' && (
                <p>
                  {t(m.because(sentence(rule, titles, language, context)))}
                  {[...new Set(failing(verdict).map(({ leaf }) => leaf.fact))].map((fact) => (
                    <>
                      <br />
                      {valueText(fact)}
                    </>
                  ))}
                </p>
              )}
              {asked.length > 0 && <p>{t(m.until(asked.join('、')))}</p>}
              {lacks.parameters.length > 0 && <p>{t(m.until_parameter)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
