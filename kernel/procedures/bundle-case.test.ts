import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { f } from '../fields/f.ts';
import type { CaseState } from './case-state.ts';
import { testBundle, testItem, testOffice } from './test-office.ts';

const office = await testOffice('2024-03-11T02:00:00.000Z');
const { db, act, submit, clerk, agent, officer, head } = office;
const from = '2024-01-01';
await office.publish(testItem('register_shop', 'market_supervision'), from);
await office.publish(testItem('food', 'market_supervision'), from);
await office.publish(testItem('fire', 'fire_rescue'), from);
await office.publish(
  testItem('sign', 'urban_management', {
    form: { shop: f.text('店名', { question: '店名是什么？', maxLength: 60, en: 'Shop' }) },
    conditions: [{ name: '有店名', rule: { fact: 'shop', is: 'is_known', says: '有店名' }, checked: 'decision' }],
    result: { name: '招牌批准书', kind: 'document', sample: '样本', licence_type: '102' },
  }),
  from,
);
await office.publish(
  testBundle('open_shop', [
    { item: 'register_shop' },
    { item: 'food', after: ['register_shop'] },
    { item: 'fire', when: { fact: 'big', is: 'equals', than: true } },
    { item: 'sign' },
  ]),
  from,
);

const big = { form: { shop: '小店', area: '80', big: true } };
const stateOf = async (id: string): Promise<CaseState> =>
  (await db.one<{ state: CaseState }>(sql`select state from kernel.cases where id = ${id}`)).state;
const partsOf = async (id: string) =>
  new Map(
    (await db.many<{ id: string; item: string }>(sql`select id, item from kernel.cases where bundle_case = ${id}`)).map(
      (row) => [row.item, row.id],
    ),
  );
const dueOf = async (id: string, name: string) =>
  (
    await db.one<{ due_on: string | null }>(
      sql`select due_on from kernel.clock where case_id = ${id} and name = ${name}`,
    )
  ).due_on;
const grant = async (id: string, department: string) => {
  await act(officer(department), id, 'complete', { stage: 'review', to: 'decide' });
  await act(head(department), id, 'decide', { stage: 'decide', to: 'granted' });
};

test('one submission makes a case for each item that the answers call for', async () => {
  const { id } = await submit(agent, 'open_shop', { form: { shop: '小店', area: '20', big: false } });
  assert.deepEqual([...(await partsOf(id)).keys()].sort(), ['food', 'register_shop', 'sign']);
});

test('one acceptance for all; the joint clock is 45 working days, extended by 15; an item that waits is released by its sibling', async () => {
  const { id } = await submit(agent, 'open_shop', big);
  const parts = await partsOf(id);
  const [shop = '', food = '', fire = '', sign = ''] = ['register_shop', 'food', 'fire', 'sign'].map((item) =>
    parts.get(item),
  );
  await assert.rejects(act(clerk, food, 'accept', {}), /bundle|wrong_state|forbidden/);
  await act(clerk, id, 'accept', {});
  assert.equal(await dueOf(id, 'statutory'), '2024-05-15');
  await act(office.leader, id, 'extend', { reason: '涉及多部门', told: true });
  assert.equal(await dueOf(id, 'statutory'), '2024-06-05');

  assert.deepEqual((await stateOf(food)).open, []);
  assert.equal((await stateOf(fire)).open[0]?.stage, 'review');
  assert.deepEqual(Object.keys((await stateOf(sign)).form), ['shop']);

  await grant(shop, 'market_supervision');
  assert.equal((await stateOf(food)).open[0]?.stage, 'review');

  // One department asks for what is missing; its clock goes on.
  await act(officer('urban_management'), sign, 'request_supplement', {
    stage: 'review',
    missing: [{ material: 'M1', what: '缺效果图' }],
  });
  await assert.rejects(
    act(officer('urban_management'), sign, 'complete', { stage: 'review', to: 'decide' }),
    /wrong_state/,
  );
  await act(agent, sign, 'supplement', {
    materials: [{ code: 'M1', attachments: [await office.upload(agent, 'M1')] }],
  });

  await grant(sign, 'urban_management');
  await grant(fire, 'fire_rescue');
  assert.equal((await stateOf(id)).phase, 'accepted');
  await grant(food, 'market_supervision');
  const bundle = await stateOf(id);
  assert.equal(bundle.phase, 'granted');
  assert.equal(bundle.closed_on, '2024-03-11');
  await act(agent, id, 'rate', { level: '1', reasons: ['一次办成'] });
});

test('supplement and withdrawal at the window concern every item', async () => {
  const { id } = await submit(agent, 'open_shop', big);
  const parts = await partsOf(id);
  await act(clerk, id, 'request_supplement', { missing: [{ field: 'shop', what: '店名与执照不符' }] });
  await act(agent, id, 'supplement', { form: { shop: '大店' }, materials: [] });
  assert.equal((await stateOf(parts.get('food') ?? '')).form.shop, '大店');
  await act(agent, id, 'withdraw', {});
  for (const part of parts.values()) assert.equal((await stateOf(part)).phase, 'withdrawn');
});
