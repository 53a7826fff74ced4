import { dateOf, type PlainDate } from '../../kernel/dates.ts';
import type { Fields } from '../../kernel/fields/field.ts';
import { findParameters } from '../../kernel/parameters/resolve-parameters.ts';
import { isAsked, materialsCalledFor } from '../../kernel/procedures/answers.ts';
import type { ItemDefinition } from '../../kernel/procedures/definition.ts';
import { mergedForm } from '../../kernel/procedures/merged-form.ts';
import { type MergedMaterial, mergedMaterials } from '../../kernel/procedures/merged-materials.ts';
import type { Published } from '../../kernel/procedures/version.ts';
import type { FactValues, RuleContext } from '../../kernel/rules/verdict.ts';
import { parametersIn } from '../../kernel/rules/walk.ts';
import type { Platform } from '../../server/platform.ts';

/** What is applied for: an item, or a bundle with the items in it; with the parameters that its rules refer to. */
export interface Matter {
  readonly published: Published;
  /** The item itself, or the items of the bundle, in their order. */
  readonly items: readonly ItemDefinition[];
  readonly context: RuleContext;
}

/**
 * The matter as it is in force today.
 * @param region division code whose parameters count; without it those of the prefecture
 * @throws {Refusal} unknown_item, not_in_force
 */
export async function matterInForce(platform: Platform, item: string, region?: string): Promise<Matter> {
  const { engine, database, now } = platform;
  const published = await engine.versions.inForceOrRefuse(database, item, dateOf(now()));
  return matterOf(platform, published, region);
}

/** The matter of one published version, as a case or a draft keeps it. */
export async function matterOf(platform: Platform, published: Published, region = '6523'): Promise<Matter> {
  const date = dateOf(platform.now());
  const items = await itemsOf(platform, published, date);
  const conditions = items.flatMap(({ form, conditions: rules, materials }) => [
    ...Object.values(form).flatMap((field) => field['x-when'] ?? []),
    ...rules.map(({ rule }) => rule),
    ...materials.flatMap(({ when }) => when ?? []),
  ]);
  const own =
    published.kind === 'bundle'
      ? [
          ...published.definition.items.flatMap(({ when }) => when ?? []),
          ...Object.values(published.definition.form).flatMap((field) => field['x-when'] ?? []),
        ]
      : [];
  const codes = [...new Set([...conditions, ...own].flatMap(parametersIn))];
  const parameters = codes.length === 0 ? {} : await findParameters(platform.database, codes, { date, region });
  return { published, items, context: { parameters } };
}

async function itemsOf(platform: Platform, published: Published, date: PlainDate): Promise<readonly ItemDefinition[]> {
  if (published.kind === 'item') return [published.definition];
  const items: ItemDefinition[] = [];
  for (const { item } of published.definition.items) {
    const part = await platform.engine.versions.inForceOrRefuse(platform.database, item, date);
    if (part.kind === 'item') items.push(part.definition);
  }
  return items;
}

/** The questions of a matter that these answers leave, each once, asked or still open. */
export const formOf = ({ published, items, context }: Matter, answers: FactValues = {}): Fields =>
  published.kind === 'bundle'
    ? mergedForm(published.definition, items, answers, context).fields
    : published.definition.form;

/** The questions that are asked of somebody with these answers, in their order. */
export const askedFields = (matter: Matter, answers: FactValues): Fields =>
  Object.fromEntries(
    Object.entries(formOf(matter, answers)).filter(([, field]) => isAsked(field, answers, matter.context)),
  );

/** The materials that these answers call for, each once. */
export function materialsOf({ published, items, context }: Matter, answers: FactValues): readonly MergedMaterial[] {
  if (published.kind === 'bundle') return mergedMaterials(published.definition, items, answers, context);
  return materialsCalledFor(published.definition.materials, answers, context).map((material) => ({
    material,
    needed_by: [published.item],
  }));
}

/** The title in the visitor's language. */
export const titleOf = ({ published }: Matter): { readonly zh: string; readonly en: string } => ({
  zh: published.definition.title,
  en: published.definition.title_en,
});
