import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { Refusal } from '../refusal.ts';
import { forgetKeys, KEY_DAYS, once } from './once.ts';
import { testWorld } from './test-world.ts';

const { db, now } = await testWorld();
let calls = 0;
const ask = (key: string, digest = 'd', work = async () => ({ call: ++calls })) =>
  db.transaction((tx) => once(tx, { actor: 'person:1', key, digest, at: now() }, work));

test('the same key answers as the first time and does nothing twice, even at the same moment', async () => {
  const answers = await Promise.all([ask('same'), ask('same'), ask('same')]);
  assert.deepEqual(answers, [{ call: 1 }, { call: 1 }, { call: 1 }]);
});

test('the same key with other content is refused', async () => {
  await assert.rejects(ask('same', 'other'), (error) => error instanceof Refusal && error.code === 'key_reused');
});

test('work that is refused leaves no key behind', async () => {
  await assert.rejects(ask('failed', 'd', () => Promise.reject(new Error('no'))));
  assert.deepEqual(await ask('failed'), { call: 2 });
});

test('keys are forgotten after their days', async () => {
  const later = new Date(Date.parse(now()) + (KEY_DAYS + 1) * 86_400_000).toISOString();
  assert.equal(await db.transaction((tx) => forgetKeys(tx, now())), 0);
  assert.equal(await db.transaction((tx) => forgetKeys(tx, later)), 2);
  assert.deepEqual(await db.many(sql`select key from kernel.request_key`), []);
});
