import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { pdf } from '../kernel/documents/sample-files.ts';
import { systemActor } from '../kernel/people/actor.ts';
import { findCase } from '../kernel/procedures/find-case.ts';
import { applyDueOutcomes } from '../kernel/procedures/take-action.ts';
import { mainText, openWorkbench, press, problemText, unfold } from './workbench.ts';

// The outcomes of receipt (行政许可法 §32) on the workbench, JavaScript off: each with its page, what it refuses, what it
// leads to, and the paper that it issues.

const bench = await openWorkbench('2026-11-24T02:00:00.000Z');
const { prefecture, inspect, submit, stateOf, noticesOf } = bench;
const clerk = () => bench.as('changji.window.1');

async function openCase(page: Page, id: string): Promise<void> {
  await page.goto(`/desk/cases/${id}`);
}

it('corrects on the spot what the applicant confirms, and issues the record of it', async () => {
  const id = await submit('outdoor_sign', 'correct');
  const page = await clerk();
  await openCase(page, id);
  await page.locator('a.action-way', { hasText: '当场更正' }).click();
  await inspect(page, 'correct');
  await page.locator('input[name=note]').fill('申请人当场确认。');
  await press(page, '保存更正');
  assert.match(await problemText(page), /没有改动任何内容/);
  assert.equal(await page.locator('input[name=note]').inputValue(), '申请人当场确认。');
  await page.locator('[name=sign_text]').fill('丝路香抓饭');
  await page.locator('input[name=note]').fill('');
  await page.locator('[name=sign_width]').fill('900');
  await press(page, '保存更正');
  assert.match(await problemText(page), /更正说明/);
  assert.equal(await page.locator('[name=sign_text]').inputValue(), '丝路香抓饭');
  assert.equal(await page.locator('#field-sign_width-error').count(), 1, 'too wide, said at its field');
  assert.equal(await page.locator('[name=sign_width]').inputValue(), '900');
  await inspect(page, 'correct-refused');
  await page.locator('[name=sign_width]').fill('9');
  await page.locator('input[name=note]').fill('招牌文字笔误，申请人当场确认。');
  await press(page, '保存更正');
  await page.waitForURL(/done=correct_on_spot/);
  const state = await stateOf(id);
  assert.equal(state.form.sign_text, '丝路香抓饭');
  assert.equal(state.phase, 'received');
  assert.match(await mainText(page), /招牌文字笔误/);
  assert.deepEqual((await noticesOf(id)).slice(-1), ['当场更正记录']);
});

it('declines what another agency must decide only with that agency named, after a confirmation', async () => {
  const id = await submit('outdoor_sign', 'not-competent');
  const page = await clerk();
  await openCase(page, id);
  await unfold(page, '5. 不予受理');
  await page.locator('textarea:visible[name=reason]').fill('该路段广告由交通部门审批。');
  await press(page, '核对并确认');
  assert.match(await problemText(page), /有权办理的机关/);
  assert.equal(await page.locator('textarea:visible[name=reason]').inputValue(), '该路段广告由交通部门审批。');
  const link = await page.locator('.error-summary a').first().getAttribute('href');
  assert.equal(await page.locator(`input:visible${link}`).getAttribute('name'), 'competent_body');
  await inspect(page, 'decline-refused');
  await page.locator('input:visible[name=competent_body]').fill('昌吉市交通运输局');
  await press(page, '核对并确认');
  assert.equal((await stateOf(id)).phase, 'received', 'nothing happens before the confirmation');
  assert.match(await mainText(page), /昌吉市交通运输局/);
  await inspect(page, 'decline-confirm');
  await press(page, '返回修改');
  assert.equal(await page.locator('input:visible[name=competent_body]').inputValue(), '昌吉市交通运输局');
  await press(page, '核对并确认');
  await press(page, '确认，不再修改');
  await page.waitForURL(/done=decline/);
  const state = await stateOf(id);
  assert.deepEqual([state.phase, state.outcome], ['declined', 'not_competent']);
  assert.deepEqual((await noticesOf(id)).slice(-1), ['不予受理通知书']);
  assert.equal(await page.locator('#actions details').count(), 0, 'nothing is left to do');
  await inspect(page, 'declined');
});

it('tells an applicant that no licence is needed, with the reason', async () => {
  const id = await submit('outdoor_sign', 'not-required');
  const page = await clerk();
  await openCase(page, id);
  await unfold(page, '4. 不受理');
  await press(page, '核对并确认');
  assert.match(await problemText(page), /理由/);
  await page.locator('textarea:visible[name=reason]').fill('室内标识不需要审批。');
  await press(page, '核对并确认');
  await press(page, '确认，不再修改');
  await page.waitForURL(/done=decline/);
  assert.equal((await stateOf(id)).outcome, 'not_required');
  assert.match((await noticesOf(id)).at(-1) ?? '', /不需要取得行政许可/);
});

it('takes in at the window what was asked for, as scans and on paper', async () => {
  const id = await submit('outdoor_sign', 'supplement');
  const page = await clerk();
  await openCase(page, id);
  await page.locator('a.action-way', { hasText: '一次告知补正' }).click();
  const asked = page.locator('input[name^="material."]').first();
  const code = ((await asked.getAttribute('name')) ?? '').slice('material.'.length);
  await asked.fill('效果图请加盖公章。');
  await page.locator('input[name="answer.sign_text"]').fill('招牌文字与效果图不一致。');
  await press(page, '出具补正告知书');
  await page.waitForURL(/done=request_supplement/);
  assert.match((await noticesOf(id)).at(-1) ?? '', /补正/);
  assert.equal((await stateOf(id)).phase, 'supplement');
  await page.locator('a.action-way[href$="/supplement"]').click();
  await inspect(page, 'window-supplement');
  await press(page, '提交');
  assert.notEqual(await problemText(page), '', 'an empty supplement is refused');
  await inspect(page, 'window-supplement-refused');
  await page.locator('[name=sign_text]').fill('丝路香');
  await page.locator(`input[name="materials.${code}"]`).setInputFiles({
    name: '效果图.exe',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('MZ no picture'),
  });
  await press(page, '提交');
  assert.notEqual(await problemText(page), '', 'a program is no material');
  assert.equal(await page.locator('[name=sign_text]').inputValue(), '丝路香');
  await page.locator(`input[name="materials.${code}"]`).setInputFiles({
    name: '效果图.pdf',
    mimeType: 'application/pdf',
    buffer: await pdf('sketch'),
  });
  await page.locator(`input[name="materials.${code}.paper"]`).check();
  await press(page, '提交');
  await page.waitForURL(/done=supplement/);
  const state = await stateOf(id);
  assert.equal(state.phase, 'received');
  assert.equal(state.form.sign_text, '丝路香');
  const given = state.materials.find((each) => each.code === code);
  assert.ok(given?.paper && given.attachments.length > 0);
  await inspect(page, 'window-supplemented');
});

it('corrects a deemed acceptance only with the document that says so', async () => {
  const id = await submit('outdoor_sign', 'deemed');
  prefecture.moveTo('2026-12-04');
  await applyDueOutcomes(prefecture.platform.engine, id);
  assert.ok((await stateOf(id)).deemed_accepted);
  const page = await clerk();
  await openCase(page, id);
  assert.match(await mainText(page), /视为受理/);
  await inspect(page, 'deemed');
  await unfold(page, '更正视为受理');
  await page.locator('textarea:visible[name=reason]').fill('系统故障期间未能告知，经批准更正。');
  await press(page, '提交');
  assert.match(await problemText(page), /更正文书/);
  assert.equal(await page.locator('textarea:visible[name=reason]').inputValue(), '系统故障期间未能告知，经批准更正。');
  await inspect(page, 'deemed-refused');
  await page.locator('input:visible[name=document]').setInputFiles({
    name: '更正决定书.pdf',
    mimeType: 'application/pdf',
    buffer: await pdf('correction'),
  });
  await press(page, '提交');
  await page.waitForURL(/done=correct_deemed/);
  const { state, log } = await findCase(prefecture.platform.engine, systemActor, id);
  assert.equal(state.deemed_accepted, false);
  assert.equal(log.at(-1)?.kind, 'correct_deemed');
  assert.match(await mainText(page), /更正决定书\.pdf/);
  await inspect(page, 'deemed-corrected');
});
