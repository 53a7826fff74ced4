import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { findParameters } from '../kernel/parameters/resolve-parameters.ts';
import { mainText, openWorkbench, press, problemText } from './workbench.ts';

// Administration on the workbench, JavaScript off: numbers of policy with two pairs of eyes, items and bundles.

const bench = await openWorkbench('2026-11-24T02:00:00.000Z');
const { prefecture, as, inspect, contextOf } = bench;
const { db } = prefecture;
const FIRST = 'zhou.parameters.administrator.1';
const SECOND = 'zhou.parameters.administrator.2';
const HEIGHT = 'outdoor_sign.shop_sign.max_height';

const inForce = async (region = '652301') =>
  (await findParameters(db, [HEIGHT], { date: '2026-11-24', region }))[HEIGHT];

async function propose(value: string): Promise<void> {
  const page = await as(FIRST);
  await page.goto(`/desk/parameters/${HEIGHT}`);
  await page.locator('input[name=value]').fill(value);
  await page.locator('input[name=document]').fill('昌吉州户外招牌设置规范（试行）');
  await page.locator('select[name=state]').selectOption('policy');
  await press(page, '提交复核');
  await page.waitForURL(/done=proposed/);
}

it('shows a parameter that waits to be entered as such, and who may not enter it no form', async () => {
  assert.equal((await inForce())?.state, 'pending');
  const page = await as('changji.window.1');
  await page.goto('/desk/parameters?state=pending');
  const row = page.locator('tr', { has: page.locator(`a[href="/desk/parameters/${HEIGHT}"]`) });
  assert.match((await row.textContent()) ?? '', /待录入.*昌吉回族自治州/);
  await inspect(page, 'parameters-pending');
  await row.locator('a').click();
  assert.equal(await page.locator('input[name=value]').count(), 0);
});

it('refuses a value that is none, at its field, with nothing lost', async () => {
  const page = await as(FIRST);
  await page.goto(`/desk/parameters/${HEIGHT}`);
  await inspect(page, 'parameter-propose');
  await page.locator('input[name=value]').fill('三米');
  await page.locator('input[name=document]').fill('');
  await page.locator('textarea[name=note]').fill('规范第五条。');
  await press(page, '提交复核');
  assert.match(await problemText(page), /依据文件/);
  assert.equal(await page.locator('#field-value-error').count(), 1);
  assert.equal(await page.locator('input[name=value]').inputValue(), '三米');
  assert.equal(await page.locator('textarea[name=note]').inputValue(), '规范第五条。');
  await inspect(page, 'parameter-refused');
});

it('puts a value in force only when a second person has confirmed it', async () => {
  await propose('3');
  assert.equal((await inForce())?.state, 'pending', 'it counts for nothing yet');
  const first = await as(FIRST);
  await first.goto('/desk/parameters');
  assert.match(await mainText(first), /待第二人确认.*您本人录入/s);
  assert.equal(await first.locator('form[action$="/confirm"]').count(), 0);
  await inspect(first, 'parameters-own');
  const second = await as(SECOND);
  await second.goto('/desk/parameters');
  const confirm = (await second.locator('form[action$="/confirm"]').first().getAttribute('action')) ?? '';
  const forged = await contextOf(FIRST).request.post(confirm, { headers: { origin: prefecture.address } });
  assert.equal(forged.status(), 403, 'not by whoever entered it');
  await inspect(second, 'parameters-waiting');
  await press(second, '确认生效');
  assert.match(await mainText(second), /已确认生效/);
  assert.deepEqual([(await inForce())?.value, (await inForce())?.state], ['3', 'policy']);
  await second.goto(`/desk/parameters/${HEIGHT}`);
  assert.match(await mainText(second), /确认/);
  await inspect(second, 'parameter-history');
  const again = await contextOf(SECOND).request.post(confirm, { headers: { origin: prefecture.address } });
  assert.ok(again.status() >= 400, 'what is confirmed is not confirmed again');
});

it('turns a proposal down with a reason, and asks for it where it is missing', async () => {
  await propose('4');
  const page = await as(SECOND);
  await page.goto('/desk/parameters');
  await press(page, '退回');
  assert.match(await problemText(page), /退回理由/);
  const link = await page.locator('.error-summary a').getAttribute('href');
  assert.equal(await page.locator(`input${link}`).count(), 1);
  await inspect(page, 'parameter-reject');
  await page.locator(`input${link}`).fill('与规范正文不一致。');
  await press(page, '退回');
  await page.waitForURL(/done=rejected/);
  assert.equal((await inForce())?.value, '3');
  await page.goto('/desk/parameters');
  assert.doesNotMatch(await mainText(page), /待第二人确认/);
});

const ADMINISTRATOR = 'zhou.system.administrator.1';

type Definition = Readonly<Record<string, unknown>>;

/** The definition in force, as an administrator downloads it. */
async function definitionOf(item: string): Promise<Definition> {
  const page = await as(ADMINISTRATOR);
  const answer = await page.request.get(`/desk/items/${item}/definition`);
  assert.match(answer.headers()['content-disposition'] ?? '', /attachment/);
  return await answer.json();
}

/** Uploads a definition for the preview. */
async function preview(definition: Definition, from = '2026-12-01'): Promise<Page> {
  const page = await as(ADMINISTRATOR);
  await page.goto('/desk/items/publish');
  const buffer = Buffer.from(JSON.stringify(definition));
  await page
    .locator('input[name=definition]')
    .setInputFiles({ name: 'item.json', mimeType: 'application/json', buffer });
  await page.locator('input[name=from]').fill(from);
  await press(page, '检查并预览');
  return page;
}

it('refuses a definition that lacks elements, naming each, and one of which parts cannot be read', async () => {
  const {
    basis: _basis,
    materials: _materials,
    supervision_phone: _phone,
    ...rest
  } = await definitionOf('outdoor_sign');
  const page = await preview({ ...rest, aliases: '招牌' });
  const said = await problemText(page);
  for (const element of ['设定依据', '申请材料', '监督电话']) assert.match(said, new RegExp(`缺少要素“${element}”`));
  assert.match(said, /“通俗叫法”（aliases）应为文字的列表/);
  assert.equal(await page.locator('input[name=from]').inputValue(), '2026-12-01');
  await inspect(page, 'publish-lacking');
  const broken = await preview({ ...(await definitionOf('outdoor_sign')), stages: { accept: null } });
  assert.match(await problemText(broken), /格式不对/);
  const early = await preview({ ...(await definitionOf('outdoor_sign')), summary: '提前生效。' }, '2019-01-01');
  await press(early, '确认发布');
  assert.notEqual(await problemText(early), '', 'not before the version in force');
  assert.equal(await early.locator('#field-from-error').count(), 1);
});

it('checks a bundle with its items in the preview, and publishes it', async () => {
  const bundle = await definitionOf('open_restaurant');
  const items = [{ item: 'outdoor_sign' }, { item: 'no_such_item' }];
  const page = await preview({ ...bundle, items });
  assert.match(await mainText(page), /不通过.*no_such_item/s);
  assert.equal(await page.locator('button', { hasText: '确认发布' }).count(), 0);
  await inspect(page, 'bundle-blocked');
  const next = await preview({ ...bundle, summary: '开饭店一次办好（修订）。' });
  assert.match(await mainText(next), /全部通过/);
  await inspect(next, 'bundle-preview');
  await press(next, '确认发布');
  await next.waitForURL(/done=published/);
  assert.match(await mainText(next), /第 2 版/);
  await inspect(next, 'bundle-published');
});

it('shows what the end of an item touches before it ends, the bundles that it would break among them', async () => {
  const page = await as(ADMINISTRATOR);
  await page.goto('/desk/items/outdoor_sign');
  await press(page, '预览停用影响');
  assert.match(await problemText(page), /填写日期/);
  await page.locator('input[name=from]').fill('2000-01-01');
  await press(page, '预览停用影响');
  assert.match(await problemText(page), /晚于/);
  await inspect(page, 'retire-refused');
  await page.locator('input[name=from]').fill('2026-12-15');
  await press(page, '预览停用影响');
  assert.match(await mainText(page), /包含本事项.*开办餐饮店/s);
  await inspect(page, 'retire-preview');
  await page.goto('/desk/items/marriage_appointment');
  await page.locator('input[name=from]').fill('2026-11-25');
  await press(page, '预览停用影响');
  assert.match(await mainText(page), /没有“一件事”包含本事项/);
  await press(page, '停用');
  await page.waitForURL(/done=retired/);
  assert.match(await mainText(page), /2026-11-25/);
  const versions = prefecture.platform.engine.versions;
  assert.ok(await versions.inForce(db, 'marriage_appointment', '2026-11-24'));
  assert.equal(await versions.inForce(db, 'marriage_appointment', '2026-11-25'), null);
  await as('changji.window.1');
  const clerk = contextOf('changji.window.1').request;
  const forged = await clerk.post('/desk/items/outdoor_sign/retire', {
    form: { from: '2026-12-15', sure: '1' },
    headers: { origin: prefecture.address },
  });
  assert.equal(forged.status(), 403);
});
