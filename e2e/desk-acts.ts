import type { BrowserContext, Page } from 'playwright-core';
import { pdf } from '../kernel/documents/sample-files.ts';

/** An officer at the desk, in a browser of their own. */
export interface AtTheDesk {
  readonly page: Page;
  /** Opens a case and fills the form of one kind of act; the form is sent, and a confirmation confirmed. */
  act(caseId: string, kind: string, values: Readonly<Record<string, string>>): Promise<void>;
}

/** Signs an officer of the demo in. */
export async function atTheDesk(context: BrowserContext, login: string): Promise<AtTheDesk> {
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator(`button[value="${login}"]`).click();
  return {
    page,
    async act(caseId, kind, values) {
      await page.goto(`/desk/cases/${caseId}`);
      const form = page.locator('form', { has: page.locator(`input[name=kind][value="${kind}"]`) }).first();
      if (!(await form.isVisible()))
        await form.locator('xpath=ancestor::details[1]').locator('summary').first().click();
      for (const [name, value] of Object.entries(values)) await fill(page, form, name, value);
      await form.locator('button[type=submit]').last().click();
      const sure = page.locator('form', { has: page.locator('input[name=_sure]') });
      if ((await sure.count()) > 0) await sure.locator('button[type=submit]').first().click();
      if (!page.url().includes(`done=${kind}`))
        throw new Error(`${kind} was not taken: ${(await page.locator('main').textContent())?.slice(0, 600)}`);
    },
  };
}

/** One input of a form, whatever it is; a file is made for it. The first choice of a select where the value is `first`. */
async function fill(page: Page, form: ReturnType<Page['locator']>, name: string, value: string): Promise<void> {
  const input = form.locator(`[name="${name}"]`).first();
  const type = await input.getAttribute('type');
  if (type === 'radio') await form.locator(`input[name="${name}"][value="${value}"]`).check();
  else if (type === 'file')
    await input.setInputFiles({ name: `${value}.pdf`, mimeType: 'application/pdf', buffer: await pdf('notice') });
  else if ((await form.locator(`select[name="${name}"]`).count()) > 0)
    await page
      .locator(`select[name="${name}"]`)
      .first()
      .selectOption(value === 'first' ? { index: 1 } : value);
  else await input.fill(value);
}
