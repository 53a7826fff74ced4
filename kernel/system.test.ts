import assert from 'node:assert/strict';
import { test } from 'node:test';
import { f } from './fields/f.ts';
import type { Fields } from './fields/field.ts';
import { register } from './registers/register.ts';
import { demandConsistency, inconsistencies, system } from './system.ts';

const open = { grade: 1, steward: 'data_bureau', access: { read: [], write: [] } } as const;
const facility = (fields: Fields = {}) =>
  register('facility', { ...open, title: '设施', key: ['code'], fields: { code: f.text('编号'), ...fields } });
const organisation = system({ name: 'org', title: '机构', registers: [facility()] });
const carbon = (uses: readonly string[], fields: Fields) =>
  system({
    name: 'carbon',
    title: '碳账户',
    uses,
    registers: [
      register('emission_statement', {
        ...open,
        title: '报告',
        key: ['code'],
        fields: { code: f.text('编号'), ...fields },
      }),
    ],
  });

test('systems that fit together have nothing to complain about', () => {
  const fields = { facility: f.reference('设施', 'facility'), site: f.region('地点'), owner: f.enterprise('单位') };
  assert.deepEqual(inconsistencies([organisation, carbon(['org'], fields)]), []);
});

test('a reference to nothing names the field and what it refers to, lists included', () => {
  const fields = {
    facility: f.reference('设施', 'plant'),
    all: f.list('全部', { one: f.reference('设施', 'plants') }),
  };
  assert.deepEqual(inconsistencies([carbon([], fields)]), [
    'carbon.emission_statement.facility refers to plant, which no system declares',
    'carbon.emission_statement.all refers to plants, which no system declares',
  ]);
});

test('a reference into another system needs that system in uses', () => {
  assert.deepEqual(inconsistencies([organisation, carbon([], { facility: f.reference('设施', 'facility') })]), [
    'carbon.emission_statement.facility refers to facility of org, which carbon does not name in uses',
  ]);
});

test('names given twice, unknown uses and circles are named', () => {
  const one = system({ name: 'one', title: '一', uses: ['two'], registers: [facility()] });
  const two = system({ name: 'two', title: '二', uses: ['one', 'three'], registers: [facility()] });
  assert.deepEqual(inconsistencies([one, two, one]), [
    'system one is declared twice',
    'register facility is declared twice',
    'one uses itself through two',
    'two uses three, which is no system',
    'two uses itself through one, three',
    'one uses itself through two',
  ]);
  assert.throws(() => demandConsistency([one, one]), /system one is declared twice/);
});

test('a register that cannot be a table is refused where it is declared', () => {
  const fields = { code: f.text('编号') };
  const declare = (name: string, more: object = {}) =>
    register(name, { ...open, title: '试', key: ['code'], fields, ...more });
  assert.throws(() => declare('Facility'), /"Facility" cannot name a register/);
  assert.throws(() => declare('a_version'), /cannot name a register/);
  assert.throws(
    () => declare('a', { fields: { ...fields, version: f.integer('版本') } }),
    /"version" cannot name a field/,
  );
  assert.throws(
    () => declare('a', { access: { read: [{ who: 'subject', kind: 'person', field: 'owner' }], write: [] } }),
    /access refers to a.owner, which it does not declare/,
  );
});
