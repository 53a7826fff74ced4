import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import type { PlainDate } from '../dates.ts';
import { type Actor, systemActor } from '../people/actor.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import { loadParameters } from './load-parameters.ts';
import type { NewParameter } from './parameter.ts';
import {
  confirmParameter,
  parameterVersions,
  proposeParameters,
  rejectParameter,
  waitingParameters,
} from './propose-parameters.ts';
import { findParameters } from './resolve-parameters.ts';

const { db, owner, now } = await testWorld();

const officer = (
  id: string,
  person: string,
  role = 'parameters.national_administrator',
  region = '65.6523',
): Actor => ({
  ...systemActor,
  id: `officer:${id}`,
  kind: 'officer',
  person,
  posts: [{ id, role, organisation: 'o', organisation_name: '参数管理', region }],
});
const enters = officer('a', '11111111-1111-4111-8111-111111111111');
const confirms = officer('b', '22222222-2222-4222-8222-222222222222');
const row: NewParameter = {
  code: 'subsidy',
  title: '补贴标准',
  kind: 'number',
  value: '300',
  unit: '元',
  document: '测试文件',
  clause: '第三条',
  state: 'verified',
  valid_from: '2026-01-01',
};

const propose = (rows: readonly NewParameter[], actor = enters) =>
  db.transaction((tx) => proposeParameters(tx, actor, now, rows));
const confirm = (id: string, actor = confirms) => db.transaction((tx) => confirmParameter(tx, actor, now, id));
const enter = async (given: NewParameter) => {
  const [id = ''] = await propose([given]);
  await confirm(id);
  return id;
};
const valueOn = async (code: string, date: PlainDate, region = '') =>
  (await findParameters(db, [code], { date, region }))[code]?.value;
const refusedAs = (code: RefusalCode) => (error: unknown) => error instanceof Refusal && error.code === code;

test('a proposed row counts for nothing until a second person confirms it', async () => {
  const [id = ''] = await propose([row]);
  assert.equal(await valueOn('subsidy', '2026-03-02'), undefined);
  assert.deepEqual(
    (await waitingParameters(db)).map((waiting) => waiting.id),
    [id],
  );
  await assert.rejects(confirm(id, enters), refusedAs('forbidden'));
  await confirm(id);
  assert.equal(await valueOn('subsidy', '2026-03-02'), '300');
  await assert.rejects(confirm(id), refusedAs('wrong_state'));
  assert.deepEqual(await waitingParameters(db), []);
});

test('two accounts of one natural person cannot review each other', async () => {
  const [id = ''] = await propose([{ ...row, code: 'twice' }]);
  await assert.rejects(confirm(id, officer('c', enters.person ?? '')), refusedAs('forbidden'));
});

test('only parameter administrators enter and confirm, each within the region of the post', async () => {
  const clerk = officer('d', '33333333-3333-4333-8333-333333333333', 'window');
  const local = officer('e', '44444444-4444-4444-8444-444444444444', 'parameters.administrator', '65.6523.652301');
  await assert.rejects(propose([row], clerk), refusedAs('forbidden'));
  await assert.rejects(propose([row], local), refusedAs('forbidden'));
  await assert.rejects(propose([{ ...row, jurisdiction: '65.6523' }], local), refusedAs('forbidden'));
  const [id = ''] = await propose([{ ...row, code: 'local', jurisdiction: '652301' }], local);
  await assert.rejects(confirm(id, clerk), refusedAs('forbidden'));
  await confirm(id);
  assert.equal(await valueOn('local', '2026-03-02', '652301'), '300');
  assert.equal(await valueOn('local', '2026-03-02', '652302'), undefined);
});

test('a newer row takes its dates from the older one, whose other dates stay in force', async () => {
  await enter({ ...row, code: 'scale', value: '1', valid_from: '2025-01-01' });
  const middle = await enter({ ...row, code: 'scale', value: '2', valid_from: '2026-01-01', valid_to: '2026-07-01' });
  assert.equal(await valueOn('scale', '2025-12-31'), '1');
  assert.equal(await valueOn('scale', '2026-01-01'), '2');
  assert.equal(await valueOn('scale', '2026-06-30'), '2');
  assert.equal(await valueOn('scale', '2026-07-01'), '1');
  const versions = await parameterVersions(db, 'scale');
  assert.equal(versions.length, 4);
  assert.equal(versions.filter((version) => version.superseded_by === middle).length, 1);
});

test('an administrator wins over a declared row, which is neither overwritten nor lost', async () => {
  const declared: NewParameter = { ...row, code: 'declared', value: '7', state: 'recalled' };
  await db.transaction((tx) => loadParameters(tx, [declared], now));
  await enter({ ...row, code: 'declared', value: '8', valid_to: '2027-01-01' });
  await db.transaction((tx) => loadParameters(tx, [declared], now));
  assert.equal(await valueOn('declared', '2026-03-02'), '8');
  assert.equal(await valueOn('declared', '2027-03-02'), '7');
});

test('an import with one bad row saves none, and names each problem by row and field', async () => {
  // What an import yields is typed by nobody.
  const bad = JSON.parse(
    '[{"code":"good","title":"好","kind":"number","value":"1","state":"policy","document":"文"},' +
      '{"code":"bad code","title":" ","kind":"number","value":"1e3","state":"fixture","document":"","valid_from":"2026-02-30"},' +
      '{"code":"p","title":"待","kind":"number","value":"15","state":"pending","document":"文","valid_from":"2026-02-01","valid_to":"2026-01-01"},' +
      '{"code":"l","title":"表","kind":"list","value":"[1]","state":"policy","document":"文","jurisdiction":"x"}]',
  );
  await assert.rejects(propose(bad), (error) => {
    assert.ok(error instanceof Refusal);
    assert.deepEqual(
      error.problems.map(({ field }) => field),
      [
        'rows.1.code',
        'rows.1.title',
        'rows.1.state',
        'rows.1.document',
        'rows.1.value',
        'rows.1.valid_from',
        'rows.2.value',
        'rows.2.valid_to',
        'rows.3.value',
        'rows.3.jurisdiction',
      ],
    );
    return true;
  });
  assert.deepEqual(await parameterVersions(db, 'good'), []);
});

test('a rejected proposal is kept with its reason in the journal, and never confirmed', async () => {
  const [id = ''] = await propose([{ ...row, code: 'rejected' }]);
  await db.transaction((tx) => rejectParameter(tx, confirms, now, id, '依据文件不符'));
  await assert.rejects(confirm(id), refusedAs('wrong_state'));
  const { detail } = await db.one<{ detail: unknown }>(
    sql`select detail from kernel.journal where object = 'parameter' and object_id = ${id} and act = 'reject'`,
  );
  assert.deepEqual(detail, { code: 'rejected', reason: '依据文件不符' });
});

test('what the application may not do to a row: change its value, or delete it', async () => {
  const run = (statement: ReturnType<typeof sql>, as = db) => as.transaction((tx) => tx.run(statement));
  await assert.rejects(run(sql`update kernel.parameter set value = '9'`), /permission denied/);
  await assert.rejects(run(sql`delete from kernel.parameter`), /permission denied/);
  await assert.rejects(run(sql`update kernel.parameter set value = '9'`, owner), /never overwritten/);
  await assert.rejects(run(sql`delete from kernel.parameter`, owner), /append-only/);
});

test('the database itself refuses two confirmed rows of one code and jurisdiction on one date', async () => {
  const insert = sql`
    insert into kernel.parameter (code, title, kind, value, valid, source_document, state, origin, entered_by, entered_at, confirmed_by, confirmed_at)
    values ('subsidy', '补贴标准', 'number', '1', '[2026-05-01,)', '文', 'policy', 'entered', 'x', now(), 'y', now())`;
  await assert.rejects(
    owner.transaction((tx) => tx.run(insert)),
    /parameter_confirmed_once/,
  );
});
