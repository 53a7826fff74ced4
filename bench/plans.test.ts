import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sql } from 'sql-template-tag';
import type { Db } from '../kernel/database/database.ts';
import { testWorld } from '../kernel/database/test-world.ts';
import { type Actor, anonymous, systemActor } from '../kernel/people/actor.ts';
import { openEngine } from '../kernel/procedures/engine.ts';
import { listCases } from '../kernel/procedures/find-case.ts';
import { inbox, inboxCounts } from '../kernel/procedures/inbox.ts';
import { searchItems } from '../kernel/procedures/item-search.ts';
import { fillItems } from './item-search.ts';
import { fillCases, officeId } from './million-cases.ts';

// What lists ask of the database, held to its indexes: no statement of an everyday page reads a whole table.

const { db, owner, now } = await testWorld();
await fillCases(owner, 60_000);
await fillItems(owner, 5_000);
const engine = openEngine(db, now);

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Runs a reader on a handle that asks for plans instead of rows; answers the plans. */
async function plansOf(read: (explaining: Db) => Promise<unknown>): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  const explain = async (query: Sql) => {
    const { rows } = await db.pool.query({ text: `explain (format json) ${query.text}`, values: [...query.values] });
    plans.push(rows[0]['QUERY PLAN'][0].Plan);
  };
  const explaining: Db = {
    async many(query) {
      await explain(query);
      return [];
    },
    async maybe(query) {
      await explain(query);
      return null;
    },
    async one<R extends object>(query: Sql) {
      await explain(query);
      return {} as R; // nobody reads it: the plan is what is wanted
    },
  };
  await read(explaining);
  return plans;
}

const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

async function scansOf(read: (explaining: Db) => Promise<unknown>): Promise<readonly string[]> {
  const nodes = (await plansOf(read)).flatMap(nodesOf);
  assert.ok(nodes.length > 0, 'a statement was asked');
  return nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? '');
}

const post = (role: string) => ({
  id: officeId(1),
  role,
  organisation: officeId(1),
  organisation_name: '',
  region: '65.6523.652301',
});
const officer: Actor = {
  ...systemActor,
  id: 'officer:x',
  kind: 'officer',
  posts: [post('market_supervision.officer')],
};
const clerk: Actor = { ...officer, posts: [post('window')] };
const citizen: Actor = { ...anonymous, id: 'person:x', kind: 'person', person: '00000000-0000-7000-b000-000000000007' };
const today = '2024-02-10';

test('a page of the inbox reads the inbox index and the cases of that page', async () => {
  assert.deepEqual(await scansOf((reader) => inbox(reader, officer, today)), []);
  assert.deepEqual(await scansOf((reader) => inbox(reader, officer, today, { due: 'overdue', item: 'bench_1' })), []);
  assert.deepEqual(await scansOf((reader) => inboxCounts(reader, officer, today)), []);
});

for (const [who, actor] of [
  ['an office', officer],
  ['a window', clerk],
  ['an applicant', citizen],
] as const)
  test(`the cases of ${who} are found by index`, async () => {
    assert.deepEqual(await scansOf((reader) => listCases({ ...engine, database: { ...db, ...reader } }, actor)), []);
  });

test('items are found by index, for one character, a word, pinyin and initials', async () => {
  for (const query of ['食', '食品', '食品经营', 'shipin', 'sp'])
    assert.deepEqual(await scansOf((reader) => searchItems(reader, query, { on: '2026-03-02' })), [], query);
});
