import type { Instant, PlainDate } from '../dates.ts';
import { digestOf } from '../digest.ts';
import type { Actor, Principal } from '../people/actor.ts';
import type { FactValues } from '../rules/verdict.ts';
import type { CaseAction, HandedIn } from './action.ts';
import { numberCodeOf } from './case-number.ts';
import type { ItemDefinition } from './definition.ts';
import type { Directory } from './directory.ts';
import { openCase } from './reduce.ts';
import type { Submission } from './submission.ts';
import type { Published } from './version.ts';
import type { CaseChange } from './write-case.ts';

/** What a case is made of when it is submitted. */
export interface NewCase {
  readonly id: string;
  readonly published: Published;
  readonly applicant: Principal;
  readonly submission: Submission;
  readonly actor: Actor;
  readonly moment: Instant;
  readonly day: PlainDate;
  readonly directory: Directory;
  readonly key: string;
  readonly form: FactValues;
  readonly materials: readonly HandedIn[];
  readonly part?: { readonly bundle_case: string; readonly waits: boolean };
}

/** A submitted case with its first action; its number is drawn when it is written. */
export function caseOf(given: NewCase): { change: CaseChange; number_code: string } {
  const { id, published, applicant, submission, actor, moment, day, directory, form, materials, part } = given;
  const content = { form, materials: [...materials], channel: submission.channel, ...(part ? { part } : {}) };
  const action = {
    seq: 1,
    kind: 'submit',
    at: moment,
    entered_at: moment,
    counts_on: day,
    actor: actor.id,
    actor_name: actor.name,
    organisation: null,
    key: given.key,
    content,
  } satisfies CaseAction;
  const digest = digestOf({
    item: submission.item,
    applicant: applicant.id,
    region: submission.region,
    form: submission.form,
    materials: submission.materials,
  });
  const head = {
    id,
    number: '',
    item: published.item,
    item_version: published.id,
    bundle_case: part?.bundle_case ?? null,
    title: published.title,
    region: submission.region,
    applicant_kind: applicant.kind,
    applicant: applicant.id,
    applicant_name: applicant.name,
    agent: actor.principal ? actor.person : null,
    channel: submission.channel,
  };
  const change: CaseChange = {
    head,
    rules: published.rules,
    state: openCase(published.rules, action),
    actions: [{ ...action, digest }],
    submit_key: `${actor.id}/${applicant.kind}:${applicant.id}/${given.key}`,
  };
  return { change, number_code: numberCodeOf(published, submission.region, directory) };
}

/** The materials that an item asks for, among all that were handed in. */
export const materialsFor = (materials: readonly HandedIn[], definition: ItemDefinition): readonly HandedIn[] =>
  materials.filter(({ code }) => definition.materials.some((material) => material.code === code));

/** The answers to these questions. */
export const pick = (values: FactValues, names: readonly string[]): FactValues =>
  Object.fromEntries(names.flatMap((name) => (name in values ? [[name, values[name]]] : [])));
