import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBundle } from './bundle-rules.ts';
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
