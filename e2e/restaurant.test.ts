import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Locator } from 'playwright-core';
import { png } from '../kernel/documents/sample-files.ts';
import { citizenPages } from '../web/citizen/pages.tsx';
import { deskPages } from '../web/desk/pages.tsx';
import { openBrowser, PLAIN_PHONE } from './browser.ts';
import { atTheDesk } from './desk-acts.ts';
import { openPrefecture } from './prefecture.ts';
import { answerAll, RESTAURANT, uploadAll } from './restaurant-answers.ts';

// The whole journey by pages alone, JavaScript off: an enterprise opens a restaurant on a phone, the window accepts, three
// departments act at once, one asks for a supplement, one convenes experts; licences are granted, verified, and rated.

const prefecture = await openPrefecture([citizenPages, deskPages], '2026-11-24T02:00:00.000Z');
const browser = await openBrowser();
const phone = { ...PLAIN_PHONE, baseURL: prefecture.address };
const office = { baseURL: prefecture.address, javaScriptEnabled: false, locale: 'zh-CN' };
const context = await browser.newContext(phone);
context.setDefaultTimeout(10_000);
const page = await context.newPage();
let bundle = '';
const parts: Record<string, string> = {};

const said = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? '';
const goOn = () => page.locator('main .actions button[type=submit]').click();
const officer = async (login: string) => atTheDesk(await browser.newContext(office), login);

async function signInForTheRestaurant(): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('button[value="demo.agent"]').click();
  await page.getByText('丝路香').first().click();
  await goOn();
}

it('files the bundle on a phone as the agent of an enterprise', async () => {
  await signInForTheRestaurant();
  await page.goto('/');
  await page.locator('#q').fill('kai can ting');
  await page.locator('main form button').click();
  await page.locator('.results a').first().click();
  await page.locator('main .actions a.button').click();
  await goOn();
  await goOn();
  await answerAll(page, RESTAURANT);
  await uploadAll(page);
  await page.locator('main .actions a.button').click();
  for (const box of await page.locator('.choice-input[type=checkbox]').all()) await box.check();
  await goOn();
  assert.match(await said(page.locator('h1')), /申请已提交/);
  bundle = new URL(page.url()).pathname.split('/')[2] ?? '';
});

it('is accepted once at the window, and reaches three departments at once', async () => {
  const window = await officer('changji.window.1');
  await window.act(bundle, 'accept', {});
  await page.goto(`/cases/${bundle}`);
  for (const link of await page.locator('#items ~ ul a').all())
    parts[await said(link)] = (await link.getAttribute('href'))?.split('/')[2] ?? '';
  assert.equal(Object.keys(parts).length, 3);
  assert.match(await said(page.locator('main')), /各部门正在同时办理/);
});

const part = (name: string): string => Object.entries(parts).find(([title]) => title.includes(name))?.[1] ?? '';

it('lets one department ask once for what is missing, and the applicant answer on the phone', async () => {
  const fire = await officer('changji.fire_rescue.officer.1');
  const id = part('消防');
  await fire.page.goto(`/desk/cases/${id}`);
  await fire.page.locator('a[href*="supplement-request"]').click();
  await fire.page.locator('input[name="material.M65230004"]').fill('平面布局图请标明疏散通道。');
  await fire.page.locator('main form button.button').first().click();
  assert.match(fire.page.url(), /done=request_supplement/);
  await page.goto(`/cases/${id}`);
  await page.getByRole('link', { name: '去补正' }).click();
  assert.match(await said(page.locator('main')), /疏散通道/);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '布局图.png', mimeType: 'image/png', buffer: png(12, 12) });
  await page.locator('main form button', { hasText: '上传' }).click();
  await goOn();
  assert.match(await said(page.locator('main')), /补正材料已提交/);
});

it('stops the clock by an expert review with its document, says so on the phone, and goes on after it', async () => {
  const sign = await officer('changji.urban_management.officer.1');
  const id = part('户外');
  await sign.act(id, 'suspend', {
    pause: 'expert_review',
    reason: '招牌涉及结构安全，组织专家评审。',
    expected_days: '5',
    document: '专家评审告知书',
  });
  await page.goto(`/cases/${id}`);
  assert.match(await said(page.locator('main')), /暂停计时/);
  // Three days later every session has ended.
  prefecture.moveTo('2026-11-27');
  const later = await officer('changji.urban_management.officer.1');
  await later.act(id, 'resume', { result: '专家评审通过。' });
  await signInForTheRestaurant();
  await page.goto(`/cases/${id}`);
  assert.match(await said(page.locator('.timeline')), /专家评审结束/);
});

it('is granted by all three, with a licence each that anybody can verify', async () => {
  await grant('食品', 'market_supervision', ['site_check', 'decide']);
  await grant('消防', 'fire_rescue', ['site_check', 'decide']);
  await grant('户外', 'urban_management', ['decide']);
  await page.goto(`/cases/${bundle}`);
  assert.match(await said(page.locator('main')), /已办结/);
  await page.goto('/licences');
  assert.ok((await page.locator('.results > li').count()) >= 3);
  await page.getByRole('link', { name: '食品经营许可证' }).first().click();
  const code = (await said(page.locator('.licence .foot'))).match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/)?.[0] ?? '';
  const stranger = await (await browser.newContext(phone)).newPage();
  await stranger.goto(`/v/${code}`);
  assert.match(await said(stranger.locator('main')), /食品经营许可证/);
  assert.equal(await stranger.locator('.result.valid').count(), 1);
});

/** Goes through the stages of an item: the officer completes each, the head decides. */
async function grant(name: string, department: string, stages: readonly string[]): Promise<void> {
  const id = part(name);
  const reviewer = await officer(`changji.${department}.officer.1`);
  for (const to of stages)
    await reviewer.act(id, 'complete', {
      to,
      ...(to === 'decide' && stages.length > 1 ? { second_officer: 'first' } : {}),
    });
  const head = await officer(`changji.${department}.head.1`);
  await head.act(id, 'decide', { to: 'granted' });
}

it('ends with the applicant’s rating', async () => {
  await page.goto(`/cases/${bundle}/rate`);
  await page.locator('input[name=level][value="2"]').check();
  await goOn();
  assert.match(await said(page.locator('main')), /您的评价：满意/);
});
