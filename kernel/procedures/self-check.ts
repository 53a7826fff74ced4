import { dateOf } from '../dates.ts';
import type { Field, Fields } from '../fields/field.ts';
import { findParameters } from '../parameters/resolve-parameters.ts';
import type { Condition } from '../rules/condition.ts';
import { evaluate } from '../rules/evaluate.ts';
import { sentence, titlesOf } from '../rules/sentence.ts';
import { type Answer, type FactValues, missing, type RuleContext } from '../rules/verdict.ts';
import { parametersIn } from '../rules/walk.ts';
import type { Words } from '../words.ts';
import { isAsked, materialsCalledFor } from './answers.ts';
import { isBundle } from './bundle-rules.ts';
import type { BundleDefinition, ItemDefinition, Material } from './definition.ts';
import type { Engine } from './engine.ts';
import { mergedForm, neededItems } from './merged-form.ts';
import { mergedMaterials } from './merged-materials.ts';
import type { Published } from './version.ts';

/** One condition held against somebody's answers. */
export interface CheckedCondition {
  readonly item: string;
  readonly name: string;
  readonly checked: 'self_check' | 'acceptance' | 'decision';
  readonly answer: Answer;
  readonly sentence: Words;
  /** What must become known before an answer is possible. */
  readonly missing: { readonly facts: readonly string[]; readonly parameters: readonly string[] };
}

/** What a set of answers leads to, before anything is handed in. */
export interface SelfCheck {
  readonly conditions: readonly CheckedCondition[];
  /** The questions that these answers ask, in order. */
  readonly form: Readonly<Record<string, Field>>;
  readonly materials: readonly Material[];
  /** Items that are needed; the item itself, or those of a bundle. */
  readonly items: readonly string[];
}

/**
 * Holds the conditions of an item, or of all items of a bundle, against answers: met, unmet or unknown, each with its sentence;
 * and says which questions and materials the answers call for. Pure but for the parameters; nobody need be signed in.
 * @param given.region division in which the application would be handled; parameters may differ by it
 */
export async function selfCheck(
  engine: Engine,
  published: Published,
  given: { readonly answers: FactValues; readonly region?: string },
): Promise<SelfCheck> {
  const date = dateOf(engine.now());
  const { answers } = given;
  const items = await itemsOf(engine, published, date);
  const conditions = [...items, published.definition].flatMap(conditionsIn);
  const codes = [...new Set(conditions.flatMap(parametersIn))];
  const scope = { date, ...(given.region ? { region: given.region } : {}) };
  const context: RuleContext =
    codes.length === 0 ? {} : { parameters: await findParameters(engine.database, codes, scope) };
  const bundle = isBundle(published.definition) ? published.definition : null;
  const needed = bundle ? neededItems(bundle, items, answers, context).map(({ definition }) => definition) : items;
  const form: Fields = bundle ? mergedForm(bundle, items, answers, context).fields : (items[0]?.form ?? {});
  return {
    conditions: needed.flatMap((definition) => checkedConditions(definition, answers, context)),
    form: Object.fromEntries(Object.entries(form).filter(([, field]) => isAsked(field, answers, context))),
    materials: bundle
      ? mergedMaterials(bundle, items, answers, context).map(({ material }) => material)
      : items.flatMap((item) => materialsCalledFor(item.materials, answers, context)),
    items: needed.map(({ item }) => item),
  };
}

/** Every item that an item or bundle stands for, in its version in force. */
export async function itemsOf(
  engine: Engine,
  published: Published,
  date: ReturnType<typeof dateOf>,
): Promise<readonly ItemDefinition[]> {
  if (published.kind === 'item') return [published.definition];
  const found = await Promise.all(
    published.definition.items.map(({ item }) => engine.versions.inForceOrRefuse(engine.database, item, date)),
  );
  return found.flatMap((each) => (each.kind === 'item' ? [each.definition] : []));
}

function checkedConditions(
  definition: ItemDefinition,
  answers: FactValues,
  context: RuleContext,
): readonly CheckedCondition[] {
  const titles = titlesOf(definition.form);
  return definition.conditions.map(({ name, rule, checked }) => {
    const verdict = evaluate(rule, answers, context);
    const say = (language: 'zh' | 'en') => sentence(rule, titles, language, context);
    return {
      item: definition.item,
      name,
      checked,
      answer: verdict.answer,
      sentence: { zh: say('zh'), en: say('en') },
      missing: missing(verdict),
    };
  });
}

const conditionsIn = (definition: ItemDefinition | BundleDefinition): readonly Condition[] => [
  ...Object.values(definition.form).flatMap((field) => field['x-when'] ?? []),
  ...(isBundle(definition)
    ? definition.items.flatMap(({ when }) => when ?? [])
    : [...definition.conditions.map(({ rule }) => rule), ...definition.materials.flatMap(({ when }) => when ?? [])]),
];
