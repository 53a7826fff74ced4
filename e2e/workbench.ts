import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { BrowserContext, Page } from 'playwright-core';
import { dateOf } from '../kernel/dates.ts';
import { storeAttachment } from '../kernel/documents/attachment.ts';
import { noticesOfCase } from '../kernel/documents/notice.ts';
import { pdf } from '../kernel/documents/sample-files.ts';
import type { Field, Fields } from '../kernel/fields/field.ts';
import { textsIn } from '../kernel/fields/keyword.ts';
import { type Actor, systemActor } from '../kernel/people/actor.ts';
import { enterprise, person } from '../kernel/people/registers.ts';
import { principalsOf } from '../kernel/people/representation.ts';
import { demoSignIn } from '../kernel/people/sign-in.ts';
import type { CaseState } from '../kernel/procedures/case-state.ts';
import { findCase } from '../kernel/procedures/find-case.ts';
import type { Submission } from '../kernel/procedures/submission.ts';
import { Refusal } from '../kernel/refusal.ts';
import { findEntry } from '../kernel/registers/find.ts';
import type { Routes } from '../server/app.ts';
import { SESSION_COOKIE } from '../server/session.ts';
import { formOf } from '../web/desk/cases/case-data.ts';
import { deskPages } from '../web/desk/pages.tsx';
import { axeFindings, openBrowser } from './browser.ts';
import { openPrefecture, type Prefecture } from './prefecture.ts';
import { RESTAURANT } from './restaurant-answers.ts';

/** The workbench of a prefecture, at which officials of the demo sit in browsers without JavaScript. */
export interface Workbench {
  readonly prefecture: Prefecture;
  /** The enterprise's agent, who acts through the kernel. */
  readonly agent: Actor;
  /** A page of 1440 px in the session of one of the demo's officials; the session is a new one where the time has moved. */
  as(login: string): Promise<Page>;
  /** The browser of an official who has had a page. */
  contextOf(login: string): BrowserContext;
  /**
   * No finding of axe, one h1, and no sideways scroll at 1440 px and at 360 px, in whatever state the page is. With the
   * folder `SCREENSHOTS` in the environment, pictures of both are left there under `name`.
   */
  inspect(page: Page, name?: string): Promise<void>;
  /** A complete application of the agent, through the kernel, confirming what it only warns of. Answers the case. */
  submit(item: string, key: string, region?: string): Promise<string>;
  /** Uploads one PDF as the applicant; answers the attachment's id. */
  upload(purpose: string): Promise<string>;
  stateOf(id: string): Promise<CaseState>;
  /** Titles of the notices that a case has had, in their order. */
  noticesOf(id: string): Promise<readonly string[]>;
}

/** Opens a prefecture with its workbench for one test file. */
export async function openWorkbench(start: string, more: readonly Routes[] = []): Promise<Workbench> {
  const prefecture = await openPrefecture([...more, deskPages], start);
  const { platform, db, now } = prefecture;
  const browser = await openBrowser();
  const contexts = new Map<string, { readonly context: BrowserContext; readonly day: string }>();
  const looking = await browser.newContext({ locale: 'zh-CN', baseURL: prefecture.address });
  const eye = await looking.newPage();
  const agent = await agentOf(prefecture);

  async function upload(purpose: string): Promise<string> {
    const stream = Readable.from(await pdf(purpose));
    const given = { stream, file_name: `${purpose}.pdf`, purpose };
    return (await storeAttachment(platform.files, db, agent, now, given)).id;
  }

  return {
    prefecture,
    agent,
    upload,
    async as(login) {
      const day = dateOf(now());
      const known = contexts.get(login);
      if (known?.day === day) return known.context.newPage();
      const { token } = await demoSignIn(db, { enabled: true }, login, {}, now);
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        javaScriptEnabled: false,
        locale: 'zh-CN',
        baseURL: prefecture.address,
      });
      context.setDefaultTimeout(10_000);
      await context.addCookies([{ name: SESSION_COOKIE, value: token, url: prefecture.address }]);
      contexts.set(login, { context, day });
      return context.newPage();
    },
    contextOf(login) {
      return contexts.get(login)?.context ?? assert.fail(`${login} has had no page`);
    },
    async inspect(page, name) {
      const where = `${await page.title()} (${page.url()})`;
      // Any page of the place: the style sheet's address is resolved against it.
      if (!eye.url().startsWith(prefecture.address)) await eye.goto('/health');
      await eye.setContent(await page.content());
      assert.deepEqual(await axeFindings(eye), [], `axe on ${where}`);
      assert.equal(await eye.locator('h1').count(), 1, `one h1 on ${where}`);
      for (const width of [360, 1440]) {
        await eye.setViewportSize({ width, height: 900 });
        const scroll = await eye.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(scroll <= width, `${where} scrolls sideways at ${width} px: ${scroll}`);
        const folder = process.env.SCREENSHOTS;
        if (!folder || !name) continue;
        await mkdir(folder, { recursive: true });
        await eye.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
      }
    },
    async submit(item, key, region = '652301') {
      const today = dateOf(now());
      const published = await platform.engine.versions.inForceOrRefuse(db, item, today);
      const all = await formOf(platform.engine, published, {}, today);
      const first = await answersTo(prefecture, agent, all.fields);
      // What some answers make superfluous is not asked and may not be sent.
      const { fields, materials } = await formOf(platform.engine, published, first, today);
      const submission: Submission = {
        item,
        region,
        form: await answersTo(prefecture, agent, fields),
        materials: await Promise.all(materials.map(async ({ code }) => ({ code, attachments: [await upload(code)] }))),
        channel: '2',
        key,
      };
      try {
        return (await platform.submit(agent, submission)).id;
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'needs_confirmation') {
          if (error instanceof Refusal) console.error(error.problems);
          throw error;
        }
        const confirmed = error.problems.map(({ field }) => field);
        return (await platform.submit(agent, { ...submission, confirmed })).id;
      }
    },
    stateOf: async (id) => (await findCase(platform.engine, systemActor, id)).state,
    noticesOf: async (id) => (await noticesOfCase(db, id)).map(({ content }) => content.title),
  };
}

async function agentOf(prefecture: Prefecture): Promise<Actor> {
  const actor = await prefecture.actor('demo.agent');
  const principals = await principalsOf(prefecture.db, actor.person ?? '', dateOf(prefecture.now()));
  const principal = principals.find(({ kind }) => kind === 'enterprise');
  if (!principal) throw new Error('the demo’s agent acts for no enterprise');
  return { ...actor, principal };
}

/** An answer that fits a question: what the restaurant says, what the registers know, or something of its kind. */
async function answersTo({ db, now }: Prefecture, agent: Actor, fields: Fields): Promise<Record<string, unknown>> {
  const known = {
    enterprise: await findEntry(db, systemActor, now, enterprise, agent.principal?.id ?? ''),
    person: await findEntry(db, systemActor, now, person, agent.person ?? ''),
  };
  const answer = (name: string, field: Field): unknown => {
    const wanted = RESTAURANT[name];
    if (wanted !== undefined) {
      if (field['x-field'] === 'integer') return Number(wanted);
      return field['x-field'] === 'boolean' ? wanted === 'true' : wanted;
    }
    const [kind, part = ''] = (field['x-prefill'] ?? '').split('.');
    const entry = kind === 'enterprise' || kind === 'person' ? known[kind] : null;
    const value: unknown = entry ? Reflect.get(entry.values, part) : undefined;
    if (value !== undefined && value !== null) return value;
    const made: Readonly<Record<string, unknown>> = {
      boolean: true,
      choice: textsIn(field, 'enum')[0],
      date: '2026-09-01',
      decimal: '12',
      integer: 12,
      money: '1000',
      phone: '13999990000',
      region: '652301',
      email: 'a@example.cn',
      resident_id: known.person?.values.resident_id,
    };
    return made[field['x-field']] ?? '合成内容';
  };
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, answer(name, field)]));
}

/** Unfolds what stands under a summary. */
export const unfold = (page: Page, title: string): Promise<void> =>
  page.locator('summary', { hasText: title }).first().click();

/** Presses the first visible button with this text. */
export const press = (page: Page, text: string): Promise<void> =>
  page.locator('button:visible', { hasText: text }).first().click();

/** What the page says in its main part. */
export const mainText = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';

/** What the summary of problems says; empty where there is none. */
export const problemText = async (page: Page): Promise<string> =>
  (await page.locator('.error-summary').count()) > 0
    ? ((await page.locator('.error-summary').first().textContent()) ?? '')
    : '';
