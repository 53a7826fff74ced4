import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where Debian and others put it; `CHROMIUM_PATH` names any other place. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's path. @throws Error that says what to install where there is none */
export function browserPath(): string {
  const named = process.env.CHROMIUM_PATH;
  const found = named ? [named].find(existsSync) : PLACES.find(existsSync);
  if (found) return found;
  throw new Error(
    named
      ? `CHROMIUM_PATH names ${named}, and nothing is there.`
      : 'Browser tests need Chromium: install Debian’s package chromium (and fonts-noto-cjk), or set CHROMIUM_PATH.',
  );
}

/** Starts a browser for one test file; it is closed when the file's tests have ended. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: browserPath(), args: QUIET });
  after(() => browser.close());
  return browser;
}

/** A phone of 360 px without JavaScript, as the least that every page must work on. */
export const PLAIN_PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  javaScriptEnabled: false,
  locale: 'zh-CN',
};

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** One finding of axe: the rule, what it says, and where. */
export interface Finding {
  readonly rule: string;
  readonly help: string;
  readonly where: readonly string[];
}

/**
 * Accessibility findings of a page, WCAG 2.0 to 2.2 A and AA. The page must allow JavaScript; the script is put in past the
 * page's own policy, which forbids it.
 */
export async function axeFindings(page: Page): Promise<readonly Finding[]> {
  const session = await page.context().newCDPSession(page);
  const source = await readFile(AXE, 'utf8');
  await session.send('Runtime.evaluate', { expression: source });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((found) => JSON.stringify(
      found.violations.map(({ id, help, nodes }) => ({ rule: id, help, where: nodes.map(({ target }) => String(target)) }))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return JSON.parse(String(result.value));
}

/** Copies the cookies of one context into another, so that a page can be looked at with JavaScript in the same session. */
export async function shareSession(from: BrowserContext, to: BrowserContext): Promise<void> {
  await to.addCookies(await from.cookies());
}
