import type { JSX } from 'preact';
import { screensOfField } from '../../../kernel/fields/screens.tsx';
import { pauseNames } from '../../../kernel/procedures/messages.ts';
import type { Answer, Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { idIn } from '../inputs.tsx';
import { minuteOf } from '../moment.ts';
import { Actions, type Attempt } from './actions.tsx';
import { type CaseData, loadCase } from './case-data.ts';
import { Clocks } from './clocks.tsx';
import { Documents, Items } from './documents.tsx';
import { Log, missingLine } from './log.tsx';
import { Materials } from './materials.tsx';
import { channels, kinds, messages, phases } from './messages.ts';

/** One case with everything that hangs on it: `/desk/cases/:id`. */
export async function casePage(desk: Desk): Promise<Answer> {
  return caseAnswer(desk, await loadCase(desk, desk.params.id ?? ''), null);
}

/** The page of a case, with the form that was refused, if one was. */
export function caseAnswer(desk: Desk, data: CaseData, attempt: Attempt | null, status = 200): Answer {
  const { t, query } = desk;
  const { head } = data.view;
  const done = Object.hasOwn(kinds, query.done ?? '') ? kinds[query.done as keyof typeof kinds] : null; // the key has just been found in it
  const problems = (attempt?.problems ?? []).map((problem) => ({
    ...problem,
    field: idIn(attempt?.form, problem.field).replace(/^field-/, ''),
  }));
  return {
    title: `${head.title} ${head.applicant_name}`,
    area: 'cases',
    status,
    body: (
      <>
        {problems.length > 0 && (
          <ErrorSummary
            desk={desk}
            refusal={{ words: problems[0]?.message ?? messages.no_action, problems }}
            linked={() => true}
          />
        )}
        {done && attempt === null && <output class="notice-box">{t(messages.done(done.zh))}</output>}
        <h1>
          {head.title}
          <span class="tag">{t(phases[data.view.state.phase])}</span>
        </h1>
        <p class="no-print">
          <a href="#actions">{t(messages.to_actions)}</a>
        </p>
        <div class="columns">
          <div class="side">
            <Actions desk={desk} data={data} attempt={attempt} />
            <Clocks desk={desk} data={data} />
          </div>
          <div class="body">
            <Head desk={desk} data={data} />
            <Items desk={desk} data={data} />
            <Form desk={desk} data={data} />
            <Materials desk={desk} data={data} />
            <Proceedings desk={desk} data={data} />
            <Documents desk={desk} data={data} />
            <Log desk={desk} data={data} />
          </div>
        </div>
      </>
    ),
  };
}

interface PartProps {
  readonly desk: Desk;
  readonly data: CaseData;
}

function Head({ desk, data }: PartProps): JSX.Element {
  const { t } = desk;
  const { head, state, published } = data.view;
  const open = state.open.map(({ stage }) => published.rules.stages[stage]?.title ?? stage);
  const rows: (readonly [string, string | JSX.Element])[] = [
    [t(messages.number), <span class="number">{head.number}</span>],
    [
      t(messages.applicant),
      `${head.applicant_name}（${t(head.applicant_kind === 'person' ? messages.person : messages.enterprise)}）`,
    ],
    [t(messages.region), data.places.names[head.region] ?? head.region],
    [t(messages.received), minuteOf(state.submitted_at)],
    [t(messages.channel), t(channels[head.channel] ?? { zh: head.channel, en: head.channel })],
    [t(messages.phase), t(phases[state.phase])],
    ...(open.length > 0 ? [[t(messages.stages), open.join('、')] as const] : []),
    [t(messages.version), t(messages.version_n(published.version))],
    ...(head.bundle_case
      ? [[t(messages.bundle), <a href={`/desk/cases/${head.bundle_case}`}>{t(messages.open_bundle)}</a>] as const]
      : []),
    ...(state.reasons ? [[t(messages.reasons), state.reasons] as const] : []),
    ...(state.rating ? [[t(messages.rating), t(messages.rating_line(state.rating.level))] as const] : []),
  ];
  const arrived = Object.values(state.arrived).reduce((sum, branches) => sum + branches.length, 0);
  return (
    <section class="panel" aria-labelledby="head-title">
      <h2 id="head-title">{t(messages.case)}</h2>
      <dl class="facts">
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {state.deemed_accepted && <p class="warn-box">{t(messages.deemed)}</p>}
      {state.extended && <p class="note">{t(messages.extended)}</p>}
      {state.waiting && <p class="note">{t(messages.waiting)}</p>}
      {arrived > 0 && <p class="note">{t(messages.arrived(arrived))}</p>}
    </section>
  );
}

function Form({ desk, data }: PartProps): JSX.Element {
  const { t, language } = desk;
  const { form } = data.view.state;
  const asked = Object.entries(data.fields).filter(([name]) => form[name] !== undefined && form[name] !== null);
  const links = Object.fromEntries(data.attachments.map(({ id }) => [id, `/desk/attachments/${id}`]));
  return (
    <section class="panel" aria-labelledby="form-title">
      <h2 id="form-title">{t(messages.form)}</h2>
      <dl class="facts">
        {asked.map(([name, field]) => {
          const { Output } = screensOfField(field);
          return (
            <div>
              <dt>{field.title}</dt>
              <dd>
                <Output field={field} value={form[name]} language={language} names={data.names} links={links} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** Supplements, special procedures and consultations; each only where there is one. */
function Proceedings({ desk, data }: PartProps): JSX.Element | null {
  const { t } = desk;
  const { supplements, pauses, consultations } = data.view.state;
  if (supplements.length + pauses.length + consultations.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="opinions-title">
      <h2 id="opinions-title">{t(messages.opinions)}</h2>
      {supplements.map((asked) => (
        <>
          <h3>{t(messages.supplements)}</h3>
          <p>
            {t(
              asked.answered_at
                ? messages.supplement_done(asked.requested_on)
                : messages.supplement_open(asked.requested_on),
            )}
          </p>
          <ul class="plain-list">
            {asked.missing.map((missing) => (
              <li>{missingLine(data, missing)}</li>
            ))}
          </ul>
        </>
      ))}
      {pauses.length > 0 && <h3>{t(messages.pauses)}</h3>}
      {pauses.map((pause) => (
        <p>
          {t(
            messages.pause_line(
              t(pauseNames[pause.kind] ?? { zh: pause.kind, en: pause.kind }),
              pause.start,
              pause.end ?? t(messages.pause_open),
            ),
          )}
          {' · '}
          {t(messages.expected(pause.expected_days))}
          {' · '}
          {pause.document ? (
            <a href={`/desk/attachments/${pause.document}`}>{t(messages.document)}</a>
          ) : (
            t(messages.no_document)
          )}
          <br />
          {pause.reason}
          {pause.result && <> → {pause.result}</>}
        </p>
      ))}
      {consultations.map((asked) => (
        <>
          <h3>
            {t(messages.consultations)} {asked.number}
          </h3>
          <p>{asked.question}</p>
          <ul class="plain-list">
            {asked.organisations.map((organisation) => {
              const given = asked.opinions.find((opinion) => opinion.organisation === organisation);
              return (
                <li>
                  {data.directory.body(organisation)?.name ?? organisation}：
                  {given
                    ? `${t(given.agrees ? messages.agrees : messages.disagrees)}。${given.opinion}`
                    : t(messages.waits_opinion)}
                </li>
              );
            })}
          </ul>
        </>
      ))}
    </section>
  );
}
