import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { licencesOfCase } from '../kernel/documents/licence.ts';
import { takeAction } from '../kernel/procedures/take-action.ts';
import { citizenPages } from '../web/citizen/pages.tsx';
import { mainText, openWorkbench, press, problemText } from './workbench.ts';

// Papers of a case on the workbench, JavaScript off: notices, licences and attachments, for those who work on the case; and
// what becomes of a licence afterwards.

const bench = await openWorkbench('2026-11-24T02:00:00.000Z', [citizenPages]);
const { prefecture, as, inspect, submit, contextOf } = bench;
const OFFICER = 'changji.urban_management.officer.1';

const granted = await (async () => {
  const id = await submit('outdoor_sign', 'granted');
  const act = async (login: string, kind: string, content: object) =>
    takeAction(prefecture.platform.engine, await prefecture.actor(login), { case_id: id, kind, content, key: kind });
  await act('changji.window.1', 'accept', {});
  await act(OFFICER, 'complete', { stage: 'review', to: 'decide' });
  await act('changji.urban_management.head.1', 'decide', { stage: 'decide', to: 'granted' });
  return id;
})();
const [licence] = await licencesOfCase(prefecture.db, granted);
assert.ok(licence);

/** Text of a PDF, blanks taken out; null where the machine has no reader for it. */
async function textOfPdf(bytes: Buffer): Promise<string | null> {
  if (!existsSync('/usr/bin/pdftotext')) return null;
  const file = join(await mkdtemp(join(tmpdir(), 'jisuban-pdf-')), 'paper.pdf');
  await writeFile(file, bytes);
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
}

async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}-${width}.png`), fullPage: true });
  }
}

it('shows every notice for print and as PDF in Chinese, to those who work on the case alone', async () => {
  const page = await as(OFFICER);
  await page.goto(`/desk/cases/${granted}`);
  const ways = await page
    .locator('a[href^="/desk/notices/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(ways.length >= 4, 'acceptance and decision, each in both forms');
  for (const way of ways.filter((each) => !each?.endsWith('.pdf'))) {
    await page.goto(way ?? '');
    assert.match((await page.locator('body').textContent()) ?? '', /丝路香/);
    await picture(page, `notice-${ways.indexOf(way)}`);
    const answer = await page.request.get(`${way}.pdf`);
    assert.equal(answer.headers()['content-type'], 'application/pdf');
    const text = await textOfPdf(await answer.body());
    if (text !== null) assert.match(text, /丝路香餐饮有限公司/);
    await as('changji.fire_rescue.officer.1');
    const other = contextOf('changji.fire_rescue.officer.1').request;
    for (const path of [way ?? '', `${way}.pdf`]) assert.equal((await other.get(path)).status(), 404, path);
  }
});

it('shows the licence for print and as PDF, and to no other office', async () => {
  const page = await as(OFFICER);
  await page.goto(`/desk/licences/${licence.id}`);
  assert.match((await page.locator('body').textContent()) ?? '', new RegExp(licence.identifier));
  await picture(page, 'licence');
  const answer = await page.request.get(`/desk/licences/${licence.id}.pdf`);
  const text = await textOfPdf(await answer.body());
  if (text !== null) assert.match(text, /户外广告/);
  await as('changji.fire_rescue.officer.1');
  const other = contextOf('changji.fire_rescue.officer.1').request;
  for (const path of ['', '.pdf', '/state'])
    assert.equal((await other.get(`/desk/licences/${licence.id}${path}`)).status(), 404);
});

it('shows an attachment in place or saves it, for an officer of the case, and refuses one who is not', async () => {
  const page = await as(OFFICER);
  await page.goto(`/desk/cases/${granted}`);
  const inline = (await page.locator('a[href*="show=inline"]').first().getAttribute('href')) ?? '';
  const shown = await page.request.get(inline);
  assert.match(shown.headers()['content-disposition'] ?? '', /^inline/);
  assert.match(shown.headers()['content-security-policy'] ?? '', /sandbox/);
  const saved = await page.request.get(inline.replace('?show=inline', ''));
  assert.match(saved.headers()['content-disposition'] ?? '', /^attachment/);
  assert.deepEqual(await saved.body(), await shown.body());
  await as('changji.fire_rescue.officer.1');
  const refused = await contextOf('changji.fire_rescue.officer.1').request.get(inline);
  assert.equal(refused.status(), 404);
  assert.match(await refused.text(), /没有找到/);
});

it('changes the state of a licence by an official of the issuer, with reason, basis and document, for all to see', async () => {
  const page = await as(OFFICER);
  await page.goto('/desk/licences?q=1.2.3');
  assert.match(await mainText(page), /没有查到这份证照/);
  await inspect(page, 'licence-search');
  await page.locator('input[name=q]').fill(licence.identifier);
  await press(page, '查询');
  assert.match(page.url(), /\/state$/);
  await inspect(page, 'licence-state');
  await page.locator('input[name=to][value="02"]').check();
  await page.locator('textarea[name=reason]').fill('招牌松动，存在安全隐患，责令整改期间暂扣。');
  await press(page, '变更状态');
  assert.match(await problemText(page), /法律依据.*决定文书号.*勾选/);
  assert.ok(await page.locator('input[name=to][value="02"]').isChecked());
  assert.match(await page.locator('textarea[name=reason]').inputValue(), /招牌松动/);
  await inspect(page, 'licence-state-refused');
  await page.locator('input[name=basis]').fill('城市市容和环境卫生管理条例 第三十六条');
  await page.locator('input[name=document]').fill('昌市城管扣〔2026〕1号');
  await page.locator('input[name=sure]').check();
  await press(page, '变更状态');
  await page.waitForURL(/done=1/);
  assert.match(await mainText(page), /已变更为“暂扣”/);
  assert.match(await mainText(page), /昌市城管扣〔2026〕1号/);
  await inspect(page, 'licence-suspended');
  await page.goto(`/v/${licence.verify_code}`);
  assert.match(await mainText(page), /暂扣/);
  assert.equal(await page.locator('.result.valid').count(), 0);
});

it('tells the officer whose page is older than the state, keeping what was typed', async () => {
  const [page, elsewhere] = [await as(OFFICER), await as(OFFICER)];
  const fill = async (each: Page, to: string, document: string) => {
    await each.locator(`input[name=to][value="${to}"]`).check();
    await each.locator('textarea[name=reason]').fill('持证人申请。');
    await each.locator('input[name=basis]').fill('行政许可法 第七十条');
    await each.locator('input[name=document]').fill(document);
    await each.locator('input[name=sure]').check();
  };
  for (const each of [page, elsewhere]) await each.goto(`/desk/licences/${licence.id}/state`);
  await fill(elsewhere, '01', '昌市城管解〔2026〕1号');
  await press(elsewhere, '变更状态');
  await elsewhere.waitForURL(/done=1/);
  await fill(page, '04', '昌市城管注〔2026〕1号');
  await press(page, '变更状态');
  assert.match(await problemText(page), /刚刚已被变更/);
  assert.equal(await page.locator('input[name=document]').inputValue(), '昌市城管注〔2026〕1号');
  await page.locator('input[name=sure]').check();
  await press(page, '变更状态');
  await page.waitForURL(/done=1/);
  assert.match(await mainText(page), /不能再变更/);
  await page.goto(`/v/${licence.verify_code}`);
  assert.match(await mainText(page), /注销/);
});

it('offers the change of state to nobody but the issuer, and refuses a forged one', async () => {
  const page = await as('changji.window.1');
  await page.goto(`/desk/licences/${licence.id}/state`);
  assert.equal(await page.locator('input[name=to]').count(), 0);
  const forged = await contextOf('changji.window.1').request.post(`/desk/licences/${licence.id}/state`, {
    form: { from: '04', to: '01', reason: '无', basis: '无', document: '无', sure: '1' },
    headers: { origin: prefecture.address },
  });
  assert.equal(forged.status(), 403);
});
