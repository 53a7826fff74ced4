import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlainDate } from '../dates.ts';
import { systemActor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { isBundle } from './bundle-rules.ts';
import type { ItemDefinition } from './definition.ts';
import { searchItems } from './item-search.ts';
import { bundlesWith, retireItem } from './publish.ts';
import { testItem, testOffice } from './test-office.ts';
import { openVersions } from './version.ts';

const office = await testOffice();
const { db } = office;
const definition = testItem('order_kept', 'market_supervision');
const reversed = { ...definition, form: Object.fromEntries(Object.entries(definition.form).reverse()) };

test('a published form keeps the order of its questions and stages', async () => {
  const { id } = await office.publish(reversed);
  const stored = (await openVersions().byId(db, id)).definition;
  assert.ok(!isBundle(stored));
  assert.deepEqual(Object.keys(stored.form), Object.keys(reversed.form));
  assert.deepEqual(Object.keys(stored.stages), Object.keys(definition.stages));
});

test('publishing the same again changes nothing; another order of the questions is another version', async () => {
  assert.equal((await office.publish(reversed)).changed, false);
  const changed = await office.publish(definition);
  assert.equal(changed.changed, true);
  assert.equal(changed.version, 2);
});

test('a definition that lacks elements is refused, each by name, whatever the types said', async () => {
  const { basis: _basis, ...rest } = definition;
  // As JSON from outside, which no compiler has seen.
  await assert.rejects(office.publish(rest as ItemDefinition), (error) => {
    assert.ok(error instanceof Refusal && error.code === 'quality');
    assert.deepEqual(
      error.problems.map(({ field, rule }) => [field, rule]),
      [['basis', 'element_missing']],
    );
    return true;
  });
});

test('no bundle holds an item that stands alone', async () => {
  assert.deepEqual(await bundlesWith(db, 'order_kept'), []);
});

test('an item is found from the day on which it is in force to the day before it ends', async () => {
  await office.publish(testItem('seasonal', 'market_supervision', { title: '夏季夜市摆摊许可' }), '2026-06-01');
  const foundOn = async (on: PlainDate) => (await searchItems(office.db, '夜市', { on })).map(({ item }) => item);
  assert.deepEqual(await foundOn('2026-05-31'), []);
  assert.deepEqual(await foundOn('2026-06-01'), ['seasonal']);
  await office.db.transaction((tx) => retireItem(tx, systemActor, office.now, 'seasonal', '2026-09-01'));
  assert.deepEqual(await foundOn('2026-08-31'), ['seasonal']);
  assert.deepEqual(await foundOn('2026-09-01'), []);
});
