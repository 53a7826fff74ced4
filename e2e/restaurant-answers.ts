import type { Page } from 'playwright-core';
import { pdf } from '../kernel/documents/sample-files.ts';

/** What the demo's restaurant answers, by the name of the question. Questions not named here keep what the registers know. */
export const RESTAURANT: Readonly<Record<string, string>> = {
  has_registration: 'true',
  wants_sign: 'true',
  premises_area: '80',
  premises_right: 'rented',
  food_category: 'catering',
  sells_cold_dishes: 'false',
  pollution_distance: '120',
  safety_manager: 'true',
};

/** Answers the question on the page: what is given, else what is there already, else something that fits its kind. */
export async function answerQuestion(page: Page, answers: Readonly<Record<string, string>>): Promise<string> {
  const name = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const wanted = answers[name];
  const radios = page.locator(`main input[type=radio][name="${name}"]`);
  const select = page.locator(`main select[name="${name}"]`);
  const text = page.locator(`main :is(input[type=text], textarea)[name="${name}"]`);
  const year = page.locator(`main input[name="${name}.year"]`);
  if ((await radios.count()) > 0) {
    const chosen = wanted === undefined ? radios.first() : page.locator(`input[name="${name}"][value="${wanted}"]`);
    await chosen.check();
  } else if ((await select.count()) > 0) {
    if (wanted !== undefined) await select.selectOption(wanted);
    else if ((await select.inputValue()) === '') await select.selectOption({ index: 1 });
  } else if ((await text.count()) > 0) {
    if (wanted !== undefined) await text.fill(wanted);
    else if ((await text.inputValue()) === '') await text.fill(fitting(await text.getAttribute('inputmode')));
  } else if ((await year.count()) > 0) {
    await year.fill(wanted ?? '2026-09-01');
  }
  await page.locator('main .actions button[type=submit]').click();
  return name;
}

/** Something that the keyboard which the input asks for can type. */
function fitting(inputmode: string | null): string {
  if (inputmode === 'numeric' || inputmode === 'decimal') return '12';
  return inputmode === 'tel' ? '13999990000' : '合成内容';
}

/** Answers question after question until the materials are asked for. Answers the names in their order. */
export async function answerAll(page: Page, answers: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const asked: string[] = [];
  while (new URL(page.url()).pathname.includes('/q/')) {
    const before = page.url();
    asked.push(await answerQuestion(page, answers));
    if (page.url() === before) throw new Error(`stuck at ${before}: ${await page.locator('main').textContent()}`);
    if (asked.length > 80) throw new Error(`no end of questions: ${asked.join(', ')}`);
  }
  return asked;
}

/** Uploads one PDF for every material that still wants one, as an applicant does who goes down the list. */
export async function uploadAll(page: Page): Promise<number> {
  let uploaded = 0;
  for (;;) {
    const waiting = page.locator('.task:has(.state-warn) a').first();
    if ((await waiting.count()) === 0) return uploaded;
    await waiting.click();
    await page.locator('input[name=file]').setInputFiles({
      name: `材料${uploaded + 1}.pdf`,
      mimeType: 'application/pdf',
      buffer: await pdf(`sample ${uploaded + 1}`),
    });
    await page.locator('main form button', { hasText: '上传' }).click();
    await page.locator('main a.button').click();
    uploaded += 1;
  }
}
