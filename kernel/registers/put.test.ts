import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { systemActor } from '../people/actor.ts';
import { enterprise } from '../people/registers.ts';
import { Refusal } from '../refusal.ts';
import { device, officer } from './example-register.ts';
import { exampleWorld, OWNER } from './example-world.ts';
import { findEntry } from './find.ts';
import { entryAsOf, entryHistory } from './history.ts';
import { putEntries, putEntry } from './put.ts';
import { removeEntry } from './remove.ts';

const world = await exampleWorld();
const { db, now } = world;
const clerk = officer('market_supervision.officer', '65.6523');
const lift = { code: 'L-1', title: '客梯', kind: 'lift', site: '652301', load: '1.250' } as const;
const put = (values: Parameters<typeof putEntry<Values>>[4]['values'], more: object = {}) =>
  db.transaction((tx) => putEntry(tx, clerk, now, device, { values, ...more }));
type Values = NonNullable<Awaited<ReturnType<typeof find>>>['values'];
const find = (id: string) => findEntry(db, clerk, now, device, id);
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test('an entry is inserted, and then found by its id and by its key', async () => {
  const { id, version, outcome } = await put(lift);
  assert.deepEqual([version, outcome], [1, 'inserted']);
  const found = await find(id);
  assert.deepEqual(found?.values, {
    ...lift,
    ...{ owner: null, made: null, floors: null, keeper_phone: null, checked_at: null, parts: null, user: null },
  });
  assert.equal((await findEntry(db, clerk, now, device, { code: 'L-1' }))?.id, id);
});

test('absent means unchanged, null means cleared', async () => {
  const { id, version } = await put({ code: 'L-1', floors: 12, user: '甲' });
  assert.equal(version, 2);
  await put({ code: 'L-1', floors: null });
  const values = (await find(id))?.values;
  assert.deepEqual([values?.floors, values?.user, values?.title], [null, '甲', '客梯']);
});

test('writing what already stands makes no version and no journal line', async () => {
  const lines = () => db.one<{ n: number }>(sql`select count(*) as n from kernel.journal where act = 'put'`);
  const parts = [{ name: '钢丝绳', weight: '12.50' }];
  await put({ code: 'L-1', parts, checked_at: '2026-03-01T00:00:00.000Z', owner: OWNER });
  const before = await lines();
  const again = await put({
    code: 'L-1',
    load: '1.25',
    owner: OWNER,
    parts: [{ weight: '12.5', name: '钢丝绳' }],
    checked_at: '2026-03-01T08:00:00+08:00',
  });
  assert.equal(again.outcome, 'unchanged');
  assert.deepEqual(await lines(), before);
});

test('a writer who has seen an older version is refused, and nothing is written', async () => {
  const { id, version } = await put({ code: 'L-1', floors: 20 });
  await put({ code: 'L-1', floors: 21 });
  await assert.rejects(put({ floors: 22 }, { id, version }), refused('stale'));
  assert.equal((await find(id))?.values.floors, 21);
});

test('a new entry without its required fields is refused by field', async () => {
  await assert.rejects(put({ code: 'L-2', title: '货梯' }), (error: unknown) => {
    assert.ok(error instanceof Refusal && error.code === 'invalid');
    assert.deepEqual(
      error.problems.map(({ field, rule }) => [field, rule]),
      [
        ['kind', 'required'],
        ['site', 'required'],
      ],
    );
    return true;
  });
});

test('wrong values and unknown fields are refused by name', async () => {
  await assert.rejects(put({ ...lift, code: 'L-3', floors: 0, colour: '红' } as object), (error: unknown) => {
    assert.ok(error instanceof Refusal && error.code === 'invalid');
    assert.deepEqual(error.problems.map(({ field }) => field).sort(), ['colour', 'floors']);
    return true;
  });
});

test('a reference to nothing is refused by field', async () => {
  await assert.rejects(
    put({ ...lift, code: 'L-4', site: '659999' }),
    (error: unknown) => refused('forbidden')(error) || (error instanceof Refusal && error.field === 'site'),
  );
  const nobody = '018f0000-0000-7000-8000-00000000ffff';
  await assert.rejects(
    put({ ...lift, code: 'L-4', owner: nobody } as object),
    (error: unknown) => error instanceof Refusal && error.code === 'invalid' && error.field === 'owner',
  );
});

test('an id that does not exist is not found, unless the writer says that the entry is new', async () => {
  const id = '018f0000-0000-7000-8000-0000000000dd';
  await assert.rejects(put({ floors: 1 }, { id }), refused('not_found'));
  assert.deepEqual(await put({ ...lift, code: 'L-5' }, { id, version: 0 }), { id, version: 1, outcome: 'inserted' });
});

test('another entry’s key is a conflict', async () => {
  const { id } = await put({ ...lift, code: 'L-6' });
  await assert.rejects(put({ code: 'L-5' }, { id }), refused('conflict'));
});

test('nobody writes outside their area, nor moves an entry into or out of it', async () => {
  const { id } = await put({ ...lift, code: 'L-7' });
  const local = officer('market_supervision.officer', '65.6523.652325');
  const by = (values: object, more: object) =>
    db.transaction((tx) => putEntry(tx, local, now, device, { values, ...more }));
  await assert.rejects(by({ floors: 3 }, { id }), refused('not_found'));
  await assert.rejects(by({ ...lift, code: 'L-8' }, {}), refused('forbidden'));
  const own = await by({ ...lift, code: 'L-8', site: '652325' }, {});
  await assert.rejects(by({ site: '652301' }, { id: own.id }), refused('forbidden'));
});

test('many entries are written or none', async () => {
  const many = (codes: readonly string[]) =>
    db.transaction((tx) =>
      putEntries(
        tx,
        clerk,
        now,
        device,
        codes.map((code) => ({ values: { ...lift, code, title: `电梯${code}` } })),
      ),
    );
  const results = await many(['M-1', 'M-2', 'M-3']);
  assert.deepEqual(
    results.map(({ outcome }) => outcome),
    ['inserted', 'inserted', 'inserted'],
  );
  const found = await Promise.all(results.map(({ id }) => find(id)));
  assert.deepEqual(
    found.map((entry) => entry?.values.code),
    ['M-1', 'M-2', 'M-3'],
  );
  const mixed = await many(['M-2', 'M-4']);
  assert.deepEqual(
    mixed.map(({ outcome }) => outcome),
    ['unchanged', 'inserted'],
  );
  await assert.rejects(many(['M-5', 'M-5']), refused('conflict'));
  assert.equal(await findEntry(db, clerk, now, device, { code: 'M-5' }), null);
});

test('two writers of one new key end in one entry', async () => {
  const both = await Promise.all([put({ ...lift, code: 'R-1' }), put({ ...lift, code: 'R-1', floors: 5 })]);
  assert.equal(both[0]?.id, both[1]?.id);
  assert.equal((await find(both[0]?.id ?? ''))?.values.floors, 5);
});

test('history tells every version with its changes, and the removal', async () => {
  world.moveTo('2026-03-02');
  const { id } = await put({ ...lift, code: 'H-1', keeper_phone: '13999990000' });
  world.moveTo('2026-03-05');
  await put({ code: 'H-1', title: '观光梯', floors: 8 });
  world.moveTo('2026-03-09');
  await db.transaction((tx) => removeEntry(tx, clerk, now, device, id));
  const history = await entryHistory(db, clerk, now, device, id);
  assert.deepEqual(
    history?.versions.map(({ version, recorded_by }) => [version, recorded_by]),
    [
      [2, clerk.id],
      [1, clerk.id],
    ],
  );
  assert.deepEqual(history?.versions[0]?.changes, [
    { field: 'title', from: '客梯', to: '观光梯' },
    { field: 'floors', from: null, to: 8 },
  ]);
  assert.deepEqual(history?.removed, { at: '2026-03-09T04:00:00.000Z', by: clerk.id });
  assert.equal(history?.versions[1]?.values.load, '1.250');

  const titleOn = async (date: `${number}-${number}-${number}`) =>
    (await entryAsOf(db, clerk, now, device, id, date))?.values.title ?? null;
  assert.deepEqual(
    [
      await titleOn('2026-03-01'),
      await titleOn('2026-03-02'),
      await titleOn('2026-03-04'),
      await titleOn('2026-03-05'),
    ],
    [null, '客梯', '客梯', '观光梯'],
  );
  assert.deepEqual([await titleOn('2026-03-08'), await titleOn('2026-03-09')], ['观光梯', null]);
  const window = officer('window', '65.6523');
  const masked = await entryHistory(db, window, now, device, id);
  assert.equal(masked?.versions[0]?.values.keeper_phone?.includes('9999'), false);
  assert.equal(await entryHistory(db, officer('window', '65.6523.652325'), now, device, id), null);
});

test('two writes at one moment make two versions with times of their own', async () => {
  const { id } = await put({ ...lift, code: 'H-2' });
  await put({ code: 'H-2', floors: 1 });
  await put({ code: 'H-2', floors: 2 });
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from register.example_device_version where id = ${id} and not isempty(recorded)`,
  );
  assert.equal(n, 2);
});

test('superseded versions can neither be changed nor removed', async () => {
  await assert.rejects(
    db.transaction((tx) => tx.run(sql`delete from register.example_device_version`)),
    /permission denied/,
  );
  await assert.rejects(
    world.owner.transaction((tx) => tx.run(sql`update register.example_device_version set version = 9`)),
    /append-only/,
  );
});

test('an entry to which others refer stays', async () => {
  await assert.rejects(
    db.transaction((tx) => removeEntry(tx, systemActor, now, enterprise, OWNER)),
    refused('conflict'),
  );
});
