import type { JSX } from 'preact';
import { takeAction } from '../../../kernel/procedures/take-action.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { type Posted, readPosted } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { Hidden } from '../inputs.tsx';
import { momentOf } from '../moment.ts';
import { type FormKind, isFormKind, readAction } from './action-content.ts';
import { messages } from './action-messages.ts';
import { type CaseData, loadCase } from './case-data.ts';
import { caseAnswer } from './case-page.tsx';
import { contentLines } from './log.tsx';
import { kinds } from './messages.ts';

/** What cannot be undone is confirmed on a page of its own. */
const IRREVERSIBLE: ReadonlySet<FormKind> = new Set(['decide', 'decline']);

/** Takes the action that a form of the case page sends; a refused one comes back with all that was typed. */
export async function act(desk: Desk): Promise<Answer> {
  const id = desk.params.id ?? '';
  const posted = await readPosted(desk);
  const kind = posted.one('kind');
  if (!isFormKind(kind)) throw new Refusal('invalid', { zh: '没有这项操作。', en: 'There is no such action.' });
  const { content, problems } = readAction(kind, posted);
  if (problems.length > 0) return again(desk, id, posted, problems);
  if (IRREVERSIBLE.has(kind) && posted.one('_sure') !== '1') {
    const data = await loadCase(desk, id);
    if (posted.one('_change') === '1') return caseAnswer(desk, data, attemptOf(posted, []));
    const lacking = reasonsLacking(data, kind, posted);
    if (lacking.length > 0) return caseAnswer(desk, data, attemptOf(posted, lacking), 422);
    return confirmation(desk, data, kind, posted, content);
  }
  return send(desk, { id, kind, content, posted });
}

/** Sends an action to the kernel; a refusal comes back to the form from which it came. */
async function send(
  desk: Desk,
  { id, kind, content, posted }: { id: string; kind: FormKind; content: object; posted: Posted },
): Promise<Answer> {
  const at = momentOf(posted.one('_at'));
  const seq = Number(posted.one('_seq'));
  try {
    await takeAction(desk.platform.engine, desk.actor, {
      case_id: id,
      kind,
      content,
      key: posted.one('_key'),
      ...(at ? { at } : {}),
      ...(Number.isInteger(seq) && seq > 0 ? { seq } : {}),
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'not_found' || error.code === 'forbidden') throw error;
    return again(desk, id, posted, problemsOf(error));
  }
  return { redirect: address(`/desk/cases/${id}`, { done: kind }) };
}

/** The problems of a refusal at their inputs; one without a field stands at the head of the form. */
export function problemsOf(refusal: Refusal): readonly Problem[] {
  if (refusal.problems.length > 0)
    return refusal.problems.map((problem) => ({ ...problem, field: problem.field === 'at' ? '_at' : problem.field }));
  // The page that comes back shows the case as it now stands.
  if (refusal.code === 'stale') return [{ field: '', rule: 'stale', message: messages.stale }];
  const field = refusal.field === 'at' ? '_at' : (refusal.field ?? '');
  const named = ['reasons', 'second_officer', 'told', 'pause', 'organisation', 'organisations', '_at'];
  return [{ field: named.includes(field) ? field : '', rule: refusal.code, message: refusal.words }];
}

async function again(desk: Desk, id: string, posted: Posted, problems: readonly Problem[]): Promise<Answer> {
  return caseAnswer(desk, await loadCase(desk, id), attemptOf(posted, problems), 422);
}

const attemptOf = (posted: Posted, problems: readonly Problem[]) => ({ form: posted.one('_form'), posted, problems });

/** A refusal without reasons is stopped before the confirmation, not after it. */
function reasonsLacking({ view }: CaseData, kind: FormKind, posted: Posted): readonly Problem[] {
  const target = view.published.rules.stages[posted.one('to')];
  const needs = kind === 'decide' && (target?.reasoned || target?.final === 'denied') && posted.one('reasons') === '';
  return needs ? [{ field: 'reasons', rule: 'required', message: messages.reasons_hint_as_problem }] : [];
}

function confirmation(desk: Desk, data: CaseData, kind: FormKind, posted: Posted, content: object): Answer {
  const { t } = desk;
  const { head } = data.view;
  const title = t(messages.confirm_title(kinds[kind].zh));
  const values = Object.fromEntries(
    Object.entries(posted.body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const { _change, _sure, ...kept } = values;
  const lines = contentLines(desk, data, content);
  const form = (more: Readonly<Record<string, string>>, button: JSX.Element) => (
    <form method="post" action={`/desk/cases/${head.id}/act`}>
      <Hidden values={{ ...kept, ...more }} />
      {button}
    </form>
  );
  return {
    title,
    area: 'cases',
    body: (
      <div class="narrow panel">
        <h1>{title}</h1>
        <p>
          {head.number} · {head.title} · {head.applicant_name}
        </p>
        <dl class="facts one">
          {lines.map(([label, text]) => (
            <div>
              <dt>{label}</dt>
              <dd class="value-lines">{text}</dd>
            </div>
          ))}
        </dl>
        <div class="warn-box">
          <p>{t(messages.confirm_text)}</p>
        </div>
        <div class="buttons">
          {form(
            { _sure: '1' },
            <button class="button button-danger" type="submit">
              {t(messages.confirm_submit)}
            </button>,
          )}
          {form(
            { _change: '1' },
            <button class="button button-secondary" type="submit">
              {t(messages.confirm_back)}
            </button>,
          )}
        </div>
      </div>
    ),
  };
}
