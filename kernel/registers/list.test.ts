import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { person } from '../people/registers.ts';
import { Refusal } from '../refusal.ts';
import { facts } from '../rules/facts.ts';
import { agentOf, device, officer } from './example-register.ts';
import { exampleWorld, OWNER } from './example-world.ts';
import { countEntries, listEntries, type PageRequest } from './list.ts';
import { putEntries } from './put.ts';
import type { EntryValues } from './register.ts';

type Values = EntryValues<typeof device>;
const { db, now } = await exampleWorld();
const officerOfPrefecture = officer('market_supervision.officer', '65.6523');
const places = [...Array(60).keys()];
const dates = ['2010-03-01', '2012-12-31', '2016-02-29', '2020-01-01', '2025-10-10'] as const;
const made = (place: number) => (place % 4 === 0 ? null : (dates[place % 5] ?? null));

await db.transaction((tx) =>
  putEntries(
    tx,
    officerOfPrefecture,
    now,
    device,
    places.map((place) => ({
      values: {
        code: `D-${String(place).padStart(3, '0')}`,
        title: `设备${place}`,
        kind: place % 2 === 0 ? ('lift' as const) : ('boiler' as const),
        site: place % 3 === 0 ? '652325' : '652301',
        made: made(place),
        floors: (place % 10) + 1,
        keeper_phone: '13999990000',
        owner: place === 7 ? OWNER : null,
      },
    })),
  ),
);
const list = (request: PageRequest<Values> = {}, actor = officerOfPrefecture) =>
  listEntries(db, actor, now, device, request);
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test('pages put together are the whole list, once each and in order, whatever the order, direction and size', async () => {
  const everything = places.map((place) => ({ code: `D-${String(place).padStart(3, '0')}`, made: made(place) }));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('code' as const, 'made' as const),
      fc.boolean(),
      fc.integer({ min: 1, max: 25 }),
      async (by, descending, limit) => {
        const seen: Values[] = [];
        let cursor: string | null = null;
        do {
          const page = await list({ sort: { by, descending }, limit, ...(cursor === null ? {} : { cursor }) });
          seen.push(...page.entries.map(({ values }) => values));
          cursor = page.next;
        } while (cursor !== null);
        assert.deepEqual(seen.map(({ code }) => code).sort(), everything.map(({ code }) => code).sort());
        const known = seen.map((values) => values[by]).filter((value) => value !== null);
        assert.deepEqual(known, descending ? [...known].sort().reverse() : [...known].sort());
        const nulls = seen.map((values) => values[by] === null);
        assert.deepEqual(nulls, descending ? [...nulls].sort().reverse() : [...nulls].sort());
      },
    ),
    { numRuns: 30 },
  );
});

test('entries are selected by field, by several values, by emptiness, by region and by rule', async () => {
  const count = (selection: PageRequest<Values>) => countEntries(db, officerOfPrefecture, now, device, selection);
  assert.equal(await count({ where: { kind: 'lift' } }), 30);
  assert.equal(await count({ where: { floors: [1, 2] } }), 12);
  assert.equal(await count({ where: { made: null } }), 15);
  assert.equal(await count({ within: { field: 'site', region: '652325' } }), 20);
  assert.equal(await count({ within: { field: 'site', region: '6523' } }), 60);
  const is = facts(device.fields);
  assert.equal(await count({ condition: is.all(is.floors.at_least('9'), is.kind.equals('lift')) }), 6);
  const page = await list({ where: { kind: 'lift' }, count: true, limit: 3 });
  assert.deepEqual([page.count, page.entries.length], [30, 3]);
});

test('unknown fields, wrong values, foreign orders and invented cursors are refused', async () => {
  const loose = (request: object) => list(request as PageRequest<Values>);
  await assert.rejects(loose({ where: { colour: 'red' } }), refused('invalid'));
  await assert.rejects(loose({ where: { floors: 'many' } }), refused('invalid'));
  await assert.rejects(loose({ where: { toString: 'x' } }), refused('invalid'));
  await assert.rejects(loose({ sort: { by: 'kind' } }), refused('invalid'));
  await assert.rejects(loose({ cursor: 'abc' }), refused('invalid'));
  const { next } = await list({ limit: 5 });
  await assert.rejects(list({ cursor: next ?? '', sort: { by: 'made' } }), refused('invalid'));
});

test('an officer sees the region of the post, an agent the principal’s own, a stranger nothing', async () => {
  const local = officer('market_supervision.officer', '65.6523.652325');
  assert.equal((await list({ limit: 100 }, local)).entries.length, 20);
  const own = await list({}, agentOf(OWNER));
  assert.deepEqual(
    own.entries.map(({ values }) => values.code),
    ['D-007'],
  );
  await assert.rejects(list({}, officer('health.officer', '65.6523')), refused('forbidden'));
});

test('a masked field is shown whole to the subject and the steward, masked to others, and cannot be looked for by them', async () => {
  const window = officer('window', '65.6523');
  const phone = async (actor: typeof window) => (await list({ where: { code: 'D-007' } }, actor)).entries[0];
  assert.equal((await phone(officerOfPrefecture))?.values.keeper_phone, '13999990000');
  assert.equal((await phone(agentOf(OWNER)))?.values.keeper_phone, '13999990000');
  const shown = await phone(window);
  assert.equal(shown?.whole, false);
  assert.match(String(shown?.values.keeper_phone), /^139\*+00$/);
  assert.equal((await list({ where: { keeper_phone: '13999990000' } }, window)).entries.length, 0);
  const people = (actor: typeof window, request = {}) => listEntries(db, actor, now, person, request);
  assert.equal((await people(window)).entries.length, 1);
  assert.equal((await people(window, { sort: { by: 'resident_id' } })).entries.length, 0);
  assert.equal((await list({ where: { keeper_phone: '13999990000' } })).entries.length, 50);
});

test('reads of a register with grade-3 data are journalled with the ids that were seen', async () => {
  const last = () =>
    db.one<{ act: string; detail: { ids: string[] } }>(
      sql`select act, detail from kernel.journal where object = 'example_device' order by seq desc limit 1`,
    );
  const page = await list({ limit: 4 });
  const line = await last();
  assert.equal(line.act, 'list');
  assert.deepEqual(
    line.detail.ids,
    page.entries.map(({ id }) => id),
  );
});
