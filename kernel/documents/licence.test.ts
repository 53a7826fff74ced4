import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import { type Actor, anonymous, systemActor } from '../people/actor.ts';
import { findLicence, holdsLicence, licencesOf, readLicence } from './licence.ts';
import { changeLicenceState, licenceHistory } from './licence-change.ts';
import { checkIdentifier } from './licence-identifier.ts';
import { issueLicence, issueLicences, type LicenceGrant } from './licence-issue.ts';
import { type LicenceStateCode, licenceStates, mayFollow } from './licence-state.ts';
import { verifyLicence } from './verification.ts';

const world = await testWorld();
const { db, owner, now, moveTo } = world;
const bureau = randomUUID();
const enterprise = { kind: 'enterprise' as const, id: randomUUID(), name: '昌吉市好味道餐饮有限公司' };
const person = { kind: 'person' as const, id: randomUUID(), name: '吐尔逊·买买提' };

const officer: Actor = {
  ...systemActor,
  id: 'officer:1',
  kind: 'officer',
  posts: [
    {
      id: 'p',
      role: 'market_supervision.officer',
      organisation: bureau,
      organisation_name: '局',
      region: '65.6523.652301',
    },
  ],
};
const elsewhere: Actor = {
  ...officer,
  id: 'officer:2',
  posts: officer.posts.map((post) => ({ ...post, organisation: randomUUID() })),
};
const citizen: Actor = {
  ...systemActor,
  id: `person:${person.id}`,
  kind: 'person',
  person: person.id,
  name: person.name,
};
const agent: Actor = { ...citizen, id: 'person:agent', person: randomUUID(), principal: enterprise };

let counter = 0;
const grant = (more: Partial<LicenceGrant> = {}): LicenceGrant => ({
  key: `key-${counter++}`,
  type_code: '11652300MB1A2B3C4D101',
  type_name: '食品经营许可证',
  issuer: { organisation: bureau, code: '11652301MB1234567X', name: '昌吉市市场监督管理局', region: '652301' },
  holder: { ...enterprise, code: '91652301MA77ABCD3X' },
  item: 'food_business_licence',
  content: [
    { title: '经营场所', value: '昌吉市延安北路 128 号' },
    { title: '负责人证件号码', value: '652301199001010011', private: true },
  ],
  valid_from: '2026-03-02',
  valid_to: '2031-03-01',
  ...more,
});
const issue = (given: LicenceGrant, actor: Actor = officer) =>
  db.transaction((tx) => issueLicence(tx, actor, now, given));
const change = (id: string, to: LicenceStateCode, document: string, actor: Actor = officer) =>
  db.transaction((tx) =>
    changeLicenceState(tx, actor, now, { id, to, reason: '现场检查', basis: '《食品安全法》第一百三十二条', document }),
  );

test('serials of a type and issuer have no gap, under concurrency and after a rollback', async () => {
  await assert.rejects(
    db.transaction(async (tx) => {
      await issueLicence(tx, officer, now, grant());
      throw new Error('the act failed');
    }),
  );
  const issued = await Promise.all(Array.from({ length: 12 }, () => issue(grant())));
  assert.deepEqual(
    issued.map(({ serial }) => serial).sort((a, b) => a - b),
    Array.from({ length: 12 }, (_, index) => index + 1),
  );
  for (const { identifier } of issued) assert.equal(checkIdentifier(identifier), 'ok');
});

test('a set is issued in order, with a series for each type', async () => {
  const other = { type_code: '11652300MB1A2B3C4D102' };
  const issued = await db.transaction((tx) =>
    issueLicences(tx, officer, now, [grant(other), grant(), grant(other), grant()]),
  );
  assert.deepEqual(
    issued.map(({ type_code, serial }) => [type_code.slice(-3), serial]),
    [
      ['102', 1],
      ['101', 13],
      ['102', 2],
      ['101', 14],
    ],
  );
});

test('the same key twice is one licence, and with other content it is refused', async () => {
  const given = grant();
  const [first, second] = await Promise.all([issue(given), issue(given)]);
  assert.equal(first.id, second.id);
  await assert.rejects(issue({ ...given, valid_to: '2029-03-01' }), { code: 'key_reused' });
});

test('only officials and the system issue, and codes and dates are checked before anything is written', async () => {
  await assert.rejects(issue(grant(), citizen), { code: 'forbidden' });
  await assert.rejects(issue(grant({ type_code: '101' })), { code: 'invalid', field: 'type_code' });
  await assert.rejects(issue(grant({ valid_to: '2026-03-01' })), { code: 'invalid', field: 'valid_to' });
});

test('a licence is seen by its holder, agents, officials of the issuer, and nobody else', async () => {
  const { id, identifier } = await issue(grant());
  for (const actor of [officer, agent, systemActor]) assert.ok(await findLicence(db, actor, id));
  for (const actor of [elsewhere, citizen, anonymous]) assert.equal(await findLicence(db, actor, id), null);
  assert.ok(await findLicence(db, officer, identifier.toLowerCase()));
  assert.equal((await licencesOf(db, citizen, enterprise)).length, 0);
  assert.ok((await licencesOf(db, agent, enterprise)).length > 0);
});

test("a person's code is masked in lists, whole for print, and that reading is in the journal", async () => {
  const { id } = await issue(grant({ holder: { ...person, code: '652301199001010011' } }));
  assert.equal((await findLicence(db, citizen, id))?.holder_code, '652*************11');
  const whole = await db.transaction((tx) => readLicence(tx, officer, now, id));
  assert.equal(whole.holder_code, '652301199001010011');
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from kernel.journal where act = 'read' and object_id = ${id}`,
  );
  assert.equal(n, 1);
});

test('verification answers by code and by identifier, with public facts alone', async () => {
  const { verify_code, identifier } = await issue(grant());
  const byCode = await verifyLicence(db, now, ` ${verify_code.replaceAll('-', '').toLowerCase()} `);
  assert.equal(byCode.outcome, 'valid');
  assert.deepEqual(await verifyLicence(db, now, identifier), byCode);
  assert.ok('licence' in byCode);
  assert.deepEqual(
    byCode.licence.content.map(({ title }) => title),
    ['经营场所'],
  );
  const personal = await issue(grant({ holder: { ...person, code: '652301199001010011' } }));
  const found = await verifyLicence(db, now, personal.verify_code);
  assert.ok('licence' in found);
  assert.equal(found.licence.holder_name, '吐**·***');
  assert.deepEqual(found.licence.content, []);
  assert.ok(!JSON.stringify(found).includes('652301199001010011'));
});

test('verification tells a mistyped identifier from an unknown one', async () => {
  const { identifier } = await issue(grant());
  const last = identifier.at(-1) === 'A' ? 'B' : 'A';
  assert.equal((await verifyLicence(db, now, identifier.slice(0, -1) + last)).outcome, 'check_failed');
  assert.equal((await verifyLicence(db, now, 'ACDE-FGHJ-KMNP-QRTW')).outcome, 'not_found');
  assert.equal((await verifyLicence(db, now, "' or 1=1 --")).outcome, 'not_found');
});

test('a licence is valid through its last day and expired the day after, by the official zone', async () => {
  const { id, verify_code } = await issue(grant({ valid_to: '2026-06-30' }));
  moveTo('2026-06-30T15:59:59.000Z');
  assert.equal((await verifyLicence(db, now, verify_code)).outcome, 'valid');
  moveTo('2026-06-30T16:00:00.000Z');
  const expired = await verifyLicence(db, now, verify_code);
  assert.equal(expired.outcome, 'expired');
  assert.ok('licence' in expired);
  assert.equal(expired.licence.state_since, '2026-06-30T16:00:00.000Z');
  await assert.rejects(change(id, '02', '昌市监扣〔2026〕9号'), { code: 'wrong_state' });
  assert.equal((await change(id, '04', '昌市监注〔2026〕9号')).state, '04');
  moveTo('2026-03-02');
});

test('a change of state needs basis and document, an official of the issuer, and leaves its history', async () => {
  const { id, verify_code } = await issue(grant());
  await assert.rejects(change(id, '02', ' '), { code: 'invalid' });
  await assert.rejects(change(id, '02', 'x', elsewhere), { code: 'forbidden' });
  await assert.rejects(change(id, '02', 'x', agent), { code: 'forbidden' });
  await assert.rejects(change(randomUUID(), '02', 'x'), { code: 'not_found' });
  await change(id, '02', '昌市监扣〔2026〕1号');
  await change(id, '02', '昌市监扣〔2026〕1号');
  assert.equal((await verifyLicence(db, now, verify_code)).outcome, 'not_valid');
  await change(id, '01', '昌市监扣〔2026〕2号');
  await change(id, '07', '昌市监罚〔2026〕3号');
  assert.deepEqual(
    (await licenceHistory(db, id)).map(({ to_state }) => to_state),
    ['07', '01', '02', '01'],
  );
});

test('exactly the transitions of the table are possible', async () => {
  const paths: Partial<Record<LicenceStateCode, LicenceStateCode[]>> = {
    '01': [],
    '02': ['02'],
    '03': ['03'],
    '04': ['04'],
    '07': ['07'],
  };
  const codes: LicenceStateCode[] = ['01', '02', '03', '04', '05', '06', '07', '99'];
  for (const [from, path] of Object.entries(paths)) {
    for (const to of codes) {
      const { id } = await issue(grant());
      for (const step of path) await change(id, step, `step-${step}`);
      // Keys of the table above are state codes.
      const allowed = to !== '05' && mayFollow(from as LicenceStateCode, to);
      const attempt = change(id, to, 'final');
      if (allowed) assert.equal((await attempt).state, to);
      else await assert.rejects(attempt, { code: 'wrong_state' }, `${from} → ${to}`);
    }
  }
  assert.deepEqual(Object.keys(licenceStates).sort(), codes);
});

test('history cannot be changed, and the application role cannot rewrite what was issued', async () => {
  await assert.rejects(
    owner.transaction((tx) => tx.run(sql`delete from kernel.licence_state_change`)),
    /append-only/,
  );
  for (const statement of [sql`update kernel.licence set holder_name = 'x'`, sql`delete from kernel.licence`])
    await assert.rejects(
      db.transaction((tx) => tx.run(statement)),
      /permission denied/,
    );
});

test('a new version keeps the serial, raises the version and expires the old one', async () => {
  const old = await issue(grant());
  const next = await issue(grant({ replaces: old.id, valid_to: '2036-03-01' }));
  assert.deepEqual([next.serial, next.version], [old.serial, old.version + 1]);
  assert.equal((await verifyLicence(db, now, old.verify_code)).outcome, 'expired');
  await assert.rejects(issue(grant({ replaces: old.id })), { code: 'wrong_state' });
});

test('a holder holds a licence of a type only while it is valid', async () => {
  const holder = { kind: 'person' as const, id: randomUUID() };
  const { id } = await issue(
    grant({ holder: { ...holder, name: '李四', code: '652301199001010011' }, item: 'health' }),
  );
  assert.equal((await holdsLicence(db, holder, '11652300MB1A2B3C4D101', '2026-03-02'))?.id, id);
  assert.equal((await holdsLicence(db, holder, 'health', '2031-03-01'))?.id, id);
  assert.equal(await holdsLicence(db, holder, 'health', '2031-03-02'), null);
  assert.equal(await holdsLicence(db, holder, 'health', '2026-03-01'), null);
  assert.equal(await holdsLicence(db, enterprise, 'health', '2026-03-02'), null);
  await change(id, '02', '昌市监扣〔2026〕7号');
  assert.equal(await holdsLicence(db, holder, 'health', '2026-03-02'), null);
});
