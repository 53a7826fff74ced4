import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import { assignPost, createAccount, endPost, setAccountStatus } from './account.ts';
import { systemActor } from './actor.ts';
import { demandScope } from './representation.ts';
import { actFor, actorOfSession, choosePost, signOut, sweepSessions } from './session.ts';
import { changePassword, demoSignIn, ownPassword, signIn } from './sign-in.ts';

const { db, owner, now, moveTo } = await testWorld();
const ALI = '01890000-0000-7000-8000-000000000001';
const BEI = '01890000-0000-7000-8000-000000000002';
const SHOP = '01890000-0000-7000-8000-000000000003';
const BUREAU = '01890000-0000-7000-8000-000000000004';
const HALL = '01890000-0000-7000-8000-000000000005';
const PASSWORD = 'correct horse 电池';
const from = { request: 'r1', address: '192.0.2.7' };

await owner.transaction(async (tx) => {
  await tx.run(sql`
    insert into register.region (recorded_at, recorded_by, code, name, level, kind, path, xpcc, valid_from)
    values (now(), 'test', '652301', '昌吉市', 'county', '县级市', '65.6523.652301', false, '2023-06-30')`);
  await tx.run(sql`
    insert into register.organisation (id, recorded_at, recorded_by, name, short_name, department, credit_code, region, level, kind)
    values
      (${BUREAU}, now(), 'test', '昌吉市市场监督管理局', '市场监管局', 'market_supervision', 'x1', '652301', 'county', 'department'),
      (${HALL}, now(), 'test', '昌吉市政务服务中心', '政务中心', 'service_hall', 'x2', '652301', 'county', 'service_hall')`);
  for (const [id, name] of [
    [ALI, '阿里'],
    [BEI, '贝贝'],
  ])
    await tx.run(sql`
      insert into register.person (id, recorded_at, recorded_by, name, resident_id, birth_date, sex, ethnic_group, region, address, synthetic)
      values (${id}, now(), 'test', ${name}, ${id}, '1990-01-01', '9', '汉族', '652301', '（合成）', true)`);
  await tx.run(sql`
    insert into register.enterprise (id, recorded_at, recorded_by, name, credit_code, kind, industry, legal_representative, region, address, registered_capital, established, business_scope, status, synthetic)
    values (${SHOP}, now(), 'test', '丝路香（合成）', 'y', 'company', '6210', ${BEI}, '652301', '（合成）', 1, '2020-01-01', '餐饮', 'in_business', true)`);
  await tx.run(sql`
    insert into register.agency (recorded_at, recorded_by, number, agent, principal_enterprise, principal_person, scope, valid_from, valid_to, document)
    values
      (now(), 'test', '1', ${ALI}, ${SHOP}, null, null, '2026-01-01', '2026-04-01', '委托书'),
      (now(), 'test', '2', ${ALI}, null, ${BEI}, '["old_age_allowance"]', '2026-01-01', null, '委托书')`);
});
const accounts = await db.transaction(async (tx) => ({
  ali: await createAccount(
    tx,
    systemActor,
    { login: 'Ali', name: '阿里', kind: 'citizen', person: ALI, password: PASSWORD },
    now,
  ),
  bei: await createAccount(tx, systemActor, { login: 'bei', name: '贝贝', kind: 'citizen', person: BEI }, now),
  clerk: await createAccount(
    tx,
    systemActor,
    { login: 'clerk', name: '柯文', kind: 'officer', password: PASSWORD },
    now,
  ),
}));

const refused = (code: RefusalCode) => (error: unknown) => error instanceof Refusal && error.code === code;
const actsOf = async (account: string) =>
  (
    await owner.many<{ act: string }>(sql`select act from kernel.journal where object_id = ${account} order by seq`)
  ).map(({ act }) => act);

test('signing in answers an actor, and the token is not in the database', async () => {
  const { token, actor, password_due, principals } = await signIn(
    db,
    { login: ' ALI ', password: PASSWORD },
    from,
    now,
  );
  assert.equal(actor.id, `person:${ALI}`);
  assert.equal(actor.address, '192.0.2.7');
  assert.equal(password_due, true); // an administrator set it
  assert.deepEqual(principals.map(({ name }) => name).sort(), ['丝路香（合成）', '贝贝'].sort());
  const { found } = await owner.one<{ found: number }>(
    sql`select count(*) as found from kernel.session where token_hash = ${Buffer.from(token)} or session::text like ${`%${token}%`}`,
  );
  assert.equal(found, 0);
  assert.ok((await actsOf(accounts.ali)).includes('sign_in'));
});

test('unknown login, wrong password and account without password answer alike', async () => {
  const codes = await Promise.all(
    [
      { login: 'nobody', password: 'x' },
      { login: 'clerk', password: 'x' },
      { login: 'bei', password: '' },
      { login: 'no\0body', password: '\0' },
    ].map((credentials) =>
      signIn(db, credentials, from, now).catch((error: Refusal) => `${error.code} ${error.words.zh}`),
    ),
  );
  assert.equal(new Set(codes).size, 1, String(codes));
});

test('the sixth try is refused for fifteen minutes, for known and unknown logins, the right password included', async () => {
  moveTo('2026-03-03T01:00:00.000Z');
  for (const login of ['clerk', 'phantom']) {
    for (let n = 0; n < 5; n += 1)
      await assert.rejects(signIn(db, { login, password: 'wrong' }, from, now), refused('unauthenticated'));
    await assert.rejects(signIn(db, { login, password: PASSWORD }, from, now), refused('locked'));
  }
  moveTo('2026-03-03T01:14:59.000Z');
  await assert.rejects(signIn(db, { login: 'clerk', password: PASSWORD }, from, now), refused('locked'));
  moveTo('2026-03-03T01:15:00.000Z');
  assert.ok(await signIn(db, { login: 'clerk', password: PASSWORD }, from, now));
});

test('parallel guesses get no more tries than slow ones', async () => {
  const guesses = await Promise.allSettled(
    Array.from({ length: 12 }, (_, n) => signIn(db, { login: 'target', password: `guess ${n}` }, from, now)),
  );
  const codes = guesses.map(
    (guess) => guess.status === 'rejected' && guess.reason instanceof Refusal && guess.reason.code,
  );
  assert.equal(codes.filter((code) => code === 'unauthenticated').length, 5);
  assert.equal(codes.filter((code) => code === 'locked').length, 7);
});

test('a session ends after the idle limit, after its longest time, and at sign-out', async () => {
  moveTo('2026-03-04T00:00:00.000Z');
  const { token } = await signIn(db, { login: 'ali', password: PASSWORD }, from, now);
  for (const minute of [29, 58, 87]) {
    moveTo(new Date(Date.parse('2026-03-04T00:00:00Z') + minute * 60_000).toISOString());
    assert.ok(await actorOfSession(db, token, now), `seen at minute ${minute}`);
  }
  moveTo('2026-03-04T01:57:00.000Z');
  assert.equal(await actorOfSession(db, token, now), null);
  moveTo('2026-03-04T02:00:00.000Z');
  const long = await signIn(db, { login: 'ali', password: PASSWORD }, from, now);
  for (let minute = 20; minute < 720; minute += 20) {
    moveTo(new Date(Date.parse('2026-03-04T02:00:00Z') + minute * 60_000).toISOString());
    assert.ok(await actorOfSession(db, long.token, now));
  }
  moveTo('2026-03-04T14:00:00.000Z');
  assert.equal(await actorOfSession(db, long.token, now), null);
  const short = await signIn(db, { login: 'ali', password: PASSWORD }, from, now);
  await signOut(db, short.token, from, now);
  assert.equal(await actorOfSession(db, short.token, now), null);
  assert.equal(await actorOfSession(db, 'no such token', now), null);
  moveTo('2026-03-06T14:00:00.000Z');
  assert.ok((await db.transaction((tx) => sweepSessions(tx, now()))) >= 3);
});

test('an agent acts for a principal while the authorisation holds, and is nobody the day it ends', async () => {
  moveTo('2026-03-31T02:00:00.000Z');
  const { token } = await signIn(db, { login: 'ali', password: PASSWORD }, from, now);
  const actor = await actFor(db, token, { kind: 'enterprise', id: SHOP }, from, now);
  assert.deepEqual(actor.principal, { kind: 'enterprise', id: SHOP, name: '丝路香（合成）' });
  demandScope(actor, 'food_business_licence');
  await assert.rejects(actFor(db, token, { kind: 'enterprise', id: BUREAU }, from, now), refused('forbidden'));
  await assert.rejects(actFor(db, token, { kind: 'person', id: 'x' }, from, now), refused('forbidden'));
  assert.deepEqual((await actorOfSession(db, token, now))?.principal?.id, SHOP, 'a refused change changes nothing');
  moveTo('2026-03-31T16:00:00.000Z'); // midnight of 1 April in the official zone
  await db.transaction((tx) =>
    tx.run(sql`update kernel.session set last_seen_at = ${now()}, expires_at = '2026-04-02'`),
  );
  assert.equal(await actorOfSession(db, token, now), null);
  assert.equal((await actFor(db, token, null, from, now)).principal, null);
});

test('an authorisation for some items covers no other', async () => {
  moveTo('2026-03-31T02:00:00.000Z');
  const { token } = await signIn(db, { login: 'ali', password: PASSWORD }, from, now);
  const actor = await actFor(db, token, { kind: 'person', id: BEI }, from, now);
  assert.deepEqual(actor.principal?.scope, ['old_age_allowance']);
  demandScope(actor, 'old_age_allowance');
  assert.throws(() => demandScope(actor, 'marriage_appointment'), refused('forbidden'));
});

test('a legal representative acts for the enterprise without a further document', async () => {
  await owner.transaction((tx) => tx.run(sql`update kernel.account set demo = true where id = ${accounts.bei}`));
  const { token, principals } = await demoSignIn(db, { enabled: true }, 'bei', from, now);
  assert.deepEqual(
    principals.map(({ id }) => id),
    [SHOP],
  );
  assert.equal((await actFor(db, token, { kind: 'enterprise', id: SHOP }, from, now)).principal?.id, SHOP);
});

test('demo sign-in is refused where the demo is off, and for accounts that are not the demo’s', async () => {
  await assert.rejects(demoSignIn(db, { enabled: false }, 'bei', from, now), refused('forbidden'));
  await assert.rejects(demoSignIn(db, { enabled: true }, 'ali', from, now), refused('not_found'));
});

test('a post gives its role over its region while it is held', async () => {
  moveTo('2026-03-10T02:00:00.000Z');
  const give = (role: string, organisation: string) =>
    db.transaction((tx) =>
      assignPost(tx, systemActor, { account: accounts.clerk, role, organisation, from: '2026-03-01' }, now),
    );
  const desk = await give('window', HALL);
  const office = await give('market_supervision.officer', BUREAU);
  await assert.rejects(give('window', HALL), refused('conflict'));
  await assert.rejects(give('Bad Role', HALL), refused('invalid'));
  const { token, actor } = await signIn(db, { login: 'clerk', password: PASSWORD }, from, now);
  assert.deepEqual(
    actor.posts.map(({ role, region }) => [role, region]),
    [
      ['market_supervision.officer', '65.6523.652301'],
      ['window', '65.6523.652301'],
    ],
  );
  assert.deepEqual(
    (await choosePost(db, token, desk, from, now)).posts.map(({ id }) => id),
    [desk],
  );
  await assert.rejects(choosePost(db, token, ALI, from, now), refused('forbidden'));
  await db.transaction((tx) => endPost(tx, systemActor, office, '2026-03-10', now));
  assert.deepEqual(
    (await choosePost(db, token, null, from, now)).posts.map(({ id }) => id),
    [desk],
  );
});

test('nobody is two of the three administrators at once, nor past the program', async () => {
  const chief = await db.transaction((tx) =>
    createAccount(tx, systemActor, { login: 'chief', name: '长官', kind: 'officer' }, now),
  );
  const give = (role: string, organisation = BUREAU) =>
    db.transaction((tx) =>
      assignPost(tx, systemActor, { account: chief, role, organisation, from: '2026-03-01' }, now),
    );
  await give('audit.administrator');
  await assert.rejects(give('system.administrator'), refused('conflict'));
  await assert.rejects(
    db.transaction((tx) =>
      tx.run(
        sql`insert into kernel.post (account, role, organisation, region, valid) values (${chief}, 'system.administrator', ${BUREAU}, '65', '[2026-03-01,)')`,
      ),
    ),
    /post_administrators_apart/,
  );
});

test('accounts are the system administrator’s to open, posts the security administrator’s to give', async () => {
  const actor = { ...systemActor, kind: 'officer' as const, posts: [] };
  await assert.rejects(
    db.transaction((tx) => createAccount(tx, actor, { login: 'new', name: '新', kind: 'officer' }, now)),
    refused('forbidden'),
  );
  await assert.rejects(
    db.transaction((tx) =>
      assignPost(tx, actor, { account: accounts.clerk, role: 'window', organisation: HALL, from: '2026-01-01' }, now),
    ),
    refused('forbidden'),
  );
  const open = (login: string, more: object = {}) =>
    db.transaction((tx) => createAccount(tx, systemActor, { login, name: '新', kind: 'officer', ...more }, now));
  await assert.rejects(open('CLERK'), refused('conflict'));
  await assert.rejects(open('a b'), refused('invalid'));
  await assert.rejects(open('citizen', { kind: 'citizen' }), refused('invalid'));
  await assert.rejects(open('citizen', { kind: 'citizen', person: SHOP }), refused('not_found'));
  await assert.rejects(open('short', { password: 'ninechars' }), refused('invalid'));
  await assert.rejects(open('newcomer', { password: 'the newcomer 1' }), refused('invalid'));
});

test('changing the password needs the current one, ends the other sessions, and keeps one’s own', async () => {
  moveTo('2026-03-11T02:00:00.000Z');
  const one = await signIn(db, { login: 'ali', password: PASSWORD }, from, now);
  const two = await signIn(db, { login: 'ali', password: PASSWORD }, from, now);
  const next = 'another long secret';
  const change = (current: string, password: string) =>
    changePassword(db, one.actor, { current, password, token: one.token }, now);
  await assert.rejects(change('guess', next), refused('invalid'));
  await assert.rejects(change(PASSWORD, 'short'), refused('invalid'));
  await assert.rejects(change(PASSWORD, PASSWORD), refused('invalid'));
  await change(PASSWORD, next);
  assert.ok(await actorOfSession(db, one.token, now));
  assert.equal(await actorOfSession(db, two.token, now), null);
  await assert.rejects(signIn(db, { login: 'ali', password: PASSWORD }, from, now), refused('unauthenticated'));
  assert.equal((await signIn(db, { login: 'ali', password: next }, from, now)).password_due, false);
  const own = await ownPassword(db, one.actor, now);
  assert.deepEqual([own.set, own.changed_at === null, own.min_length > 0], [true, false, true]);
  assert.ok((await actsOf(accounts.ali)).includes('change_password'));
});

test('a suspended account ends at once and is told so only with the right password', async () => {
  moveTo('2026-03-12T02:00:00.000Z');
  const { token } = await signIn(db, { login: 'clerk', password: PASSWORD }, from, now);
  await db.transaction((tx) => setAccountStatus(tx, systemActor, accounts.clerk, 'suspended', now));
  assert.equal(await actorOfSession(db, token, now), null);
  await assert.rejects(signIn(db, { login: 'clerk', password: PASSWORD }, from, now), refused('forbidden'));
  await assert.rejects(signIn(db, { login: 'clerk', password: 'wrong' }, from, now), refused('unauthenticated'));
});

test('a row that an administrator entered and another confirmed changes how sign-in behaves', async () => {
  await owner.transaction((tx) =>
    tx.run(sql`
      insert into kernel.parameter (code, title, kind, value, unit, valid, source_document, state, origin, entered_by, entered_at, confirmed_by, confirmed_at)
      values ('sign_in.tries', '密码连续输错次数上限', 'number', '2', '次', '[2026-03-20,)', '州数字化发展局设定', 'policy', 'entered', 'officer:a', now(), 'officer:b', now())`),
  );
  moveTo('2026-03-20T02:00:00.000Z');
  for (const code of ['unauthenticated', 'unauthenticated', 'locked'] as const)
    await assert.rejects(signIn(db, { login: 'stranger', password: 'wrong' }, from, now), refused(code));
});
