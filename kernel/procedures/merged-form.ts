import type { Field, Fields } from '../fields/field.ts';
import type { Condition } from '../rules/condition.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { FactValues, RuleContext } from '../rules/verdict.ts';
import type { BundleDefinition, ItemDefinition } from './definition.ts';

/** An item of a bundle that these answers call for, or may call for. */
export interface NeededItem {
  readonly definition: ItemDefinition;
  /** Present while it is open whether the item is needed: the question that decides has no answer yet. */
  readonly open?: Condition;
  /** Siblings that it waits for and that are needed too. */
  readonly after: readonly string[];
}

/** One form for a whole bundle, and which items asked for each question. */
export interface MergedForm {
  readonly fields: Fields;
  /** Names of the items that use the answer; empty for questions of the bundle alone. */
  readonly asked_by: Readonly<Record<string, readonly string[]>>;
}

/**
 * The items of a bundle that the answers leave: those whose `when` is unmet are dropped, those still open say so.
 * @throws Error where the bundle names an item that is not among `items`
 */
export function neededItems(
  bundle: BundleDefinition,
  items: readonly ItemDefinition[],
  answers: FactValues,
  context: RuleContext = {},
): readonly NeededItem[] {
  const needed = bundle.items.flatMap(({ item, when, after = [] }): readonly NeededItem[] => {
    const definition = items.find((each) => each.item === item);
    if (!definition) throw new Error(`bundle ${bundle.bundle} needs ${item}, which was not handed over`);
    const answer = when ? evaluate(when, answers, context).answer : 'met';
    if (answer === 'unmet') return [];
    return [{ definition, after, ...(when && answer === 'unknown' ? { open: when } : {}) }];
  });
  const names = new Set(needed.map(({ definition }) => definition.item));
  return needed.map((each) => ({ ...each, after: each.after.filter((sibling) => names.has(sibling)) }));
}

/**
 * The form of a bundle: its own questions first, then those of the needed items, each name once. The bundle's wording of a
 * question prevails; a question that any item asks of everybody is asked of everybody.
 */
export function mergedForm(
  bundle: BundleDefinition,
  items: readonly ItemDefinition[],
  answers: FactValues = {},
  context: RuleContext = {},
): MergedForm {
  const needed = neededItems(bundle, items, answers, context);
  const fields: Record<string, Field> = { ...bundle.form };
  const askedBy: Record<string, string[]> = Object.fromEntries(Object.keys(bundle.form).map((name) => [name, []]));
  for (const { definition, open } of needed)
    for (const [name, field] of Object.entries(definition.form)) {
      askedBy[name] = [...(askedBy[name] ?? []), definition.item];
      if (Object.hasOwn(bundle.form, name)) continue;
      const asked = withWhen(field, both(open, field['x-when']));
      const before = fields[name];
      fields[name] = before ? strictest(before, asked) : asked;
    }
  return { fields, asked_by: askedBy };
}

/** Pairs of a question's name and the items that ask it as different types, so that one answer cannot serve both. */
export function clashingFields(
  bundle: BundleDefinition,
  items: readonly ItemDefinition[],
): readonly { readonly field: string; readonly asked_by: readonly string[] }[] {
  const { asked_by } = mergedForm(bundle, items);
  return Object.entries(asked_by).flatMap(([name, names]) => {
    const forms = [bundle.form, ...items.filter(({ item }) => names.includes(item)).map(({ form }) => form)];
    const kinds = new Set(forms.flatMap((form) => (form[name] ? [typeText(form[name])] : [])));
    return kinds.size > 1 ? [{ field: name, asked_by: names }] : [];
  });
}

/** What an answer's meaning depends on: its type, its codes, its unit and its scale; not its wording. */
const typeText = (field: Field): string =>
  JSON.stringify([field['x-field'], field.enum ?? null, field['x-unit'] ?? null, field['x-scale'] ?? null]);

function strictest(first: Field, second: Field): Field {
  const { 'x-optional': firstOptional, ...rest } = first;
  const optional = firstOptional && second['x-optional'] ? ({ 'x-optional': true } as const) : {};
  // The rest keeps every keyword of the first; only the two that say whether it must be answered are worked out.
  const merged = { ...rest, ...optional } as Field;
  return withWhen(merged, either(first['x-when'], second['x-when']));
}

function withWhen(field: Field, when: Condition | undefined): Field {
  const { 'x-when': _, ...rest } = field;
  // Removing one optional keyword leaves a field.
  return (when ? { ...rest, 'x-when': when } : rest) as Field;
}

const both = (first?: Condition, second?: Condition): Condition | undefined =>
  first && second ? { all: [first, second] } : (first ?? second);

/** Absent means always. */
const either = (first?: Condition, second?: Condition): Condition | undefined => {
  if (!first || !second) return undefined;
  return JSON.stringify(first) === JSON.stringify(second) ? first : { any: [first, second] };
};
