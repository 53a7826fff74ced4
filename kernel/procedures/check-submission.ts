import type { PlainDate } from '../dates.ts';
import { findParameters } from '../parameters/resolve-parameters.ts';
import type { Principal } from '../people/actor.ts';
import { type Problem, Refusal } from '../refusal.ts';
import type { Condition } from '../rules/condition.ts';
import type { FactValues, RuleContext } from '../rules/verdict.ts';
import { parametersIn } from '../rules/walk.ts';
import type { HandedIn } from './action.ts';
import { checkAnswers, checkMaterials, materialsCalledFor, unmetConditions } from './answers.ts';
import { isBundle } from './bundle-rules.ts';
import type { BundleDefinition, ItemDefinition } from './definition.ts';
import type { Engine } from './engine.ts';
import { exemptions } from './exemption.ts';
import { mergedForm, neededItems } from './merged-form.ts';
import { mergedMaterials } from './merged-materials.ts';
import { messages } from './messages.ts';
import type { Submission } from './submission.ts';
import type { Published } from './version.ts';

export type PublishedItem = Extract<Published, { kind: 'item' }>;

/** An item of a bundle that the answers call for; one waits where a sibling comes first. */
export interface Part {
  readonly published: PublishedItem;
  readonly waits: boolean;
}

/** Every item that a bundle may need, in its version in force. */
export async function itemsOfBundle(
  engine: Engine,
  definition: BundleDefinition,
  day: PlainDate,
): Promise<readonly PublishedItem[]> {
  const items: PublishedItem[] = [];
  for (const { item } of definition.items) {
    const published = await engine.versions.inForceOrRefuse(engine.database, item, day);
    if (published.kind === 'item') items.push(published);
  }
  return items;
}

/** The parameters that the conditions of these items read, as they stand in this region on this date. */
export async function rulesContext(
  engine: Engine,
  published: readonly Published[],
  region: string,
  date: PlainDate,
): Promise<RuleContext> {
  const conditions = published.flatMap(({ definition }): readonly Condition[] => [
    ...Object.values(definition.form).flatMap((field) => field['x-when'] ?? []),
    ...(isBundle(definition)
      ? definition.items.flatMap(({ when }) => when ?? [])
      : [...definition.conditions.map(({ rule }) => rule), ...definition.materials.flatMap(({ when }) => when ?? [])]),
  ]);
  const codes = [...new Set(conditions.flatMap(parametersIn))];
  return codes.length === 0 ? {} : { parameters: await findParameters(engine.database, codes, { date, region }) };
}

/** The items that the answers call for; one waits where a sibling comes first. */
export const partsOf = (
  bundle: BundleDefinition,
  items: readonly PublishedItem[],
  answers: FactValues,
  context: RuleContext,
): readonly Part[] =>
  neededItems(bundle, definitionsOf(items), answers, context).flatMap(({ definition, after, open }) => {
    const published = items.find(({ item }) => item === definition.item);
    return published && !open ? [{ published, waits: after.length > 0 }] : [];
  });

const definitionsOf = (items: readonly PublishedItem[]): readonly ItemDefinition[] =>
  items.map(({ definition }) => definition);

interface Checking {
  readonly submission: Submission;
  readonly applicant: Principal;
  readonly published: Published;
  readonly items: readonly PublishedItem[];
  readonly context: RuleContext;
  readonly day: PlainDate;
}

/** Every problem of form, materials and conditions at once, so that nobody corrects one only to meet the next. */
export async function checkAll(
  engine: Engine,
  { submission, applicant, published, items, context, day }: Checking,
): Promise<{ form: FactValues; materials: readonly HandedIn[] }> {
  const given = submission.form;
  const form =
    published.kind === 'bundle'
      ? mergedForm(published.definition, definitionsOf(items), given, context).fields
      : published.definition.form;
  const answers = checkAnswers(form, given, {
    today: day,
    rules: context,
    ...(submission.confirmed ? { confirmed: submission.confirmed } : {}),
  });
  const definitions =
    published.kind === 'bundle'
      ? partsOf(published.definition, items, answers.value, context).map((part) => part.published.definition)
      : [published.definition];
  const called =
    published.kind === 'bundle'
      ? mergedMaterials(published.definition, definitionsOf(items), answers.value, context).map(
          ({ material }) => material,
        )
      : materialsCalledFor(published.definition.materials, answers.value, context);
  const exempt = await exemptions(engine.database, { called, applicant, given: submission.materials, date: day });
  const materials = [...submission.materials, ...exempt];
  const conditions = definitions
    .flatMap((definition) => unmetConditions(definition, answers.value, context))
    .filter(({ field }) => !submission.confirmed?.includes(field));
  refuseOn([
    ...answers.problems,
    ...checkMaterials(called, materials, { complete: submission.channel !== '1' }),
    ...conditions,
  ]);
  return { form: answers.value, materials };
}

function refuseOn(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const blocking = problems.some(({ severity }) => severity !== 'warn');
  throw new Refusal(blocking ? 'invalid' : 'needs_confirmation', blocking ? messages.invalid : messages.confirm, {
    problems,
  });
}
