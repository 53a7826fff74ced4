import type { ComponentChildren, JSX } from 'preact';
import { newId } from '../../../kernel/database/new-id.ts';
import type { ActionKind } from '../../../kernel/procedures/action.ts';
import { takeAction } from '../../../kernel/procedures/take-action.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import type { Posted } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { Hidden } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { problemsOf } from './act.tsx';
import type { CaseData } from './case-data.ts';

// The forms of a case that are too long for its page: each on a page of its own, in the same frame.

interface SideFormProps {
  readonly desk: Desk;
  readonly data: CaseData;
  readonly title: string;
  readonly lead: string;
  /** The last part of its address. */
  readonly path: string;
  readonly posted: Posted | null;
  readonly problems: readonly Problem[];
  readonly submit: string;
  readonly hidden?: Readonly<Record<string, string | undefined>>;
  readonly children: ComponentChildren;
}

/** The page of such a form. */
export function sideForm(props: SideFormProps): Answer {
  const { desk, data, title, problems } = props;
  return {
    title,
    area: 'cases',
    status: problems.length > 0 ? 422 : 200,
    body: <SideForm {...props} data={data} desk={desk} />,
  };
}

function SideForm({
  desk,
  data,
  title,
  lead,
  path,
  posted,
  problems,
  submit,
  hidden,
  children,
}: SideFormProps): JSX.Element {
  const { t } = desk;
  const { head, state } = data.view;
  return (
    <>
      <p class="crumbs">
        <a href={`/desk/cases/${head.id}`}>{t(shared.back)}</a>
      </p>
      {problems.length > 0 && (
        <ErrorSummary
          desk={desk}
          refusal={{ words: problems[0]?.message ?? shared.errors_found, problems }}
          linked={(field) => field !== ''}
        />
      )}
      <h1>{title}</h1>
      <p>
        <span class="number">{head.number}</span> · {head.title} · {head.applicant_name}
      </p>
      <p class="notice-box">{lead}</p>
      <form class="panel" method="post" action={`/desk/cases/${head.id}/${path}`} encType="multipart/form-data">
        <Hidden values={{ _key: posted?.one('_key') || newId(), _seq: String(state.seq), ...hidden }} />
        {children}
        <div class="buttons">
          <button class="button" type="submit">
            {submit}
          </button>
          <a href={`/desk/cases/${head.id}`}>{t(shared.back)}</a>
        </div>
      </form>
    </>
  );
}

/**
 * Sends what such a form says. Answers the problems of a refusal that the form can show; what it cannot show is thrown.
 */
export async function sendSideForm(
  desk: Desk,
  kind: ActionKind,
  content: object,
  posted: Posted,
): Promise<Answer | readonly Problem[]> {
  const id = desk.params.id ?? '';
  try {
    await takeAction(desk.platform.engine, desk.actor, {
      case_id: id,
      kind,
      content,
      key: posted.one('_key'),
      seq: Number(posted.one('_seq')),
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'not_found' || error.code === 'forbidden') throw error;
    return problemsOf(error);
  }
  return { redirect: address(`/desk/cases/${id}`, { done: kind }) };
}

/** Whether the form was taken. */
export const isAnswer = (sent: Answer | readonly Problem[]): sent is Answer => !Array.isArray(sent);
