import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import { systemActor } from '../people/actor.ts';
import { deliverNotice, findNotice, issueNotice, noticesOfCase } from './notice.ts';
import { type NoticeContent, type NoticeKind, noticeKinds } from './notice-content.ts';
import { noticeOf } from './notice-of.ts';
import { everyNotice, matter } from './sample-notices.ts';
import { verify } from './verification.ts';

const { db, now, moveTo } = await testWorld();
const organisation = { id: randomUUID(), name: matter.organisation, mark: '昌市监' };
const content = everyNotice.acceptance;
const issue = (given: NoticeContent = content, key: string = randomUUID(), case_id: string = randomUUID()) =>
  db.transaction((tx) => issueNotice(tx, systemActor, now, { case_id, content: given, organisation, key }));

const textOf = (given: NoticeContent): string => JSON.stringify(given.blocks);

test('numbers run without gaps by organisation, kind and year, under concurrency and after a rollback', async () => {
  await assert.rejects(
    db.transaction(async (tx) => {
      await issueNotice(tx, systemActor, now, { case_id: randomUUID(), content, organisation, key: 'x' });
      throw new Error('the act failed');
    }),
  );
  const issued = await Promise.all(Array.from({ length: 8 }, () => issue()));
  assert.deepEqual(
    issued.map(({ number }) => number).sort(),
    Array.from({ length: 8 }, (_, index) => `昌市监受〔2026〕${index + 1}号`),
  );
  assert.equal((await issue(everyNotice.denied)).number, '昌市监不准〔2026〕1号');
  // 2026-12-31T16:00Z is New Year's Day in the official zone.
  moveTo('2026-12-31T16:00:00.000Z');
  assert.equal((await issue()).number, '昌市监受〔2027〕1号');
  moveTo('2026-03-02');
});

test('the same key twice is one notice, and with other content it is refused', async () => {
  const case_id = randomUUID();
  const [first, second] = await Promise.all([issue(content, 'k', case_id), issue(content, 'k', case_id)]);
  assert.equal(first.id, second.id);
  assert.equal((await noticesOfCase(db, case_id)).length, 1);
  await assert.rejects(issue({ ...content, title: '其他' }, 'k', case_id), { code: 'key_reused' });
});

test('what was issued cannot be changed; its delivery is filled in once', async () => {
  const { id } = await issue();
  await assert.rejects(
    db.transaction((tx) => tx.run(sql`update kernel.notice set content = '{}' where id = ${id}`)),
    /permission denied/,
  );
  const deliver = (to: string) =>
    db.transaction((tx) => deliverNotice(tx, systemActor, now, { id, how: 'online', to }));
  await deliver('申请人');
  await deliver('其他人');
  assert.equal((await findNotice(db, id))?.delivered_to, '申请人');
});

test('a notice verifies by its code, with title, number and agency alone', async () => {
  const { verify_code, number } = await issue();
  const found = await verify(db, now, verify_code);
  assert.ok('notice' in found);
  assert.deepEqual(found.notice, {
    title: '受理通知书',
    number,
    organisation_name: organisation.name,
    issued_on: '2026-03-02',
  });
});

test('every kind has a maker, a name and a mark of its own', () => {
  const kinds = Object.keys(noticeKinds).sort();
  assert.deepEqual(Object.keys(noticeOf).sort(), kinds);
  assert.equal(new Set(Object.values(noticeKinds).map(({ mark }) => mark)).size, kinds.length);
  for (const [kind, { kind: stored }] of Object.entries(everyNotice)) assert.equal(stored, kind);
});

test('every notice names applicant or case and agency, and tells where to ask', () => {
  for (const given of Object.values(everyNotice)) {
    assert.match(textOf(given), new RegExp(matter.case_number));
    assert.match(textOf(given), /0994-2345678/);
  }
});

test('a refusal states its reasons and the right to reconsideration and suit with their limits', () => {
  const text = textOf(everyNotice.denied);
  for (const part of ['行政复议', '60日', '昌吉市人民政府', '行政诉讼', '6个月', '昌吉市人民法院', '实测 12 米'])
    assert.ok(text.includes(part), part);
  assert.throws(() => noticeOf.denied({ ...matter, reasons: [' '], basis: [], remedies: refused.remedies }), {
    code: 'invalid',
  });
});

const refused = {
  remedies: {
    reconsideration: { body: '昌吉市人民政府', within: '60日', basis: '《行政复议法》第二十条' },
    suit: { court: '昌吉市人民法院', within: '6个月', basis: '《行政诉讼法》第四十六条' },
  },
};

test('a supplement notice lists everything at once and refuses to list nothing', () => {
  const table = everyNotice.supplement.blocks.find((block) => block.block === 'table');
  assert.ok(table?.block === 'table' && table.rows.length === 2);
  assert.throws(() => noticeOf.supplement({ ...matter, missing: [], by: '2026-03-20', otherwise: '' }), {
    code: 'invalid',
  });
});

test('a notice of another agency names it, and cannot do without', () => {
  assert.match(textOf(everyNotice.not_competent), /昌吉州生态环境局昌吉市分局/);
  assert.throws(
    () => noticeOf.not_competent({ ...matter, reason: 'x', right_agency: ' ', remedies: refused.remedies }),
    { code: 'invalid' },
  );
});

test('only notices of administrative licences cite the licensing law', () => {
  const due = { date: '2026-03-30' as const, lines: [] };
  const facts = { ...matter, accepted_on: '2026-03-02' as const, statutory: '20个工作日', promised: '5个工作日', due };
  assert.match(textOf(noticeOf.acceptance(facts)), /行政许可法/);
  assert.doesNotMatch(textOf(noticeOf.acceptance({ ...facts, item_kind: '05' })), /行政许可法/);
  const kinds: NoticeKind[] = ['granted', 'denied'];
  for (const kind of kinds) assert.match(everyNotice[kind].title, /行政许可决定书/);
});
