import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { testWorld } from '../kernel/database/test-world.ts';
import { checkCreditCode, innerCheck } from '../kernel/fields/credit_code/credit-code.ts';
import { checkResidentId } from '../kernel/fields/resident_id/resident-id.ts';
import { hasRole } from '../kernel/people/actor.ts';
import { actFor, actorOfSession } from '../kernel/people/session.ts';
import { demoSignIn } from '../kernel/people/sign-in.ts';
import { readDivisions } from './divisions.ts';
import { demoEnterprises } from './enterprises.ts';
import { demoPersons } from './persons.ts';
import { seedDemo } from './seed-demo.ts';
import { demoSignIns } from './sign-ins.ts';

const { db, owner, now } = await testWorld();
const lines: string[] = [];
const options = { seed: 7, now, report: (line: string) => void lines.push(line) };
await seedDemo(db, options);

const count = async (table: ReturnType<typeof sql>) =>
  (await owner.one<{ n: number }>(sql`select count(*) as n from ${table}`)).n;

test('the prefecture has its real divisions, with the seventeen XPCC units flagged', async () => {
  const levels = await owner.many<{ level: string; all: number; xpcc: number }>(sql`
    select level, count(*) as all, count(*) filter (where xpcc) as xpcc from register.region group by level order by level`);
  assert.deepEqual(levels, [
    { level: 'county', all: 7, xpcc: 0 },
    { level: 'prefecture', all: 1, xpcc: 0 },
    { level: 'province', all: 1, xpcc: 0 },
    { level: 'township', all: 106, xpcc: 17 },
    { level: 'village', all: 926, xpcc: 300 },
  ]);
});

test('every division lies under its parent by its path', async () => {
  const stray = await count(sql`
    register.region as child
    left join register.region as parent on parent.code = child.parent
    where child.parent is not null
      and (parent.path is null or subpath(child.path::ltree, 0, -1) <> parent.path::ltree)`);
  assert.equal(stray, 0);
});

test('persons and enterprises are as many as asked for, valid in their numbers, and visibly synthetic', async () => {
  const persons = await owner.many<{ resident_id: string; address: string; synthetic: boolean; birth_date: string }>(
    sql`select resident_id, address, synthetic, birth_date from register.person`,
  );
  assert.equal(persons.length, 20_000);
  for (const { resident_id, address, synthetic, birth_date } of persons) {
    assert.equal(checkResidentId(resident_id, '2026-01-01').class, 'ok');
    assert.equal(resident_id.slice(6, 14), birth_date.replaceAll('-', ''));
    assert.ok(resident_id.startsWith('652399') && synthetic && address.endsWith('（合成）'));
  }
  const enterprises = await owner.many<{ credit_code: string; name: string; synthetic: boolean }>(
    sql`select credit_code, name, synthetic from register.enterprise`,
  );
  assert.equal(enterprises.length, 5_000);
  for (const { credit_code, name, synthetic } of enterprises) {
    assert.equal(checkCreditCode(credit_code).class, 'ok');
    assert.equal(innerCheck(credit_code).class, 'ok');
    assert.ok(credit_code.startsWith('916523') && synthetic && name.endsWith('（合成）'));
  }
});

test('nobody lives, and nothing is run, where the XPCC administers', async () => {
  assert.equal(await count(sql`register.person join register.region on region.code = person.region where xpcc`), 0);
  assert.equal(
    await count(sql`register.enterprise join register.region on region.code = enterprise.region where xpcc`),
    0,
  );
  assert.equal(
    await count(sql`register.organisation join register.region on region.code = organisation.region where xpcc`),
    0,
  );
});

test('every county has every department, each with officers and a head, and its hall has windows', async () => {
  const rows = await owner.many<{ region: string; departments: number; staffed: number; windows: number }>(sql`
    select
      organisation.region,
      count(distinct organisation.department) as departments,
      count(distinct organisation.department) filter (where post.role = organisation.department || '.head') as staffed,
      count(*) filter (where post.role = 'window') as windows
    from register.organisation
    join kernel.post on post.organisation = organisation.id
    where organisation.level in ('prefecture', 'county') and organisation.kind <> 'zone'
    group by organisation.region`);
  assert.equal(rows.length, 8);
  for (const row of rows) assert.deepEqual([row.departments, row.staffed, row.windows], [26, 25, 3], row.region);
});

test('zones are organisations and no divisions', async () => {
  assert.equal(await count(sql`register.organisation where kind = 'zone'`), 3);
});

test('each demo sign-in works, has what it promises, and no account has a password', async () => {
  for (const { login, group } of demoSignIns) {
    const { actor } = await demoSignIn(db, { enabled: true }, login, {}, now);
    assert.equal(actor.kind, group === 'citizen' ? 'person' : 'officer', login);
    if (group !== 'citizen') assert.ok(actor.posts.length > 0, login);
  }
  const clerk = await demoSignIn(db, { enabled: true }, 'changji.window.1', {}, now);
  assert.ok(hasRole(clerk.actor, 'window') && clerk.actor.posts[0]?.region === '65.6523.652301');
  assert.equal(await count(sql`kernel.account where password_hash is not null`), 0);
});

test('the agent acts for the restaurant, and for the pensioner in one item', async () => {
  const { token, principals } = await demoSignIn(db, { enabled: true }, 'demo.agent', {}, now);
  assert.deepEqual(principals.map(({ name }) => name).sort(), ['昌吉市丝路香餐饮有限公司（合成）', '王桂兰'].sort());
  const restaurant = principals.find(({ kind }) => kind === 'enterprise');
  assert.ok(restaurant);
  assert.equal((await actFor(db, token, restaurant, {}, now)).principal?.name, '昌吉市丝路香餐饮有限公司（合成）');
});

test('the actor of a session is found by indexes alone', async () => {
  const { token } = await demoSignIn(db, { enabled: true }, 'demo.agent', {}, now);
  assert.ok(await actorOfSession(db, token, now));
  await owner.transaction(async (tx) => {
    // The table of sessions is too small to need its index; what is asked is whether there is one for every step.
    await tx.run(sql`set local enable_seqscan = off`);
    await tx.run(sql`load 'auto_explain'`);
    await tx.run(sql`set local auto_explain.log_min_duration = 0`);
    await tx.run(sql`set local client_min_messages = log`);
    const plans: string[] = [];
    tx.client.on('notice', ({ message }) => void plans.push(String(message)));
    await actorOfSession(tx, token, now);
    const plan = plans.join('\n');
    assert.match(plan, /session_pkey/);
    assert.ok(!plan.includes('Seq Scan'), plan);
  });
});

test('the same seed makes the same people, another seed others', async () => {
  const divisions = await readDivisions();
  const make = (seed: number) => {
    const persons = demoPersons(seed, divisions, 50);
    return JSON.stringify([persons, demoEnterprises(seed, divisions, persons, 20)]);
  };
  assert.equal(make(7), make(7));
  assert.notEqual(make(7), make(8));
});

test('a second call does nothing, and another seed is refused', async () => {
  const before = await count(sql`kernel.journal`);
  lines.length = 0;
  await seedDemo(db, options);
  assert.deepEqual(lines, []);
  assert.equal(await count(sql`kernel.journal`), before);
  await assert.rejects(seedDemo(db, { ...options, seed: 8 }), /seed 7/);
});
