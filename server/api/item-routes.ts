import Type from 'typebox';
import { explanationLines } from '../../kernel/calendar/explanation-lines.ts';
import { dateOf } from '../../kernel/dates.ts';
import { UUID } from '../../kernel/fields/id.ts';
import { expectedDecision } from '../../kernel/procedures/find-case.ts';
import { searchItems } from '../../kernel/procedures/item-search.ts';
import { mergedForm } from '../../kernel/procedures/merged-form.ts';
import { mergedMaterials } from '../../kernel/procedures/merged-materials.ts';
import { itemsOf, selfCheck } from '../../kernel/procedures/self-check.ts';
import type { Published } from '../../kernel/procedures/version.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { BundleDefinitionSchema, FormFieldSchema, ItemDefinitionSchema, MaterialSchema } from './definition-schema.ts';
import { messages } from './messages.ts';
import { type ApiRoute, route } from './route.ts';
import {
  anyText,
  code,
  count,
  date,
  list,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  values,
} from './shapes.ts';
import { dateOrRefuse } from './validate.ts';

const ItemHit = named(
  'ItemHit',
  object({ item: code, kind: oneOf(['item', 'bundle']), title: anyText, summary: anyText, department: anyText }),
);

const form = Type.Record(Type.String(), FormFieldSchema);

export const ItemVersion = named(
  'ItemVersion',
  object({
    id: uuid,
    item: code,
    version: count,
    kind: oneOf(['item', 'bundle']),
    title: anyText,
    valid_from: date,
    valid_to: nullable(date),
    definition: Type.Union([ItemDefinitionSchema, BundleDefinitionSchema]),
    form,
    materials: list(MaterialSchema),
    items: list(code),
    expected: object({ due_on: nullable(date), derivation: list(anyText) }),
  }),
);

const Check = named(
  'ItemCheck',
  object({
    conditions: list(
      object({
        item: code,
        name: anyText,
        checked: oneOf(['self_check', 'acceptance', 'decision']),
        answer: oneOf(['met', 'unmet', 'unknown']),
        sentence: object({ zh: anyText, en: anyText }),
        missing: object({ facts: list(anyText), parameters: list(anyText) }),
      }),
    ),
    form,
    materials: list(MaterialSchema),
    items: list(code),
  }),
);

/** A version with the whole form and the whole material list, those of a bundle merged from its items. */
async function shown({ engine }: Platform, published: Published) {
  const { id, item, version, kind, title, valid_from, valid_to, definition } = published;
  const items = await itemsOf(engine, published, dateOf(engine.now()));
  const whole =
    published.kind === 'bundle'
      ? {
          form: mergedForm(published.definition, items).fields,
          materials: mergedMaterials(published.definition, items).map(({ material }) => material),
        }
      : { form: published.definition.form, materials: published.definition.materials };
  const expected = await expectedDecision(engine, published);
  return {
    ...{ id, item, version, kind, title, valid_from, valid_to, definition },
    ...whole,
    items: items.map((each) => each.item),
    expected: { due_on: expected.result.due_on, derivation: explanationLines(expected) },
  };
}

const shared = { group: 'items', who: 'public', repeats: 'none', cache: 'private, max-age=60' } as const;
const params = object({ item: code });

export const itemRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'search_items',
    method: 'GET',
    path: '/items',
    title: {
      zh: '按名称、俗称或拼音检索事项和一件事',
      en: 'Find items and bundles by Chinese, everyday words or pinyin',
    },
    query: object({
      q: optional(Type.String({ maxLength: 100 })),
      audience: optional(oneOf(['1', '2', '3', '4', '5', '6'])),
      topic: optional(text(10)),
      department: optional(code),
      limit: optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    answers: {
      200: { words: { zh: '命中的事项', en: 'What was found' }, schema: object({ entries: list(ItemHit) }) },
    },
    refuses: [],
    handle: async ({ platform, query: { q = '', ...filter } }) => ({
      entries: await searchItems(platform.database, q, { ...filter, on: dateOf(platform.now()) }),
    }),
  }),
  route({
    ...shared,
    id: 'read_item',
    method: 'GET',
    path: '/items/{item}',
    title: {
      zh: '事项或一件事的现行版本：条件、表单、材料、环节和预计办结日',
      en: 'The version in force: conditions, form, materials, stages, expected date',
    },
    params,
    query: object({ on: optional(date) }),
    answers: { 200: { words: { zh: '现行版本', en: 'The version' }, schema: ItemVersion } },
    refuses: ['unknown_item', 'not_in_force'],
    async handle({ platform, params: { item }, query: { on } }) {
      const { engine, now } = platform;
      const day = on === undefined ? dateOf(now()) : dateOrRefuse('on', on);
      return shown(platform, await engine.versions.inForceOrRefuse(engine.database, item, day));
    },
  }),
  route({
    ...shared,
    id: 'read_item_version',
    method: 'GET',
    path: '/item-versions/{version}',
    title: { zh: '事项的一个版本（办件按其受理时的版本办理）', en: 'One version; a case keeps the one it began with' },
    params: object({ version: uuid }),
    answers: { 200: { words: { zh: '该版本', en: 'The version' }, schema: ItemVersion } },
    refuses: ['not_found'],
    async handle({ platform, params: { version } }) {
      const { engine } = platform;
      const known = UUID.test(version) ? await engine.versions.find(engine.database, version) : null;
      if (!known) throw new Refusal('not_found', messages.no_such_version, { field: 'version' });
      return shown(platform, known);
    },
  }),
  route({
    ...shared,
    id: 'check_item',
    method: 'POST',
    path: '/items/{item}/check',
    title: {
      zh: '自测：按填写的内容逐项判断条件，并给出需要回答的问题和需要提交的材料',
      en: 'Self-check: conditions met, unmet or unknown; questions and materials that the answers call for',
    },
    cache: 'no-store',
    params,
    body: object({ answers: values, region: optional(text(12)) }),
    answers: { 200: { words: { zh: '判断结果', en: 'Verdicts' }, schema: Check } },
    refuses: ['unknown_item', 'not_in_force'],
    async handle({ platform: { engine, now }, params: { item }, body }) {
      const published = await engine.versions.inForceOrRefuse(engine.database, item, dateOf(now()));
      return selfCheck(engine, published, body);
    },
  }),
];
