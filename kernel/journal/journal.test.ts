import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import { systemActor } from '../people/actor.ts';
import { record } from './journal.ts';

const { db, owner, now } = await testWorld();
const entry = { at: now(), actor: systemActor, act: 'put', object: 'person', object_id: 'p1', detail: { field: 'x' } };
const count = () => db.one<{ n: number }>(sql`select count(*) as n from kernel.journal`);

test('an entry is written with the act, and goes with it when the transaction fails', async () => {
  await db.transaction((tx) => record(tx, [entry]));
  await assert.rejects(
    db.transaction(async (tx) => {
      await record(tx, [entry]);
      throw new Error('the act failed');
    }),
  );
  assert.equal((await count()).n, 1);
});

test('the application role can neither change nor remove an entry', async () => {
  await assert.rejects(
    db.transaction((tx) => tx.run(sql`update kernel.journal set actor = 'x'`)),
    /permission denied/,
  );
  await assert.rejects(
    db.transaction((tx) => tx.run(sql`delete from kernel.journal`)),
    /permission denied/,
  );
});

test('even the owner is stopped by the trigger', async () => {
  await assert.rejects(
    owner.transaction((tx) => tx.run(sql`update kernel.journal set actor = 'x'`)),
    /append-only/,
  );
  await assert.rejects(
    owner.transaction((tx) => tx.run(sql`truncate kernel.journal`)),
    /append-only/,
  );
});

test('ids made by the database are version 7 and ordered in time', async () => {
  const { a, b } = await db.one<{ a: string; b: string }>(
    sql`select kernel.new_id() as a, (select kernel.new_id() from pg_sleep(0.005)) as b`,
  );
  assert.equal(a[14], '7');
  assert.ok(a < b);
});

test('a query on a finished transaction throws', async () => {
  let kept: { many: typeof db.many } | undefined;
  await db.transaction(async (tx) => {
    kept = tx;
  });
  await assert.rejects(kept?.many(sql`select 1`) ?? Promise.resolve(), /finished transaction/);
});
