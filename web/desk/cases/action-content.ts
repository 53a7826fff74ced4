import type { ActionKind } from '../../../kernel/procedures/action.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import type { Words } from '../../../kernel/words.ts';
import type { Posted } from '../body.ts';
import { momentOf } from '../moment.ts';
import { messages } from './action-messages.ts';

/** What a form says, as the content of an action, and what it lacks. */
export interface ReadAction {
  readonly content: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

type Reader = (posted: Posted, want: Want) => Readonly<Record<string, unknown>>;

/** Takes a text that must be there; says so at its input where it is not. */
type Want = (name: string, label: Words) => string;

/** The kinds of action that the forms of the case page send. */
export const readers = {
  accept: (posted) => ({ ...given(posted, 'opinion', 'to') }),
  decline: (posted, want) => ({
    outcome: want('outcome', messages.decision),
    reason: want('reason', messages.reason),
    ...(posted.one('outcome') === 'not_competent'
      ? { competent_body: want('competent_body', messages.competent_body) }
      : given(posted, 'competent_body')),
  }),
  claim: (posted) => stage(posted),
  complete: (posted, want) => ({
    ...stage(posted),
    to: want('to', messages.to),
    ...given(posted, 'opinion'),
    ...(posted.body.second_officer === undefined
      ? {}
      : { second_officer: want('second_officer', messages.second_officer) }),
    ...(posted.all('attachments').length > 0 ? { attachments: posted.all('attachments') } : {}),
  }),
  return: (posted, want) => ({
    ...stage(posted),
    to: want('to', messages.back_to),
    reason: want('reason', messages.reason),
  }),
  transfer: (posted, want) => ({
    ...stage(posted),
    organisation: want('organisation', messages.to_organisation),
    reason: want('reason', messages.reason),
  }),
  consult: (posted, want) => {
    want('organisations', messages.organisations);
    return {
      ...stage(posted),
      organisations: posted.all('organisations'),
      question: want('question', messages.question),
    };
  },
  give_opinion: (posted, want) => ({
    consultation: Number(posted.one('consultation')),
    organisation: posted.one('organisation'),
    agrees: want('agrees', messages.agrees) === 'yes',
    opinion: want('opinion', messages.opinion),
  }),
  urge: (_, want) => ({ text: want('text', messages.urge_text) }),
  suspend: (posted, want) => ({
    ...stage(posted),
    pause: want('pause', messages.pause),
    reason: want('reason', messages.reason),
    ...given(posted, 'document'),
    expected_days: Number(want('expected_days', messages.expected_days)),
  }),
  resume: (posted, want) => ({
    pause: posted.one('pause'),
    ...given(posted, 'document'),
    result: want('result', messages.result),
  }),
  extend: (posted, want) => ({ reason: want('reason', messages.reason), told: posted.one('told') === '1' }),
  decide: (posted, want) => ({
    ...stage(posted),
    to: want('to', messages.decision),
    ...given(posted, 'reasons', 'opinion'),
  }),
  correct_deemed: (_, want) => ({
    document: want('document', messages.correction),
    reason: want('reason', messages.reason),
  }),
} as const satisfies Partial<Record<ActionKind, Reader>>;

export type FormKind = keyof typeof readers;

export const isFormKind = (kind: string): kind is FormKind => Object.hasOwn(readers, kind);

/** Reads the form of one kind of action. The kernel checks again; here the missing is named in the form's own words. */
export function readAction(kind: FormKind, posted: Posted): ReadAction {
  const problems: Problem[] = [...posted.problems];
  const want: Want = (name, label) => {
    const text = posted.one(name);
    if (text === '' && !problems.some(({ field }) => field === name))
      problems.push({
        field: name,
        rule: 'required',
        message: { zh: asked(name)(label.zh).zh, en: asked(name)(label.en).en },
      });
    return text;
  };
  const content = readers[kind](posted, want);
  if ('expected_days' in content) {
    const days = Number(content.expected_days);
    if (posted.one('expected_days') !== '' && !(Number.isInteger(days) && days >= 1 && days <= 365))
      problems.push({ field: 'expected_days', rule: 'range', message: messages.expected_bad });
  }
  const at = posted.one('_at');
  if (at !== '' && momentOf(at) === null) problems.push({ field: '_at', rule: 'time', message: messages.bad_time });
  return { content, problems };
}

// What is chosen or uploaded is not filled in.
const CHOSEN: readonly string[] = [
  'outcome',
  'to',
  'organisation',
  'organisations',
  'second_officer',
  'pause',
  'agrees',
];

function asked(name: string): (label: string) => Words {
  if (CHOSEN.includes(name)) return messages.choose_one;
  return name === 'document' ? messages.upload_one : messages.fill;
}

const stage = (posted: Posted): { stage: string } => ({ stage: posted.one('stage') });

/** The texts among these that were filled in. */
function given(posted: Posted, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = posted.one(name);
      return text === '' ? [] : [[name, text]];
    }),
  );
}
