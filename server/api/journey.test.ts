import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, draftRestaurant, handle, submit, upload, waiting } from './journey.ts';
import { type Reply, testServer } from './test-client.ts';

type Body = Reply['body'];

const server = await testServer();
const { ok, signIn, client } = server;
const agent = await signIn('demo.agent');
const clerk = await signIn('changji.window.1');
const officers = {
  food_business_licence: await signIn('changji.market_supervision.officer.1'),
  fire_safety_check: await signIn('changji.fire_rescue.officer.1'),
  outdoor_sign: await signIn('changji.urban_management.officer.1'),
};
const heads = {
  food_business_licence: await signIn('changji.market_supervision.head.1'),
  fire_safety_check: await signIn('changji.fire_rescue.head.1'),
  outdoor_sign: await signIn('changji.urban_management.head.1'),
};

let receipt: Body;
let parts: Readonly<Record<keyof typeof officers, string>>;
const read = (call: typeof agent, id: string) => ok(call('read_case', { params: { case: id } }));
const promisedOf = (view: Body) => view.clocks.find((clock: Body) => clock.name === 'promised');

test('开办餐饮店 is found by “kai can ting” and by “开饭店”, signed in or not', async () => {
  for (const q of ['kai can ting', '开饭店'])
    for (const call of [agent, client(null)]) {
      const { entries } = await ok(call('search_items', { query: { q } }));
      assert.equal(entries[0].item, 'open_restaurant', q);
    }
});

test('the agent fills in a draft, hands in PDFs, submits, and gets a number and the day by which the window answers', async () => {
  const { draft, submission } = await draftRestaurant(agent);
  const { sent, ...taken } = await submit(agent, submission, 'restaurant-0001');
  receipt = taken.receipt;
  assert.match(receipt.number, /TCN0003/);
  assert.equal(receipt.notice_due_on, '2026-03-09');
  assert.equal((await agent('read_draft', { params: { draft: draft.id } })).status, 404, 'the draft went with it');
  const again = await agent('submit_case', { body: sent, key: 'restaurant-0001' });
  assert.equal(again.status, 200);
  assert.deepEqual([again.body.id, again.body.replayed], [receipt.id, true]);
  const { entries } = await ok(agent('list_cases'));
  assert.equal(entries.length, 1, 'a repeated key doubles nothing');
});

test('the window accepts, and three departments have their work at once, each with its promised day explained', async () => {
  assert.equal((await waiting(clerk, receipt.id)).stage, 'accept');
  await act(clerk, receipt.id, 'accept', { opinion: '材料齐全' });
  const { items } = await read(agent, receipt.id);
  parts = Object.fromEntries(items.map(({ item, id }: Body) => [item, id])) as typeof parts; // three items, as the next line says
  assert.deepEqual(Object.keys(parts).sort(), ['fire_safety_check', 'food_business_licence', 'outdoor_sign']);
  for (const [item, call] of Object.entries(officers)) {
    const id = parts[item as keyof typeof officers]; // the keys of the one are those of the other
    assert.equal((await waiting(call, id)).stage, 'review', item);
    const { lines, due_on } = await ok(agent('explain_clock', { params: { case: id, clock: 'promised' } }));
    assert.match(due_on, /^2026-03-\d\d$/);
    assert.ok(lines.length >= 3);
  }
  const notices = await ok(agent('list_notices', { params: { case: receipt.id } }));
  assert.ok(notices.entries.some(({ kind }: Body) => kind === 'acceptance'));
});

test('one department asks for a supplement, and the applicant supplements', async () => {
  const id = parts.food_business_licence;
  const missing = [{ material: 'M65230006', what: '健康证明缺少厨师一人' }];
  await act(officers.food_business_licence, id, 'request_supplement', { stage: 'review', missing });
  const asked = await read(agent, id);
  assert.ok(asked.offers.some(({ kind }: Body) => kind === 'supplement'));
  const attachment = await upload(agent, 'M65230006-2');
  await act(agent, id, 'supplement', { materials: [{ code: 'M65230006', attachments: [attachment] }] });
  const { state } = await read(officers.food_business_licence, id);
  assert.notEqual(state.supplements[0].answered_at, null);
  const file = await officers.food_business_licence('download_attachment', { params: { attachment } });
  assert.equal(file.status, 200);
  assert.equal(file.bytes.subarray(0, 5).toString(), '%PDF-');
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment/);
});

test('one convenes an expert review with its document: the promised day is gone, and later again', async () => {
  const id = parts.outdoor_sign;
  const officer = officers.outdoor_sign;
  const before = promisedOf(await read(agent, id)).due_on;
  const document = await upload(officer, '专家评审告知书');
  await act(officer, id, 'suspend', {
    stage: 'review',
    pause: 'expert_review',
    reason: '招牌结构需专家评审',
    document,
    expected_days: 7,
  });
  const paused = promisedOf(await read(agent, id));
  assert.equal(paused.due_on, null);
  assert.equal(paused.state, 'paused');
  server.moveTo('2026-03-05T02:00:00.000Z');
  await act(officer, id, 'resume', {
    pause: 'expert_review',
    result: '结构安全',
    document: await upload(officer, '评审意见'),
  });
  const after = promisedOf(await read(agent, id)).due_on;
  assert.ok(after > before, `${before} → ${after}`);
});

test('all grant, the bundle is granted, every licence verifies for anybody', async () => {
  for (const [item, id] of Object.entries(parts)) {
    const name = item as keyof typeof officers; // the keys of the one are those of the other
    await handle(officers[name], heads[name], id);
    assert.equal((await read(agent, id)).state.phase, 'granted', item);
  }
  assert.equal((await read(agent, receipt.id)).state.phase, 'granted');
  const { entries } = await ok(agent('list_licences'));
  assert.equal(entries.length, 3);
  for (const licence of entries) {
    const found = await ok(client(null)('verify', { params: { code: licence.verify_code } }));
    assert.equal(found.outcome, 'valid');
    assert.equal(found.licence.identifier, licence.identifier);
    const pdf = await agent('read_licence_pdf', { params: { licence: licence.id } });
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
    assert.equal((await agent('read_licence_page', { params: { licence: licence.id } })).status, 200);
  }
});

test('every notice of the journey can be read, printed and verified', async () => {
  for (const id of [receipt.id, ...Object.values(parts)]) {
    const { entries } = await ok(agent('list_notices', { params: { case: id } }));
    for (const notice of entries) {
      const params = { notice: notice.id };
      assert.equal((await ok(agent('read_notice', { params }))).number, notice.number);
      assert.equal((await agent('read_notice_pdf', { params })).bytes.subarray(0, 5).toString(), '%PDF-');
      assert.equal((await agent('read_notice_page', { params })).status, 200);
      assert.equal((await ok(client(null)('verify', { params: { code: notice.verify_code } }))).outcome, 'valid');
    }
  }
});

test('the applicant rates the service, once', async () => {
  const content = { level: '5', reasons: ['一窗办完'], comment: '很方便' };
  const { state } = await act(agent, receipt.id, 'rate', content);
  assert.equal(state.rating.level, '5');
  const again = await agent('take_action', { params: { case: receipt.id }, body: { kind: 'rate', content } });
  assert.equal(again.status, 409);
});

test('the log tells all of it in order, and somebody else sees nothing of it', async () => {
  const { entries } = await ok(agent('read_case_log', { params: { case: receipt.id } }));
  assert.deepEqual(
    entries.map(({ seq }: Body) => seq),
    entries.map((_: Body, at: number) => at + 1),
  );
  const stranger = await signIn('demo.pensioner');
  assert.equal((await stranger('read_case', { params: { case: receipt.id } })).status, 404);
});
