import type { HandedIn } from '../../../kernel/procedures/action.ts';
import { prepareSubmission, type Submission } from '../../../kernel/procedures/submission.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import type { Words } from '../../../kernel/words.ts';
import { materialsOf } from '../matter.ts';
import { type Application, answersOf } from './application.ts';

/** The idempotency key of a draft: however often and from wherever it is sent, it becomes one case. */
export const keyOfDraft = (id: string): string => `draft.${id}`;

/** The draft as the kernel takes it: answers that are asked, materials that are called for, nothing else. */
export function submissionOf(application: Application, confirmed: readonly string[]): Submission {
  const { visit, draft, matter } = application;
  const called = new Set(materialsOf(matter, draft.answers).map(({ material }) => material.code));
  const materials: readonly HandedIn[] = draft.materials.filter(({ code }) => called.has(code));
  const phone = /Mobi|Android/i.test(visit.request.headers['user-agent'] ?? '');
  return {
    item: draft.item,
    item_version: draft.item_version,
    region: draft.region ?? '',
    form: answersOf(application),
    materials,
    channel: phone ? '3' : '2',
    key: keyOfDraft(draft.id),
    confirmed,
    draft: draft.id,
  };
}

/** What the kernel would say to the draft as it stands. */
export interface Objections {
  readonly blocking: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** A refusal that no field stands for: the wrong applicant, say. */
  readonly refused: Words | null;
}

/** Puts the draft to the kernel's own checks without sending it, so that the page tells everything beforehand. */
export async function objectionsTo(application: Application): Promise<Objections> {
  const { visit } = application;
  try {
    await prepareSubmission(visit.platform.engine, visit.actor, submissionOf(application, []));
    return { blocking: [], warnings: [], refused: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return objectionsIn(error);
  }
}

/** Sorts a refusal into what blocks, what must be confirmed, and what no field stands for. */
export function objectionsIn({ problems, words }: Refusal): Objections {
  return {
    blocking: problems.filter(({ severity }) => severity !== 'warn'),
    warnings: problems.filter(({ severity }) => severity === 'warn'),
    refused: problems.length === 0 ? words : null,
  };
}
