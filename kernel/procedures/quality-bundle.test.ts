import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { f } from '../fields/f.ts';
import type { Fields } from '../fields/field.ts';
import { bundle } from './bundle.ts';
import type { BundleDefinition, ItemDefinition } from './definition.ts';
import type { Procedure } from './procedure.ts';
import { bundleChecks, checkBundle } from './quality-bundle.ts';

// The checks read an item's name and form alone.
const item = (name: string, form: Fields) =>
  ({ item: name, form, materials: [], result: {} }) as unknown as ItemDefinition;
const items = [
  item('food', { area: f.decimal('面积', { unit: '平方米' }) }),
  item('fire', { area: f.decimal('面积', { unit: '平方米' }) }),
  item('farm', { area: f.decimal('面积', { unit: '亩' }) }),
  item('lost', { x: f.text('问', { when: { fact: 'nothing', is: 'is_known' } }) }),
];

const days = { days: 45, unit: 'working_day', basis: '行政许可法 第四十二条', state: 'located' } as const;
const wanted = { fact: 'wanted', is: 'equals', than: true } as const;

const sound: BundleDefinition = {
  bundle: 'trial',
  theme_code: 'TCN9999',
  title: '试验一件事',
  title_en: 'Trial bundle',
  aliases: ['试验'],
  summary: '仅用于测试。',
  audience: ['2'],
  basis: [{ law: '试验条例', article: '第一条', state: 'policy' }],
  items: [{ item: 'food' }, { item: 'fire', when: wanted, after: ['food'] }],
  form: { wanted: f.boolean('要吗') },
  statutory: days,
  promised: { ...days, days: 10 },
  extension: { limit: { ...days, days: 15 }, by: 'government.leader' },
  questions: [{ question: '要多久？', answer: '十个工作日。' }],
  place: '政务服务中心',
  hours: '工作日',
  enquiry_phone: '0994-1234567',
  supervision_phone: '0994-7654321',
};

/** For each check, bundles that break it and nothing else. */
const broken: Readonly<Record<string, readonly Partial<BundleDefinition>[]>> = {
  bundle_items: [
    { items: [{ item: 'food' }, { item: 'gone' }] },
    { items: [{ item: 'food' }] },
    { items: [{ item: 'food' }, { item: 'fire', after: ['farm'] }] },
  ],
  bundle_order: [
    {
      items: [
        { item: 'food', after: ['fire'] },
        { item: 'fire', after: ['food'] },
      ],
    },
  ],
  bundle_when: [{ items: [{ item: 'food' }, { item: 'fire', when: { fact: 'area', is: 'is_known' } }] }],
  bundle_fields: [{ items: [{ item: 'food' }, { item: 'farm' }] }],
  bundle_questions: [{ items: [{ item: 'food' }, { item: 'lost' }] }],
  bundle_texts: [{ summary: '' }, { aliases: [] }],
  bundle_phones: [{ enquiry_phone: '7654321' }, { enquiry_phone: '0994-7654321' }],
  bundle_limits: [{ promised: { ...days, days: 46 } }, { promised: { ...days, days: 10, unit: 'calendar_day' } }],
};

test('A sound bundle passes every check', () => {
  assert.deepEqual(checkBundle(sound, items), []);
});

test('Every check has a bundle that breaks it', () => {
  assert.deepEqual(bundleChecks.map(({ id }) => id).sort(), Object.keys(broken).sort());
});

describe('A bundle that breaks one rule fails exactly its check', () => {
  for (const [id, breaks] of Object.entries(broken))
    for (const [index, change] of breaks.entries())
      test(`${id}, case ${index + 1}`, () => {
        assert.deepEqual(
          checkBundle({ ...sound, ...change }, items).map((failure) => failure.id),
          [id],
        );
      });
});

test('A declared bundle may wait only for items that are in it', () => {
  const [food, fire] = items.map((definition) => ({ name: definition.item, definition, stage_names: [], form: {} }));
  assert.ok(food && fire);
  const { bundle: _, items: __, ...rest } = sound;
  const declare = (inside: readonly Procedure[]) =>
    bundle('trial', { ...rest, items: inside.map((procedure) => ({ procedure, after: [food] })) });
  assert.deepEqual(declare([food, fire]).definition.items[1], { item: 'fire', after: ['food'] });
  assert.throws(() => declare([fire]), /waits for food, which is not in it/);
});
