import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mergedForm, neededItems } from '../../../kernel/procedures/merged-form.ts';
import { mergedMaterials } from '../../../kernel/procedures/merged-materials.ts';
import { checkItem } from '../../../kernel/procedures/quality.ts';
import { checkBundle } from '../../../kernel/procedures/quality-bundle.ts';
import { checkCondition, type KnownParameters } from '../../../kernel/rules/check-condition.ts';
import { parametersIn } from '../../../kernel/rules/walk.ts';
import { newbornBundle, openRestaurant } from './bundles.ts';
import { departments } from './departments.ts';
import { licenceTypeList } from './licence-types.ts';
import { serviceHallParameters } from './parameters.ts';
import { serviceHall } from './system.ts';

const items = serviceHall.procedures.map(({ definition }) => definition);
const bundles = serviceHall.bundles.map(({ definition }) => definition);
const parameters: KnownParameters = Object.fromEntries(serviceHallParameters.map(({ code, kind }) => [code, { kind }]));

const once = (values: readonly string[]) => assert.equal(new Set(values).size, values.length);

describe('Every item of the service hall', () => {
  for (const definition of items)
    test(`${definition.title} passes all publish-time checks, warnings included`, () => {
      assert.deepEqual(checkItem(definition), []);
    });

  test('there are at least 24, of both kinds: done at once, and promised', () => {
    assert.ok(items.length >= 24);
    assert.deepEqual([...new Set(items.map(({ case_kind }) => case_kind))].sort(), ['1', '2']);
  });

  test('has its own name and base code', () => {
    once(items.map(({ item }) => item));
    once(items.map(({ base_code }) => base_code));
  });

  test('can be found by everyday words, and answers at least two questions of people', () => {
    for (const { item, aliases, questions } of [...items, ...bundles.map((each) => ({ ...each, item: each.bundle }))]) {
      assert.ok(aliases.length >= 5, item);
      assert.ok(questions.length >= 2, item);
      once(aliases);
    }
  });

  test('asks five to sixteen questions, the last of them for a telephone number', () => {
    for (const { item, form } of items) {
      const names = Object.keys(form);
      assert.ok(names.length >= 5 && names.length <= 16, `${item}: ${names.length}`);
      assert.equal(names.at(-1), 'contact_phone', item);
    }
  });

  test('names in its stages only its own department, the departments joined to it, and the window', () => {
    for (const { item, department, joint_departments, stages } of items)
      for (const { by } of Object.values(stages)) {
        const [of] = by?.split('.') ?? [];
        if (of && of !== 'window') assert.ok([department, ...joint_departments].includes(of), `${item}: ${by}`);
        if (of && of !== 'window') assert.ok(Object.hasOwn(departments, of), `${item}: ${by}`);
      }
  });

  test('reads only parameters that the system declares, in comparisons that fit them', () => {
    const conditions = items.flatMap(({ item, form, conditions: own }) =>
      own.map(({ rule }) => ({ item, form, rule })),
    );
    for (const { item, form, rule } of conditions) assert.deepEqual(checkCondition(rule, form, parameters), [], item);
    const read = new Set(conditions.flatMap(({ rule }) => parametersIn(rule)));
    assert.deepEqual(
      Object.keys(parameters).filter((code) => !read.has(code)),
      [],
    );
  });

  test('issues licences of a declared type, each type by the name that the type has', () => {
    for (const { item, result } of items)
      if (result.licence_type)
        assert.equal(licenceTypeList.find(({ number }) => number === result.licence_type)?.title, result.name, item);
    once(licenceTypeList.map(({ number }) => number));
  });

  test('calls the same material by the same name wherever its code stands', () => {
    const names = new Map<string, string>();
    for (const { code, name } of items.flatMap(({ materials }) => materials)) {
      assert.equal(names.get(code) ?? name, name, code);
      names.set(code, name);
    }
  });
});

describe('The bundle 开办餐饮店', () => {
  const { definition } = openRestaurant;
  const needed = (answers: Record<string, unknown>) =>
    neededItems(definition, items, answers).map(({ definition: { item } }) => item);

  test('gathers licence, fire check and sign for a registered business that wants a sign', () => {
    const answers = { has_registration: true, wants_sign: true };
    assert.deepEqual(needed(answers), ['food_business_licence', 'fire_safety_check', 'outdoor_sign']);
    const departmentsOf = neededItems(definition, items, answers).map((each) => each.definition.department);
    assert.deepEqual(departmentsOf, ['market_supervision', 'fire_rescue', 'urban_management']);
  });

  test('begins with the registration for whoever has none, and the others wait for it', () => {
    const parts = neededItems(definition, items, { has_registration: false, wants_sign: false });
    assert.deepEqual(
      parts.map(({ definition: { item }, after }) => [item, after]),
      [
        ['individual_business_registration', []],
        ['food_business_licence', ['individual_business_registration']],
        ['fire_safety_check', ['individual_business_registration']],
      ],
    );
  });

  test('asks for name, place and telephone once for all items', () => {
    const { fields, asked_by } = mergedForm(definition, items, { has_registration: true, wants_sign: true });
    for (const name of ['business_name', 'premises_region', 'premises_address', 'premises_area', 'contact_phone'])
      assert.deepEqual(asked_by[name], ['food_business_licence', 'fire_safety_check', 'outdoor_sign'], name);
    const apart = items
      .filter(({ item }) => needed({ has_registration: true, wants_sign: true }).includes(item))
      .flatMap(({ form }) => Object.keys(form));
    assert.ok(Object.keys(fields).length < apart.length - 10);
  });

  test('asks for the credit code only of whoever has one', () => {
    const { fields } = mergedForm(definition, items);
    assert.deepEqual(fields.credit_code?.['x-when'], { fact: 'has_registration', is: 'equals', than: true });
  });

  test('asks for the plan once, and takes the business licence from the registration that is part of it', () => {
    const merged = mergedMaterials(definition, items, { has_registration: false, wants_sign: true });
    once(merged.map(({ material }) => material.code));
    const named = (name: string) => merged.find(({ material }) => material.name === name);
    assert.deepEqual(named('经营场所平面布局图')?.needed_by, ['food_business_licence', 'fire_safety_check']);
    assert.equal(named('营业执照')?.material.exempt?.from, 'result');
    assert.equal(named('营业执照')?.material.exempt?.name, 'individual_business_registration');
  });

  test('takes the business licence of a registered business from the register', () => {
    const merged = mergedMaterials(definition, items, { has_registration: true, wants_sign: false });
    const licence = merged.find(({ material }) => material.name === '营业执照');
    assert.equal(licence?.material.exempt?.from, 'register');
  });
});

describe('The bundle 新生儿出生', () => {
  const { definition } = newbornBundle;

  test('asks for mother and child once for five items', () => {
    const { fields, asked_by } = mergedForm(definition, items);
    assert.equal(asked_by.mother_name?.length, 5);
    assert.equal(asked_by.child_name?.length, 4);
    assert.ok(Object.keys(fields).length <= 22);
  });

  test('hands the birth certificate on to the household registration', () => {
    const merged = mergedMaterials(definition, items, {});
    const certificate = merged.find(({ material }) => material.name === '出生医学证明');
    assert.equal(certificate?.material.exempt?.name, 'birth_medical_certificate');
    assert.equal(certificate?.material.exempt?.from, 'result');
  });
});

describe('Bundles', () => {
  for (const definition of bundles)
    test(`${definition.title} passes all publish-time checks: its items exist and agree on every shared question`, () => {
      assert.deepEqual(checkBundle(definition, items), []);
      assert.equal(neededItems(definition, items, {}).length, definition.items.length);
    });

  test('carry the codes of the national list', () => {
    assert.deepEqual(
      bundles.map(({ theme_code }) => theme_code),
      ['TCN0003', 'PCN0009'],
    );
  });
});

test('A question of the same name means the same in all items of the hall', () => {
  const types = new Map<string, string>();
  for (const { item, form } of items)
    for (const [name, field] of Object.entries(form)) {
      const type = JSON.stringify([field['x-field'], field.enum ?? null, field['x-unit'] ?? null]);
      assert.equal(types.get(name) ?? type, type, `${item}.${name}`);
      types.set(name, type);
    }
});
