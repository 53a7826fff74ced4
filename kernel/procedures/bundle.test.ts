import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { f } from '../fields/f.ts';
import type { Field, Fields } from '../fields/field.ts';
import type { BundleDefinition, ItemDefinition, Material } from './definition.ts';
import { clashingFields, mergedForm, neededItems } from './merged-form.ts';
import { mergedMaterials } from './merged-materials.ts';

// Pure functions over definitions: only the elements that they read are filled in.
const item = (name: string, parts: { form?: Fields; materials?: readonly Material[]; licence?: string }) =>
  ({
    item: name,
    title: name,
    form: parts.form ?? {},
    materials: parts.materials ?? [],
    result: { name: '证', kind: 'licence', ...(parts.licence ? { licence_type: parts.licence } : {}) },
  }) as unknown as ItemDefinition; // the functions under test read these elements alone
const bundleOf = (items: BundleDefinition['items'], form: Fields = {}) =>
  ({ bundle: 'trial', form, items }) as unknown as BundleDefinition; // as above

const material = (code: string, more: Partial<Material> = {}): Material => ({
  code,
  name: code,
  necessity: '1',
  source: '10',
  originals: 1,
  copies: 0,
  form: 'either',
  basis: '条例',
  ...more,
});

const wantsSign = { fact: 'wants_sign', is: 'equals', than: true } as const;
const address = f.text('地址', { question: '地址？' });

describe('The form of a bundle', () => {
  const food = item('food', { form: { address, area: f.decimal('面积', { unit: '平方米' }) } });
  const sign = item('sign', { form: { address, width: f.decimal('宽度') } });
  const both = bundleOf([{ item: 'food' }, { item: 'sign', when: wantsSign }], { wants_sign: f.boolean('要招牌') });

  test('asks a question of the same name once, and says for which items', () => {
    const { fields, asked_by } = mergedForm(both, [food, sign], { wants_sign: true });
    assert.deepEqual(Object.keys(fields), ['wants_sign', 'address', 'area', 'width']);
    assert.deepEqual(asked_by.address, ['food', 'sign']);
    assert.deepEqual(asked_by.wants_sign, []);
  });

  test('leaves out what only an item that is not needed asks', () => {
    const { fields } = mergedForm(both, [food, sign], { wants_sign: false });
    assert.deepEqual(Object.keys(fields), ['wants_sign', 'address', 'area']);
  });

  test('asks under the condition of the item while that is still open', () => {
    const { fields } = mergedForm(both, [food, sign]);
    assert.deepEqual(fields.width?.['x-when'], wantsSign);
    assert.equal(fields.address?.['x-when'], undefined);
  });

  test('demands an answer where one item demands it, and joins two conditions by either', () => {
    const when = (name: string) => ({ fact: name, is: 'is_known' }) as const;
    const one = item('one', { form: { x: f.text('问', { optional: true, when: when('a') }) } });
    const two = item('two', { form: { x: f.text('问', { when: when('b') }) } });
    const x = mergedForm(bundleOf([{ item: 'one' }, { item: 'two' }]), [one, two]).fields.x;
    assert.equal(x?.['x-optional'], undefined);
    assert.deepEqual(x?.['x-when'], { any: [when('a'), when('b')] });
  });

  test('keeps the bundle’s own wording', () => {
    const own = bundleOf([{ item: 'food' }], { address: f.text('店址') });
    assert.equal(mergedForm(own, [food]).fields.address?.title, '店址');
  });

  test('names questions that two items ask as different types', () => {
    const other: Field = f.decimal('面积', { unit: '亩' });
    const clash = clashingFields(bundleOf([{ item: 'food' }, { item: 'farm' }]), [
      food,
      item('farm', { form: { area: other } }),
    ]);
    assert.deepEqual(clash, [{ field: 'area', asked_by: ['food', 'farm'] }]);
  });

  test('names an item that is not there', () => {
    assert.throws(() => neededItems(both, [food], {}), /trial needs sign/);
  });
});

describe('The materials of a bundle', () => {
  const licence = material('licence', {
    licence_type: '001',
    exempt: { from: 'register', name: 'enterprise', because: '有登记' },
  });
  const food = item('food', { materials: [material('lease', { originals: 1 }), licence] });
  const sign = item('sign', { materials: [material('lease', { originals: 2, basis: '办法' })] });
  const registration = item('registration', { licence: '001' });
  const hasNone = { fact: 'registered', is: 'equals', than: false } as const;
  const trial = bundleOf([
    { item: 'registration', when: hasNone },
    { item: 'food', after: ['registration'] },
    { item: 'sign' },
  ]);
  const items = [registration, food, sign];
  const find = (answers: Record<string, unknown>, code: string) =>
    mergedMaterials(trial, items, answers).find(({ material: { code: own } }) => own === code);

  test('are listed once by code, with who needs them, the larger numbers and every basis', () => {
    const lease = find({ registered: true }, 'lease');
    assert.deepEqual(lease?.needed_by, ['food', 'sign']);
    assert.equal(lease?.material.originals, 2);
    assert.equal(lease?.material.basis, '条例；办法');
  });

  test('come from a sibling’s result where the item waits for one that issues them', () => {
    assert.deepEqual(find({ registered: false }, 'licence')?.material.exempt?.from, 'result');
    assert.deepEqual(find({ registered: false }, 'licence')?.material.exempt?.name, 'registration');
  });

  test('come from a sibling’s sibling as well, since that one is granted earlier still', () => {
    const last = item('last', { materials: [licence] });
    const chain = bundleOf([
      { item: 'registration' },
      { item: 'sign', after: ['registration'] },
      { item: 'last', after: ['sign'] },
    ]);
    assert.equal(mergedMaterials(chain, [registration, sign, last]).at(-1)?.material.exempt?.name, 'registration');
  });

  test('keep their own reason where the sibling is not needed, or not yet known to be', () => {
    assert.equal(find({ registered: true }, 'licence')?.material.exempt?.because, '有登记');
    assert.equal(find({}, 'licence')?.material.exempt?.because, '有登记');
  });

  test('are dropped, conditional or necessary as their condition is unmet, open or met', () => {
    const plan = material('plan', { necessity: '2', when: wantsSign });
    const asked = bundleOf([{ item: 'one' }]);
    const with_ = (answers: Record<string, unknown>) =>
      mergedMaterials(asked, [item('one', { materials: [plan] })], answers).map(
        ({ material: { necessity } }) => necessity,
      );
    assert.deepEqual(with_({ wants_sign: false }), []);
    assert.deepEqual(with_({}), ['2']);
    assert.deepEqual(with_({ wants_sign: true }), ['1']);
  });
});
