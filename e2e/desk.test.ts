import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { noticesInForce } from '../kernel/calendar/calendar-store.ts';
import { pdf } from '../kernel/documents/sample-files.ts';
import { systemActor } from '../kernel/people/actor.ts';
import { findCase } from '../kernel/procedures/find-case.ts';
import { takeAction } from '../kernel/procedures/take-action.ts';
import { RESTAURANT } from './restaurant-answers.ts';
import { openWorkbench, press, unfold } from './workbench.ts';

// The officials' half of the restaurant journey at 1440 px, with JavaScript off. The applicant acts through the kernel.
// One file, because its parts go on with one bundle in one prefecture, which takes longer to open than any of them to run.

const START = '2026-11-24T02:00:00.000Z';
const workbench = await openWorkbench(START);
const { prefecture, agent, as, inspect, submit, upload, stateOf } = workbench;
const { platform, db } = prefecture;

const bundle = await submit('open_restaurant', 'restaurant');
const part = async (item: string): Promise<string> => {
  const { items } = await findCase(platform.engine, systemActor, bundle);
  const found = items.find((line) => line.item === item);
  if (!found) throw new Error(`the bundle has no ${item}`);
  return found.id;
};
const [open, send] = [unfold, press];

it('sends a visitor to the sign-in page and tells a citizen whose workbench this is', async () => {
  const visitor = await fetch(`${prefecture.address}/desk/cases`, { redirect: 'manual' });
  assert.equal(visitor.status, 303);
  assert.match(visitor.headers.get('location') ?? '', /^\/sign-in\?to=%2Fdesk%2Fcases$/);
  const citizen = await as('demo.agent');
  const answer = await citizen.goto('/desk');
  assert.equal(answer?.status(), 403);
  await inspect(citizen);
});

it('shows the window clerk the bundle in the inbox and lets them accept it', async () => {
  const page = await as('changji.window.1');
  await page.goto('/desk');
  await inspect(page);
  await page.goto('/desk?q=没有这个申请人');
  await inspect(page);
  await page.goto(`/desk/cases/${bundle}`);
  await inspect(page);
  await open(page, '1. 受理');
  await send(page, '受理');
  assert.match((await page.locator('output.notice-box').textContent()) ?? '', /已完成：受理/);
  assert.equal((await stateOf(bundle)).phase, 'accepted');
  await inspect(page);
});

it('lets an officer ask once and completely for what is missing, and keeps what was typed when nothing is said', async () => {
  const id = await part('outdoor_sign');
  const page = await as('changji.urban_management.officer.1');
  await page.goto(`/desk/cases/${id}/supplement-request?stage=review`);
  await inspect(page);
  await send(page, '出具补正告知书');
  assert.match((await page.locator('.error-summary').textContent()) ?? '', /至少写明一项/);
  await inspect(page);
  const first = page.locator('input[name^="material."]').first();
  const code = ((await first.getAttribute('name')) ?? '').slice('material.'.length);
  await first.fill('效果图缺少尺寸标注，请补充。');
  await send(page, '出具补正告知书');
  const { supplements } = await stateOf(id);
  assert.deepEqual(supplements[0]?.missing, [{ material: code, what: '效果图缺少尺寸标注，请补充。' }]);
  await inspect(page);
  await takeAction(platform.engine, agent, {
    case_id: id,
    kind: 'supplement',
    content: { materials: [{ code, attachments: [await upload(code)] }] },
    key: 'supplement',
  });
});

it('stops the clock only with the document that an officer uploads, and tells the second officer apart', async () => {
  const id = await part('fire_safety_check');
  const page = await as('changji.fire_rescue.officer.1');
  await page.goto(`/desk/cases/${id}`);
  await open(page, '办结本环节');
  await page.locator('details[open] input[name=to][value=site_check]').check();
  await send(page, '办结本环节并转出');
  assert.deepEqual(
    (await stateOf(id)).open.map(({ stage }) => stage),
    ['site_check'],
  );
  await open(page, '启动特别程序');
  await page.locator('textarea:visible[name=reason]').fill('约定现场核查日期。');
  await page.locator('input:visible[name=document]').setInputFiles({
    name: '现场核查告知书.pdf',
    mimeType: 'application/pdf',
    buffer: await pdf('notice'),
  });
  await send(page, '提交');
  // The days were forgotten: the reason and the file are still there.
  assert.match((await page.locator('.error-summary').textContent()) ?? '', /预计天数/);
  assert.equal(await page.locator('textarea:visible[name=reason]').inputValue(), '约定现场核查日期。');
  assert.match((await page.locator('.kept:visible').first().textContent()) ?? '', /现场核查告知书\.pdf/);
  await inspect(page);
  await page.locator('input:visible[name=expected_days]').fill('3');
  await send(page, '提交');
  const [pause] = (await stateOf(id)).pauses;
  assert.equal(pause?.expected_days, 3);
  assert.ok(pause?.document, 'the pause has its document');
  await inspect(page);
  await open(page, '结束特别程序');
  await page.locator('textarea:visible[name=result]').fill('现场符合要求。');
  await send(page, '提交');
  await open(page, '办结本环节');
  await send(page, '办结本环节并转出');
  assert.match((await page.locator('.error-summary').textContent()) ?? '', /第二名核查人员/);
  await page.locator('select:visible[name=second_officer]').selectOption({ index: 1 });
  await send(page, '办结本环节并转出');
  assert.deepEqual(
    (await stateOf(id)).open.map(({ stage }) => stage),
    ['decide'],
  );
});

it('lets a head decide after a confirmation, and refuses a denial without reasons', async () => {
  const id = await part('fire_safety_check');
  const page = await as('changji.fire_rescue.head.1');
  await page.goto(`/desk/cases/${id}`);
  await open(page, '作出决定');
  await page.locator('input:visible[name=to][value=denied]').check();
  await page.locator('textarea:visible[name=opinion]').fill('同意经办人意见。');
  await send(page, '核对并确认');
  assert.match((await page.locator('.error-summary').textContent()) ?? '', /决定理由/);
  assert.equal(await page.locator('textarea:visible[name=opinion]').inputValue(), '同意经办人意见。');
  await page.locator('input:visible[name=to][value=granted]').check();
  await send(page, '核对并确认');
  assert.equal((await stateOf(id)).phase, 'accepted', 'nothing is decided before the confirmation');
  await inspect(page);
  await send(page, '返回修改');
  assert.equal(await page.locator('textarea:visible[name=opinion]').inputValue(), '同意经办人意见。');
  await send(page, '核对并确认');
  await send(page, '确认，不再修改');
  assert.equal((await stateOf(id)).phase, 'granted');
  await inspect(page);
});

it('goes from acceptance to decision by keyboard alone', async () => {
  const id = await part('food_business_licence');
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let presses = 0; presses < 200; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(`:is(${selector}):focus`).count()) > 0) return;
    }
    throw new Error(`Tab never reaches ${selector}`);
  };
  const single = await submit('outdoor_sign', 'single');
  const clerk = await as('changji.window.1');
  await clerk.goto(`/desk/cases/${single}`);
  await tabTo(clerk, 'details:has(input[name=kind][value=accept]) > summary');
  await clerk.keyboard.press('Enter');
  await tabTo(clerk, 'details[open] button[type=submit]');
  await clerk.keyboard.press('Enter');
  await clerk.waitForURL(/done=accept/);
  assert.equal((await stateOf(single)).phase, 'accepted');
  const officer = await as('changji.market_supervision.officer.1');
  await officer.goto(`/desk/cases/${id}`);
  const complete = 'details:has(input[name=kind][value=complete]) > summary';
  await tabTo(officer, complete);
  await officer.keyboard.press('Enter');
  await tabTo(officer, 'details[open] input[name=to]');
  await officer.keyboard.press('ArrowDown');
  await officer.keyboard.press('Enter');
  await officer.waitForURL(/done=complete/);
  assert.deepEqual(
    (await stateOf(id)).open.map(({ stage }) => stage),
    ['decide'],
  );
  const head = await as('changji.market_supervision.head.1');
  await head.goto(`/desk/cases/${id}`);
  await tabTo(head, 'details:has(input[name=kind][value=decide]) > summary');
  await head.keyboard.press('Enter');
  await tabTo(head, 'details[open] input[name=to][value=granted]');
  await head.keyboard.press('Space');
  await head.keyboard.press('Enter');
  await tabTo(head, 'button.button-danger');
  await head.keyboard.press('Enter');
  await head.waitForURL(/done=decide/);
  assert.equal((await stateOf(id)).phase, 'granted');
});

it('shows no action to the wrong role and refuses a forged form', async () => {
  const sign = await part('outdoor_sign');
  const page = await as('changji.fire_rescue.officer.1');
  const answer = await page.goto(`/desk/cases/${sign}`);
  assert.equal(answer?.status(), 404, 'what one may not see does not exist');
  await inspect(page);
  const supervisor = await as('zhou.supervisor.1');
  await supervisor.goto(`/desk/cases/${sign}`);
  assert.equal(await supervisor.locator('input[name=kind][value=complete]').count(), 0);
  await inspect(supervisor);
  const seq = (await stateOf(sign)).seq;
  for (const login of ['zhou.supervisor.1', 'changji.fire_rescue.officer.1']) {
    const forged = await workbench.contextOf(login).request.post(`/desk/cases/${sign}/act`, {
      form: { kind: 'complete', stage: 'review', to: 'decide', _key: `forged-${login}`, _seq: String(seq) },
      headers: { origin: prefecture.address },
    });
    assert.ok([403, 404].includes(forged.status()), `${login}: ${forged.status()}`);
  }
  assert.equal((await stateOf(sign)).seq, seq, 'nothing was written');
});

it('takes in an application at the counter, with everything wrong said at once and nothing lost', async () => {
  const page = await as('changji.window.1');
  await page.goto('/desk/counter');
  await inspect(page);
  await page.locator('input[name=q]').fill('si lu xiang');
  await page.locator('main form button').click();
  await inspect(page);
  await page.locator('a.button', { hasText: '为其收件' }).first().click();
  await page.locator('input[name=item]').fill('开饭店');
  await page.locator('main form button').click();
  await inspect(page);
  await page.locator('a.button', { hasText: '登记申请' }).first().click();
  await inspect(page);
  const form = page.url();
  await page.locator('input[name=business_name]').fill('丝路香新店');
  await send(page, '确认收件');
  assert.ok((await page.locator('.error-summary li').count()) > 1);
  assert.equal(await page.locator('input[name=business_name]').inputValue(), '丝路香新店');
  await inspect(page);
  await page.goto(form);
  await fillDense(page);
  await page.locator('input[type=checkbox][name$=".paper"]').first().check();
  await send(page, '确认收件');
  if (await page.locator('input[name=_confirmed]').count()) {
    for (const box of await page.locator('input[name=_confirmed]').all()) await box.check();
    await send(page, '确认收件');
  }
  await page.waitForURL(/receipts/);
  await inspect(page);
  await page.locator('a.button', { hasText: '打开办件' }).click();
  assert.match((await page.locator('h1').textContent()) ?? '', /开办餐饮店.*待受理/);
});

/** Answers every question of the dense page: what the test wants, what stands there, or something of its kind. */
async function fillDense(page: Page): Promise<void> {
  for (const block of await page.locator('.dense > div').all()) {
    const radio = block.locator('input[type=radio]').first();
    const select = block.locator('select').first();
    const text = block.locator('input[type=text], textarea').first();
    if (await radio.count()) {
      const wanted = RESTAURANT[(await radio.getAttribute('name')) ?? ''] ?? 'true';
      await block.locator(`input[value="${wanted}"]`).check();
    } else if (await select.count()) {
      if ((await select.inputValue()) !== '') continue;
      const wanted = RESTAURANT[(await select.getAttribute('name')) ?? ''];
      await select.selectOption(wanted ?? { index: 1 });
    } else if ((await text.inputValue()) === '') {
      const name = (await text.getAttribute('name')) ?? '';
      if (name.includes('.') || name.includes('resident_id')) continue;
      const mode = await text.getAttribute('inputmode');
      await text.fill(RESTAURANT[name] ?? (mode === 'tel' ? '13999990000' : mode ? '12' : '合成内容'));
    }
  }
}

it('keeps every list, register and page of administration accessible and within the screen', async () => {
  const page = await as('zhou.supervisor.1');
  for (const path of [
    '/desk',
    '/desk/supervision',
    '/desk/cases',
    '/desk/registers',
    '/desk/registers/enterprise',
    '/desk/nowhere',
  ]) {
    await page.goto(path);
    await inspect(page);
  }
  await page.goto('/desk/registers/enterprise?q=silu');
  await page.locator('.table tbody a').first().click();
  await inspect(page);
  await page.goto(`${page.url()}?as_of=2020-01-01`);
  await inspect(page);
  const clock = await as('changji.window.1');
  await clock.goto(`/desk/cases/${bundle}/clocks/promised`);
  await inspect(clock);
  const administrator = await as('zhou.system.administrator.1');
  for (const path of [
    '/desk/items',
    '/desk/items/food_business_licence',
    '/desk/items/publish',
    '/desk/calendar',
    '/desk/parameters',
    '/desk/codes',
  ]) {
    await administrator.goto(path);
    await inspect(administrator);
  }
  await administrator.goto('/desk/parameters');
  await administrator.locator('.table tbody a').first().click();
  await inspect(administrator);
});

it('previews what a new version and a holiday notice touch before anything is published', async () => {
  const page = await as('zhou.system.administrator.1');
  const published = await platform.engine.versions.inForceOrRefuse(db, 'outdoor_sign', '2026-11-24');
  const preview = async (definition: object) => {
    await page.goto('/desk/items/publish');
    await page.locator('input[name=definition]').setInputFiles({
      name: 'item.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(definition)),
    });
    await page.locator('input[name=from]').fill('2026-12-01');
    await send(page, '检查并预览');
  };
  await preview({ ...published.definition, basis: [] });
  assert.match((await page.locator('main').textContent()) ?? '', /不通过/);
  assert.equal(await page.locator('button', { hasText: '确认发布' }).count(), 0);
  await inspect(page);
  await preview({ ...published.definition, summary: `${published.definition.summary}（修订）` });
  assert.match((await page.locator('main').textContent()) ?? '', /在办办件 [1-9]/);
  await inspect(page);
  await send(page, '确认发布');
  assert.match((await page.locator('output').textContent()) ?? '', /已发布/);
  const notices = await noticesInForce(db);
  const { holidays, workdays, inLieuDays } = notices.find(({ year }) => year === 2026) ?? assert.fail('no notice');
  const notice = {
    ...{ jurisdiction: 'CN', year: 2026, document: '补充通知', workdays, inLieuDays },
    // A day of rest within the limits that run.
    holidays: { ...holidays, '2026-11-27': 'Test Day,测试日,1' },
  };
  await page.goto('/desk/calendar');
  await page.locator('input[name=notice]').setInputFiles({
    name: 'notice.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(notice)),
  });
  await send(page, '检查并预览');
  assert.match((await page.locator('main').textContent()) ?? '', /将有 [1-9]\d* 个在办时限/);
  await inspect(page);
  await page.locator('input[name=supersede]').check();
  await send(page, '确认载入并重算');
  assert.match((await page.locator('output').textContent()) ?? '', /已载入，重算了 [1-9]/);
  await inspect(page);
  const clerk = await as('changji.window.1');
  assert.equal((await clerk.goto('/desk/items/publish'))?.status(), 403);
  await inspect(clerk);
});
