import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { systemActor } from '../kernel/people/actor.ts';
import { findCase } from '../kernel/procedures/find-case.ts';
import { takeAction } from '../kernel/procedures/take-action.ts';
import { mainText, openWorkbench, press, problemText, unfold } from './workbench.ts';

// Acts between acceptance and decision on the workbench, JavaScript off: those of the officer in charge, of the offices that
// are asked or get the case handed over, of the head, of the leader who answers for a bundle, and of the supervisor.

const bench = await openWorkbench('2026-11-24T02:00:00.000Z');
const { prefecture, as, inspect, submit, stateOf, noticesOf } = bench;
const { engine } = prefecture.platform;
const OFFICER = 'changji.urban_management.officer.1';

/** An outdoor sign that the window has accepted. */
async function accepted(key: string): Promise<string> {
  const id = await submit('outdoor_sign', key);
  const clerk = await prefecture.actor('changji.window.1');
  await takeAction(engine, clerk, { case_id: id, kind: 'accept', content: {}, key: `accept-${key}` });
  return id;
}

async function at(login: string, id: string): Promise<Page> {
  const page = await as(login);
  await page.goto(`/desk/cases/${id}`);
  return page;
}

const openStages = async (id: string) => (await stateOf(id)).open.map(({ stage }) => stage);

/** Fills the visible control of a name. */
const type = (page: Page, name: string, text: string) =>
  page.locator(`:is(input, textarea):visible[name=${name}]`).fill(text);

it('asks another office for its opinion, which gives it on its own page and sees nothing else to do', async () => {
  const id = await accepted('consult');
  const page = await at(OFFICER, id);
  await unfold(page, '会签');
  await type(page, 'question', '招牌是否影响消防登高面？');
  await press(page, '提交');
  assert.match(await problemText(page), /会签单位/);
  assert.equal(await page.locator('textarea:visible[name=question]').inputValue(), '招牌是否影响消防登高面？');
  await inspect(page, 'consult-refused');
  await page
    .locator('select:visible[name=organisations]')
    .selectOption([{ label: '昌吉市消防救援大队' }, { label: '昌吉市住房和城乡建设局' }]);
  await type(page, 'question', '');
  await press(page, '提交');
  assert.match(await problemText(page), /征求意见的问题/);
  const chosen = await page.locator('select:visible[name=organisations] option[selected]').allTextContents();
  assert.deepEqual(chosen.sort(), ['昌吉市住房和城乡建设局', '昌吉市消防救援大队'], 'both offices are still chosen');
  await type(page, 'question', '招牌是否影响消防登高面？');
  await press(page, '提交');
  await page.waitForURL(/done=consult/);
  assert.match(await mainText(page), /昌吉市消防救援大队/);
  await inspect(page, 'consulted');
  // While opinions are out, the stage cannot be left.
  assert.equal(await page.locator('input[name=kind][value=complete]').count(), 0);
  const fire = await as('changji.fire_rescue.officer.1');
  await fire.goto('/desk');
  assert.ok(
    (await fire.locator(`a[href="/desk/cases/${id}"]`).count()) > 0,
    'it lies in the inbox of whoever was asked',
  );
  await fire.goto(`/desk/cases/${id}`);
  await inspect(fire, 'opinion');
  await unfold(fire, '会签意见');
  await type(fire, 'opinion', '不影响登高操作，同意设置。');
  await press(fire, '提交');
  assert.match(await problemText(fire), /是否同意/);
  assert.equal(await fire.locator('textarea:visible[name=opinion]').inputValue(), '不影响登高操作，同意设置。');
  await inspect(fire, 'opinion-refused');
  await fire.locator('input:visible[name=agrees][value=yes]').check();
  await press(fire, '提交');
  await fire.waitForURL(/done=give_opinion/);
  const housing = await at('changji.housing.officer.1', id);
  await unfold(housing, '会签意见');
  await housing.locator('input:visible[name=agrees][value=no]').check();
  await type(housing, 'opinion', '外墙保温层不能承重，建议改为落地式。');
  await press(housing, '提交');
  await housing.waitForURL(/done=give_opinion/);
  const [asked] = (await stateOf(id)).consultations;
  assert.deepEqual(
    asked?.opinions.map(({ agrees }) => agrees),
    [true, false],
  );
  await page.goto(`/desk/cases/${id}`);
  assert.match(await mainText(page), /不能承重/);
  assert.ok((await page.locator('input[name=kind][value=complete]').count()) > 0, 'the stage may be left again');
});

it('hands a stage over to the same line of business elsewhere, which then has it alone', async () => {
  const id = await accepted('transfer');
  const page = await at(OFFICER, id);
  await unfold(page, '转办');
  const offered = await page.locator('select:visible[name=organisation] option').allTextContents();
  assert.ok(
    offered.length > 1 && offered.every((name) => name === '请选择' || name.endsWith('城市管理局')),
    offered.join(),
  );
  await type(page, 'reason', '大型户外广告由州级办理。');
  await press(page, '提交');
  assert.match(await problemText(page), /转交单位/);
  assert.equal(await page.locator('textarea:visible[name=reason]').inputValue(), '大型户外广告由州级办理。');
  await inspect(page, 'transfer-refused');
  await page.locator('select:visible[name=organisation]').selectOption({ label: '昌吉回族自治州城市管理局' });
  await press(page, '提交');
  await page.waitForURL(/done=transfer/);
  assert.equal(await page.locator('input[name=kind][value=complete]').count(), 0);
  const prefectural = await at('zhou.urban_management.officer.1', id);
  await inspect(prefectural, 'transferred');
  assert.ok((await prefectural.locator('input[name=kind][value=complete]').count()) > 0);
});

it('sends a case back with a reason to a stage where it has been, and never past acceptance', async () => {
  const id = await accepted('return');
  const page = await at(OFFICER, id);
  await unfold(page, '办结本环节');
  await page.locator('input:visible[name=to][value=decide]').check();
  await press(page, '办结本环节并转出');
  await page.waitForURL(/done=complete/);
  const head = await at('changji.urban_management.head.1', id);
  await unfold(head, '退回');
  assert.equal(await head.locator('input:visible[name=to][value=accept]').count(), 0);
  await press(head, '提交');
  assert.match(await problemText(head), /理由/);
  await inspect(head, 'return-refused');
  await type(head, 'reason', '请补充现场照片。');
  await press(head, '提交');
  await head.waitForURL(/done=return/);
  assert.deepEqual(await openStages(id), ['review']);
  await page.goto(`/desk/cases/${id}`);
  assert.match(await mainText(page), /请补充现场照片/);
});

it('lets the head alone extend, once, and only when the applicant has been told', async () => {
  const id = await accepted('extend');
  const page = await at(OFFICER, id);
  assert.equal(await page.locator('input[name=kind][value=extend]').count(), 0);
  const head = await at('changji.urban_management.head.1', id);
  await unfold(head, '延长');
  await type(head, 'reason', '需核实建筑外立面规划。');
  await press(head, '提交');
  assert.match(await problemText(head), /告知/);
  assert.equal(await head.locator('textarea:visible[name=reason]').inputValue(), '需核实建筑外立面规划。');
  const link = await head.locator('.error-summary a').first().getAttribute('href');
  assert.equal(await head.locator(`input:visible${link}`).getAttribute('name'), 'told');
  await inspect(head, 'extend-refused');
  await head.locator('input:visible[name=told]').check();
  await press(head, '提交');
  await head.waitForURL(/done=extend/);
  assert.ok((await stateOf(id)).extended);
  assert.match((await noticesOf(id)).at(-1) ?? '', /延长/);
  assert.equal(await head.locator('input[name=kind][value=extend]').count(), 0, 'once');
  await inspect(head, 'extended');
});

it('lets the leader extend the joint limit of a bundle', async () => {
  const id = await submit('open_restaurant', 'bundle');
  const clerk = await prefecture.actor('changji.window.1');
  await takeAction(engine, clerk, { case_id: id, kind: 'accept', content: {}, key: 'accept-bundle' });
  const page = await at('changji.government.leader.1', id);
  await inspect(page, 'bundle-leader');
  await unfold(page, '延长');
  await type(page, 'reason', '多部门现场核查尚未完成。');
  await page.locator('input:visible[name=told]').check();
  await press(page, '提交');
  await page.waitForURL(/done=extend/);
  const state = await stateOf(id);
  assert.equal(state.clocks.find(({ name }) => name === 'statutory')?.extension_days, 15);
  assert.match((await noticesOf(id)).at(-1) ?? '', /延长/);
});

it('takes the clock up again with the result of what stopped it', async () => {
  const id = await submit('food_business_licence', 'resume');
  const act = async (login: string, kind: string, content: object) =>
    takeAction(engine, await prefecture.actor(login), { case_id: id, kind, content, key: `${kind}-resume` });
  await act('changji.window.1', 'accept', {});
  await act('changji.market_supervision.officer.1', 'complete', { stage: 'review', to: 'site_check' });
  await act('changji.market_supervision.officer.1', 'suspend', {
    ...{ stage: 'site_check', pause: 'site_check', reason: '约定现场核查日期。', expected_days: 3 },
  });
  const page = await at('changji.market_supervision.officer.1', id);
  await inspect(page, 'paused');
  await unfold(page, '结束特别程序');
  await press(page, '提交');
  assert.match(await problemText(page), /结果/);
  await type(page, 'result', '现场符合要求。');
  await press(page, '提交');
  await page.waitForURL(/done=resume/);
  assert.equal((await stateOf(id)).pauses[0]?.result, '现场符合要求。');
});

it('lets the supervisor urge from the list of cards, and counts it there', async () => {
  const id = await accepted('urge');
  prefecture.moveTo('2026-12-08');
  const page = await as('zhou.supervisor.1');
  await page.goto('/desk/supervision');
  await inspect(page, 'supervision');
  await page.locator(`a[href^="/desk/cases/${id}"]`, { hasText: '去催办' }).click();
  await unfold(page, '催办');
  await press(page, '提交');
  assert.match(await problemText(page), /催办内容/);
  await inspect(page, 'urge-refused');
  await type(page, 'text', '已逾期，请于今日内办结并说明原因。');
  await press(page, '提交');
  await page.waitForURL(/done=urge/);
  const { state, log } = await findCase(engine, systemActor, id);
  assert.equal(state.urged, 1);
  assert.equal(log.at(-1)?.kind, 'urge');
  await page.goto('/desk/supervision');
  assert.match(
    (await page.locator('tr', { has: page.locator(`a[href="/desk/cases/${id}"]`) }).textContent()) ?? '',
    /1 次/,
  );
  const officer = await at(OFFICER, id);
  assert.match(await mainText(officer), /请于今日内办结/);
});
