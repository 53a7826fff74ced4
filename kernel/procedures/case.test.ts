import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { anonymous } from '../people/actor.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import type { CaseAction } from './action.ts';
import { listedCases, mayReadCase, visibleCases } from './case-access.ts';
import type { CaseState } from './case-state.ts';
import { runDueOutcomes } from './due-outcomes.ts';
import { listCases } from './find-case.ts';
import { inbox } from './inbox.ts';
import { reduceCase } from './reduce.ts';
import { testItem, testOffice } from './test-office.ts';

const office = await testOffice('2026-03-02T02:00:00.000Z');
const { db, act, submit, clerk, person, stranger, officer, head } = office;
await office.publish(testItem('food', 'market_supervision'));

const refusedWith = (code: RefusalCode, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code && (field === undefined || error.field === field);

const rowOf = (id: string) =>
  db.one<{ phase: string; state: CaseState; due_on: string | null; item_version: string }>(
    sql`select phase, state, due_on, item_version from kernel.cases where id = ${id}`,
  );

const accepted = async () => {
  const receipt = await submit(person, 'food');
  await act(clerk, receipt.id, 'accept', {});
  return receipt.id;
};

test('an application gets a number, a work item at the window and a notice clock', async () => {
  const receipt = await submit(person, 'food');
  assert.match(receipt.number, /^.{18}4650131001001202603020\d{3}$/);
  assert.equal(receipt.notice_due_on, '2026-03-09');
  const { entries } = await inbox(db, clerk, '2026-03-02');
  assert.ok(entries.some((entry) => entry.case_id === receipt.id && entry.stage === 'accept'));
});

test('the same key gives the same receipt; with other content it is refused', async () => {
  const materials = [{ code: 'M1', attachments: [await office.upload(person, 'M1')] }];
  const first = await submit(person, 'food', { key: 'once', materials });
  const again = await submit(person, 'food', { key: 'once', materials });
  assert.equal(again.id, first.id);
  assert.equal(again.replayed, true);
  await assert.rejects(
    submit(person, 'food', { key: 'once', form: { shop: '别的', area: '1' } }),
    refusedWith('key_reused'),
  );
});

test('fifty submissions at once each get their own number, and a bad one among them harms nobody', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) => submit(person, 'food', n === 7 ? { form: { shop: '' } } : {})),
  );
  const numbers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.number] : []));
  assert.equal(numbers.length, 49);
  assert.equal(new Set(numbers).size, 49);
});

test('a submission names every problem at once', async () => {
  await assert.rejects(
    submit(person, 'food', { form: { area: 'viel', colour: 'red' }, materials: [] }),
    (error: unknown) =>
      error instanceof Refusal &&
      error.code === 'invalid' &&
      ['shop', 'area', 'colour', 'materials.M1'].every((field) =>
        error.problems.some((problem) => problem.field === field),
      ),
  );
  await assert.rejects(submit(person, 'no_such_item'), refusedWith('unknown_item', 'item'));
  await assert.rejects(submit(person, 'food', { region: '999999' }), refusedWith('invalid', 'region'));
  await assert.rejects(submit(officer('fire_rescue'), 'food'), refusedWith('forbidden'));
});

test('from acceptance to grant, each office acts in its turn, and the licence is in the register', async () => {
  const id = await accepted();
  assert.equal((await rowOf(id)).due_on, '2026-03-12');
  await assert.rejects(act(clerk, id, 'complete', { stage: 'review', to: 'decide' }), refusedWith('forbidden'));
  await assert.rejects(
    act(officer('market_supervision'), id, 'complete', { stage: 'review', to: 'granted' }),
    refusedWith('invalid', 'to'),
  );
  await act(officer('market_supervision'), id, 'complete', { stage: 'review', to: 'site_check', opinion: '材料齐全' });
  await assert.rejects(
    act(officer('market_supervision'), id, 'complete', { stage: 'site_check', to: 'decide' }),
    refusedWith('invalid', 'second_officer'),
  );
  await act(officer('market_supervision'), id, 'complete', {
    stage: 'site_check',
    to: 'decide',
    second_officer: '李四',
  });
  await assert.rejects(
    act(head('market_supervision'), id, 'decide', { stage: 'decide', to: 'denied' }),
    refusedWith('invalid', 'reasons'),
  );
  const { state } = await act(head('market_supervision'), id, 'decide', { stage: 'decide', to: 'granted' });
  assert.equal(state.phase, 'granted');
  const licence = await db.one<{ identifier: string; valid_to: string }>(
    sql`select identifier, valid_to from kernel.licence where case_id = ${id}`,
  );
  assert.match(licence.identifier, /^1\.2\.156\.3005\.2\./);
  assert.equal(licence.valid_to, '2031-03-01');
  await assert.rejects(act(clerk, id, 'accept', {}), refusedWith('wrong_state'));
});

test('the stored state is the reduction of the log', async () => {
  const rows = await db.many<{ id: string; state: CaseState; item_version: string }>(
    sql`select id, state, item_version from kernel.cases order by id desc limit 20`,
  );
  for (const row of rows) {
    const log = await db.many<CaseAction>(
      sql`select seq, kind, at, entered_at, counts_on, actor, actor_name, organisation, key, content
          from kernel.case_action where case_id = ${row.id} order by seq`,
    );
    const { rules } = await office.engine.versions.byId(db, row.item_version);
    assert.deepEqual(reduceCase(rules, log), row.state);
  }
});

test('an action repeated with its key changes nothing; the log refuses change', async () => {
  const id = await accepted();
  const once = await act(officer('market_supervision'), id, 'claim', { stage: 'review' }, { key: 'claim-1' });
  const again = await act(officer('market_supervision'), id, 'claim', { stage: 'review' }, { key: 'claim-1' });
  assert.equal(again.replayed, true);
  assert.equal(again.seq, once.seq);
  await assert.rejects(
    act(officer('market_supervision'), id, 'urge', { text: '快' }, { key: 'claim-1' }),
    refusedWith('key_reused'),
  );
  await assert.rejects(
    act(officer('market_supervision'), id, 'claim', { stage: 'review' }, { seq: 1 }),
    refusedWith('stale'),
  );
  await assert.rejects(
    office.owner.transaction((tx) => tx.run(sql`delete from kernel.case_action`)),
    /append-only/,
  );
});

test('what one may not see does not exist', async () => {
  const id = await accepted();
  await assert.rejects(act(stranger, id, 'withdraw', {}), refusedWith('not_found'));
  await assert.rejects(
    act(officer('fire_rescue'), id, 'complete', { stage: 'review', to: 'decide' }),
    refusedWith('not_found'),
  );
});

test('the head sees what lies with the officers of the same office, and of no other', async () => {
  const id = await accepted();
  assert.ok(await mayReadCase(db, head('market_supervision'), id));
  assert.ok(!(await mayReadCase(db, head('fire_rescue'), id)));
});

test('what is missing is told once; after the supplement the window receives again', async () => {
  const { id } = await submit(person, 'food');
  const told = await act(clerk, id, 'request_supplement', { missing: [{ material: 'M1', what: '平面图缺少尺寸' }] });
  assert.equal(told.state.phase, 'supplement');
  assert.equal(told.state.clocks.filter(({ stopped_on }) => stopped_on === null).length, 0);
  office.moveTo('2026-03-20');
  const answered = await act(person, id, 'supplement', {
    materials: [{ code: 'M1', attachments: [await office.upload(person, 'M1')] }],
  });
  assert.equal(answered.state.phase, 'received');
  assert.equal(answered.state.clocks.at(-1)?.name, 'notice.2');
  await assert.rejects(
    act(clerk, id, 'request_supplement', { missing: [{ what: '又少了' }] }),
    refusedWith('wrong_state'),
  );
  const { state } = await act(clerk, id, 'accept', {});
  assert.equal(state.accepted_on, '2026-03-20');
  office.moveTo('2026-03-02T02:00:00.000Z');
});

test('nothing told in five working days: accepted by law as of receipt, once, and contrary acts are refused', async () => {
  office.moveTo('2026-02-11T02:00:00.000Z');
  const { id, notice_due_on } = await submit(person, 'food');
  assert.equal(notice_due_on, '2026-02-25');
  office.moveTo('2026-02-25');
  await runDueOutcomes(office.engine);
  assert.equal((await rowOf(id)).phase, 'received');
  office.moveTo('2026-02-26');
  await assert.rejects(act(clerk, id, 'request_supplement', { missing: [{ what: '缺' }] }), refusedWith('deemed'));
  const { state } = await rowOf(id);
  assert.equal(state.deemed_accepted, true);
  assert.equal(state.accepted_on, '2026-02-11');
  const due = await db.one<{ due_on: string }>(
    sql`select due_on from kernel.clock where case_id = ${id} and name = 'statutory'`,
  );
  assert.equal(due.due_on, '2026-03-17');
  await runDueOutcomes(office.engine);
  await runDueOutcomes(office.engine);
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from kernel.case_action where case_id = ${id} and kind = 'deem_accepted'`,
  );
  assert.equal(n, 1);
  office.moveTo('2026-03-02T02:00:00.000Z');
});

test('what the law writes just before an act does not make it stale; what somebody else did does', async () => {
  const id = await accepted();
  const { seq } = (await rowOf(id)).state;
  office.moveTo('2026-03-20');
  const claimed = await act(officer('market_supervision'), id, 'claim', { stage: 'review' }, { seq });
  assert.ok(claimed.state.overdue.length > 0);
  assert.ok(claimed.seq > seq + 1);
  await assert.rejects(act(officer('market_supervision'), id, 'urge', { text: '快' }, { seq }), refusedWith('stale'));
  office.moveTo('2026-03-02T02:00:00.000Z');
});

test('an expert review with its document stops both clocks; without a document it does not', async () => {
  const id = await accepted();
  const reviewer = officer('market_supervision');
  await act(reviewer, id, 'suspend', {
    stage: 'review',
    pause: 'expert_review',
    reason: '专家评审',
    expected_days: 10,
  });
  assert.equal((await rowOf(id)).due_on, '2026-03-12');
  await assert.rejects(act(reviewer, id, 'complete', { stage: 'review', to: 'decide' }), refusedWith('wrong_state'));
  await act(reviewer, id, 'resume', { pause: 'expert_review', result: '通过' });
  await assert.rejects(
    act(reviewer, id, 'suspend', { stage: 'review', pause: 'auction', reason: '拍卖', expected_days: 1 }),
    refusedWith('invalid', 'pause'),
  );
});

test('an extension counts once, in time, by the head, and told; it moves the statutory clock only', async () => {
  const id = await accepted();
  const boss = head('market_supervision');
  // The head comes to see the case with the decision stage.
  await act(officer('market_supervision'), id, 'complete', { stage: 'review', to: 'decide' });
  await assert.rejects(act(boss, id, 'extend', { reason: '复杂', told: false }), refusedWith('invalid', 'told'));
  await assert.rejects(
    act(officer('market_supervision'), id, 'extend', { reason: '复杂', told: true }),
    refusedWith('forbidden'),
  );
  await act(boss, id, 'extend', { reason: '复杂', told: true });
  const clocks = await db.many<{ name: string; due_on: string }>(
    sql`select name, due_on from kernel.clock where case_id = ${id} and name in ('statutory', 'promised') order by name`,
  );
  assert.deepEqual(clocks, [
    { name: 'promised', due_on: '2026-03-12' },
    { name: 'statutory', due_on: '2026-04-14' },
  ]);
  await assert.rejects(act(boss, id, 'extend', { reason: '再延', told: true }), refusedWith('wrong_state'));
});

test('a back-dated entry does not repair an overdue case', async () => {
  const id = await accepted();
  office.moveTo('2026-03-20');
  const at = '2026-03-05T02:00:00.000Z';
  const { state } = await act(officer('market_supervision'), id, 'complete', { stage: 'review', to: 'decide' }, { at });
  const clock = state.clocks.find(({ name }) => name === 'stage.review');
  assert.equal(clock?.stopped_on, '2026-03-20');
  assert.ok(state.overdue.includes('promised'));
  office.moveTo('2026-03-02T02:00:00.000Z');
});

test('one applicant’s case is rated once; silence counts as satisfied only after five working days', async () => {
  const rated = await submit(person, 'food');
  await act(clerk, rated.id, 'decline', {
    outcome: 'not_competent',
    reason: '不属于本机关职权',
    competent_body: '州市场监督管理局',
  });
  await act(person, rated.id, 'rate', { level: '1', reasons: [] });
  await assert.rejects(act(person, rated.id, 'rate', { level: '5', reasons: [] }), refusedWith('wrong_state'));
  const silent = await submit(person, 'food');
  await act(clerk, silent.id, 'decline', { outcome: 'not_required', reason: '无需许可' });
  office.moveTo('2026-03-09');
  await runDueOutcomes(office.engine);
  assert.equal((await rowOf(silent.id)).state.rating, null);
  office.moveTo('2026-03-10');
  await runDueOutcomes(office.engine);
  assert.equal((await rowOf(silent.id)).state.rating?.by, 'default');
  office.moveTo('2026-03-02T02:00:00.000Z');
});

test('consultation, transfer, return and withdrawal keep their rules', async () => {
  const id = await accepted();
  const reviewer = officer('market_supervision');
  const fire = office.organisation('fire_rescue');
  await act(reviewer, id, 'consult', { stage: 'review', organisations: [fire], question: '是否同意？' });
  await assert.rejects(act(reviewer, id, 'complete', { stage: 'review', to: 'decide' }), refusedWith('wrong_state'));
  const asked = await inbox(db, officer('fire_rescue'), '2026-03-02');
  assert.ok(asked.entries.some((entry) => entry.case_id === id && entry.kind === 'opinion'));
  await act(officer('fire_rescue'), id, 'give_opinion', {
    consultation: 1,
    organisation: fire,
    agrees: true,
    opinion: '同意',
  });
  await act(reviewer, id, 'complete', { stage: 'review', to: 'decide' });
  const back = await act(head('market_supervision'), id, 'return', {
    stage: 'decide',
    to: 'review',
    reason: '请补充说明',
  });
  assert.deepEqual(
    back.state.open.map(({ stage, visit }) => [stage, visit]),
    [['review', 2]],
  );
  await assert.rejects(
    act(reviewer, id, 'return', { stage: 'review', to: 'accept', reason: 'x' }),
    refusedWith('invalid', 'to'),
  );
  await assert.rejects(act(stranger, id, 'withdraw', {}), refusedWith('not_found'));
  const { state } = await act(person, id, 'withdraw', { reason: '不办了' });
  assert.equal(state.phase, 'withdrawn');
});

test('content of the wrong form is refused by field', async () => {
  const id = await accepted();
  await assert.rejects(act(clerk, id, 'dance', {}), refusedWith('invalid', 'kind'));
  await assert.rejects(
    act(officer('market_supervision'), id, 'complete', { stage: 'review' }),
    refusedWith('invalid', 'to'),
  );
  await assert.rejects(act(person, 'not-a-case', 'withdraw', {}), refusedWith('not_found'));
});

test('an expert review with its document pauses statutory and promised clock together (clocks.md §9)', async () => {
  office.moveTo('2025-04-21T02:00:00.000Z');
  await office.publish(testItem('reviewed', 'market_supervision'), '2025-01-01');
  const { id } = await submit(person, 'reviewed');
  await act(clerk, id, 'accept', {});
  const dueOf = async (name: string) =>
    (
      await db.one<{ due_on: string | null }>(
        sql`select due_on from kernel.clock where case_id = ${id} and name = ${name}`,
      )
    ).due_on;
  assert.equal(await dueOf('statutory'), '2025-05-21');
  office.moveTo('2025-04-23T02:00:00.000Z');
  const reviewer = officer('market_supervision');
  office.moveTo('2025-04-28T02:00:00.000Z');
  const document = await office.upload(reviewer, 'suspension');
  await act(reviewer, id, 'suspend', {
    stage: 'review',
    pause: 'expert_review',
    reason: '专家评审',
    expected_days: 14,
    document,
  });
  assert.equal(await dueOf('statutory'), null);
  assert.equal((await rowOf(id)).due_on, null);
  const paused = await inbox(db, reviewer, '2025-04-28', { due: 'paused' });
  assert.deepEqual(
    paused.entries.map(({ case_id }) => case_id),
    [id],
  );
  office.moveTo('2025-05-12T02:00:00.000Z');
  await act(reviewer, id, 'resume', { pause: 'expert_review', result: '通过' });
  assert.equal(await dueOf('statutory'), '2025-05-30');
  office.moveTo('2026-03-02T02:00:00.000Z');
});

test('each act of receipt and decision has its written notice, numbered by its office', async () => {
  const kindsOf = async (id: string) =>
    (
      await db.many<{ kind: string }>(
        sql`select kind from kernel.notice where case_id = ${id} order by issued_at, number`,
      )
    ).map(({ kind }) => kind);
  const declined = await submit(person, 'food');
  await assert.rejects(
    act(clerk, declined.id, 'decline', { outcome: 'not_competent', reason: '不属于' }),
    refusedWith('invalid', 'competent_body'),
  );
  await act(clerk, declined.id, 'decline', { outcome: 'not_required', reason: '只需备案' });
  assert.deepEqual(await kindsOf(declined.id), ['no_licence_needed']);
  const told = await submit(person, 'food');
  await act(clerk, told.id, 'correct_on_spot', { corrections: { shop: '新店名' }, note: '笔误' });
  await act(clerk, told.id, 'request_supplement', { missing: [{ material: 'M1', what: '平面图不清晰' }] });
  assert.deepEqual((await kindsOf(told.id)).sort(), ['corrected_on_spot', 'supplement']);
  const id = await accepted();
  await act(officer('market_supervision'), id, 'complete', { stage: 'review', to: 'decide' });
  await act(head('market_supervision'), id, 'decide', { stage: 'decide', to: 'denied', reasons: '场所不符合要求' });
  assert.deepEqual((await kindsOf(id)).sort(), ['acceptance', 'denied']);
});

test('lists and single look-ups agree on who sees which case', async () => {
  const { leader, supervisor, agent } = office;
  const actors = [
    clerk,
    person,
    stranger,
    agent,
    leader,
    supervisor,
    officer('market_supervision'),
    officer('fire_rescue'),
    anonymous,
  ];
  for (const actor of actors) {
    const one = await db.many<{ id: string }>(
      sql`select id from kernel.cases where ${visibleCases(actor)} order by id`,
    );
    const many = await db.many<{ id: string }>(
      sql`select id from kernel.cases where ${listedCases(actor)} order by id`,
    );
    assert.deepEqual(many, one, actor.id);
  }
  assert.equal((await listCases(office.engine, stranger)).entries.length, 0);
  assert.ok((await listCases(office.engine, officer('fire_rescue'))).entries.length > 0);
  assert.ok(
    (await listCases(office.engine, clerk, { query: 'per' })).entries.every((line) => line.applicant_name === 'person'),
  );
});

test('what only the window can say, an applicant cannot', async () => {
  const paper = [{ code: 'M1', attachments: [], paper: true }];
  await assert.rejects(submit(person, 'food', { materials: paper }), refusedWith('forbidden', 'materials.M1'));
  await assert.rejects(submit(person, 'food', { channel: '1' }), refusedWith('forbidden', 'channel'));
  const applicant = { kind: 'person', id: person.person ?? '', name: person.name } as const;
  const { id } = await submit(clerk, 'food', { applicant, channel: '1', materials: [] });
  assert.equal((await rowOf(id)).phase, 'received');
  await act(clerk, id, 'request_supplement', { missing: [{ material: 'M1', what: '缺平面图' }] });
  await assert.rejects(act(person, id, 'supplement', { materials: paper }), refusedWith('forbidden', 'materials.M1'));
  await act(clerk, id, 'supplement', { materials: paper });
});

test('acts that arrive at once are taken one after the other', async () => {
  const { id } = await submit(person, 'food');
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, () => act(clerk, id, 'claim', { stage: 'accept' })),
  );
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 8);
});
