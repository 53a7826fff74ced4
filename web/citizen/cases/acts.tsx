import type { JSX } from 'preact';
import { satisfaction } from '../../../kernel/fields/code-tables/gbt-39046.ts';
import { idOfInput } from '../../../kernel/fields/screen.ts';
import { type CaseView, findCase } from '../../../kernel/procedures/find-case.ts';
import { takeAction } from '../../../kernel/procedures/take-action.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import { say } from '../../../kernel/words.ts';
import { Actions, ErrorSummary } from '../components.tsx';
import { messages } from '../messages.ts';
import type { Sheet } from '../page.tsx';
import type { Answer } from '../page-routes.ts';
import { textIn, type Visit } from '../visit.ts';
import { caseMessages as m, ratingReasons } from './messages.ts';

const viewOf = (visit: Visit): Promise<CaseView> => findCase(visit.platform.engine, visit.actor, visit.params.id ?? '');

/** The key of an act that a page offers: the same page sent twice acts once. */
const KeyField = ({ view, kind }: { view: CaseView; kind: string }): JSX.Element => (
  <input type="hidden" name="key" value={`${kind}:${view.state.seq}`} />
);

async function act(visit: Visit, kind: string, content: unknown): Promise<Answer> {
  const { platform, actor, params, body } = visit;
  const id = params.id ?? '';
  const key = textIn(body, 'key').slice(0, 80) || `${kind}:page`;
  await takeAction(platform.engine, actor, { case_id: id, kind, content, key });
  return { to: `/cases/${id}?done=${kind}` };
}

/** A text box of a small form of ours. */
function TextField(props: {
  visit: Visit;
  name: string;
  label: string;
  problems: readonly Problem[];
  optional?: boolean;
}): JSX.Element {
  const { visit, name, label, problems, optional } = props;
  const { t, body } = visit;
  const id = idOfInput(name);
  const found = problems.filter(({ field }) => field === name);
  return (
    <div class={found.length > 0 ? 'field field-error' : 'field'}>
      <label class="label" for={id}>
        {label}
        {optional && <span class="optional">{t(messages.optional)}</span>}
      </label>
      {found.map(({ message }) => (
        <div class="error" id={`${id}-error`}>
          <p>{t(message)}</p>
        </div>
      ))}
      <textarea
        class="input"
        id={id}
        name={name}
        rows={4}
        maxLength={500}
        value={textIn(body, name)}
        aria-invalid={found.length > 0 ? 'true' : undefined}
        aria-describedby={found.length > 0 ? `${id}-error` : undefined}
      />
    </div>
  );
}

export const urgePage = async (visit: Visit): Promise<Answer> => urgeSheet(visit, await viewOf(visit), []);

function urgeSheet(visit: Visit, view: CaseView, problems: readonly Problem[]): Sheet {
  const { t } = visit;
  const { head, state } = view;
  const body = (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <p class="caption">{head.title}</p>
      <h1>{t(m.urge_title)}</h1>
      <p class="lead">{t(m.urge_lead)}</p>
      {state.urged > 0 && <p>{t(m.urged(state.urged))}</p>}
      <form method="post" action={`/cases/${head.id}/urge`}>
        <KeyField view={view} kind="urge" />
        <TextField visit={visit} name="text" label={t(m.urge_text)} problems={problems} />
        <Actions>
          <button class="button" type="submit">
            {t(m.urge_send)}
          </button>
        </Actions>
      </form>
    </>
  );
  return { title: t(m.urge_title), back: `/cases/${head.id}`, failed: problems.length > 0, body };
}

/** Passes the applicant's words on to the office. */
export async function takeUrge(visit: Visit): Promise<Answer> {
  const text = textIn(visit.body, 'text').trim().slice(0, 500);
  if (text !== '') return act(visit, 'urge', { text });
  return urgeSheet(visit, await viewOf(visit), [{ field: 'text', rule: 'required', message: m.urge_required }]);
}

/** Asks before an application is withdrawn. */
export async function withdrawPage(visit: Visit): Promise<Answer> {
  const { t } = visit;
  const view = await viewOf(visit);
  const base = `/cases/${view.head.id}`;
  const body = (
    <>
      <p class="caption">
        {view.head.title} <bdi class="number">{view.head.number}</bdi>
      </p>
      <h1>{t(m.withdraw_title)}</h1>
      <p class="lead">{t(m.withdraw_lead)}</p>
      <form method="post" action={`${base}/withdraw`}>
        <KeyField view={view} kind="withdraw" />
        <TextField visit={visit} name="reason" label={t(m.withdraw_reason)} problems={[]} optional />
        <Actions>
          <button class="button button-danger" type="submit">
            {t(m.withdraw_yes)}
          </button>
          <a class="tap" href={base}>
            {t(m.withdraw_no)}
          </a>
        </Actions>
      </form>
    </>
  );
  return { title: t(m.withdraw_title), back: base, body };
}

/** Withdraws the application. */
export async function takeWithdrawal(visit: Visit): Promise<Answer> {
  const reason = textIn(visit.body, 'reason').trim().slice(0, 500);
  return act(visit, 'withdraw', reason === '' ? {} : { reason });
}

export const ratePage = async (visit: Visit): Promise<Answer> => rateSheet(visit, await viewOf(visit), []);

function rateSheet(visit: Visit, view: CaseView, problems: readonly Problem[]): Sheet {
  const { t, language, body: sent } = visit;
  const { head } = view;
  const base = `/cases/${head.id}`;
  const level = textIn(sent, 'level');
  const reasons = [sent.reasons ?? []].flat();
  const body = (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <p class="caption">{head.title}</p>
      <h1>{t(m.rate_title)}</h1>
      <p class="lead">{t(m.rate_lead)}</p>
      <form method="post" action={`${base}/rate`}>
        <KeyField view={view} kind="rate" />
        <fieldset class={problems.length > 0 ? 'field field-error' : 'field'}>
          <legend>{t(m.rate_level)}</legend>
          {problems.map(({ message }) => (
            <div class="error">
              <p>{t(message)}</p>
            </div>
          ))}
          {satisfaction.codes.map((code, index) => {
            const id = index === 0 ? idOfInput('level') : `${idOfInput('level')}-${code}`;
            return (
              <div class="choice">
                <input class="choice-input" type="radio" id={id} name="level" value={code} checked={level === code} />
                <label class="choice-label" for={id}>
                  {say(satisfaction.names[code] ?? { zh: code, en: code }, language)}
                </label>
              </div>
            );
          })}
        </fieldset>
        <fieldset>
          <legend>{t(m.rate_reasons)}</legend>
          {ratingReasons.map((words, index) => (
            <div class="choice">
              <input
                class="choice-input"
                type="checkbox"
                id={`reason-${index}`}
                name="reasons"
                value={words.zh}
                checked={reasons.includes(words.zh)}
              />
              <label class="choice-label" for={`reason-${index}`}>
                {t(words)}
              </label>
            </div>
          ))}
        </fieldset>
        <TextField visit={visit} name="comment" label={t(m.rate_comment)} problems={[]} optional />
        <Actions>
          <button class="button" type="submit">
            {t(m.rate_send)}
          </button>
        </Actions>
      </form>
    </>
  );
  return { title: t(m.rate_title), back: base, failed: problems.length > 0, body };
}

/** Takes the applicant's rating of a finished case. */
export async function takeRating(visit: Visit): Promise<Answer> {
  const { body } = visit;
  const level = textIn(body, 'level');
  if (!satisfaction.names[level])
    return rateSheet(visit, await viewOf(visit), [{ field: 'level', rule: 'required', message: m.rate_required }]);
  const known = new Set(ratingReasons.map(({ zh }) => zh));
  const reasons = [body.reasons ?? []].flat().filter((reason) => known.has(reason));
  const comment = textIn(body, 'comment').trim().slice(0, 500);
  return act(visit, 'rate', { level, reasons, ...(comment === '' ? {} : { comment }) });
}
