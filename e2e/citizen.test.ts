import assert from 'node:assert/strict';
import { it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { png } from '../kernel/documents/sample-files.ts';
import { systemActor } from '../kernel/people/actor.ts';
import { findCase } from '../kernel/procedures/find-case.ts';
import { publishItem } from '../kernel/procedures/publish.ts';
import { takeAction } from '../kernel/procedures/take-action.ts';
import { outdoorSign } from '../systems/collaboration/service-hall/items/outdoor-sign.ts';
import { citizenPages } from '../web/citizen/pages.tsx';
import { axeFindings, openBrowser, PLAIN_PHONE, shareSession } from './browser.ts';
import { openPrefecture, type Prefecture } from './prefecture.ts';
import { answerAll, RESTAURANT, uploadAll } from './restaurant-answers.ts';

// The applicant's half of the restaurant journey on a phone of 360 px, with JavaScript off. The officials act through the kernel.

const prefecture = await openPrefecture([citizenPages], '2026-11-24T02:00:00.000Z');
const browser = await openBrowser();
const context = await browser.newContext({ ...PLAIN_PHONE, baseURL: prefecture.address });
context.setDefaultTimeout(10_000);
const page = await context.newPage();
const looking = await browser.newContext({ viewport: { width: 360, height: 740 }, baseURL: prefecture.address });
let caseId = '';

/** Looks at the same page with JavaScript for axe, and measures widths and targets. */
async function inspect(path = new URL(page.url()).pathname + new URL(page.url()).search): Promise<void> {
  await shareSession(context, looking);
  const eye = await looking.newPage();
  await eye.goto(path);
  assert.deepEqual(await axeFindings(eye), [], `axe on ${path}`);
  assert.equal(await eye.locator('h1').count(), 1, `one h1 on ${path}`);
  await eye.setViewportSize({ width: 320, height: 640 });
  const [scroll, width] = await eye.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
  assert.ok(scroll <= width, `${path} scrolls sideways at 320 px: ${scroll}`);
  const small = await eye.evaluate(() =>
    [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
      .filter(
        (element) =>
          element.getClientRects().length > 0 && !element.closest('.visually-hidden, .skip, .licence, .notice'),
      )
      .filter((element) => !element.matches('.visually-hidden'))
      .flatMap((element) => {
        const target = element.matches('.choice-input') ? element.closest('.choice, .confirm') : element;
        const { width: w, height: h } = (target ?? element).getBoundingClientRect();
        return w < 43.5 || h < 43.5 ? [`${element.outerHTML.slice(0, 90)} ${Math.round(w)}×${Math.round(h)}`] : [];
      }),
  );
  assert.deepEqual(small, [], `targets below 44 px on ${path}`);
  await eye.close();
  assert.ok((await weightOf(path)) <= 30 * 1024, `${path} weighs more than 30 kB`);
}

/** HTML and style sheets as they travel, in bytes. */
async function weightOf(path: string): Promise<number> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { 'accept-encoding': 'gzip', cookie };
  const html = await prefecture.app.inject({ url: path, headers });
  const text = html.headers['content-encoding'] === 'gzip' ? gunzipSync(html.rawPayload).toString() : html.body;
  let bytes = html.rawPayload.length;
  for (const [, address = ''] of text.matchAll(/rel="stylesheet" href="([^"]+)"/g))
    bytes += (await prefecture.app.inject({ url: address, headers })).rawPayload.length;
  return bytes;
}

const goOn = () => page.locator('main .actions button[type=submit]').click();
const said = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? '';
const h1 = () => said(page.locator('h1'));

it('finds the bundle by pinyin and by everyday words, and shows a complete guide', async () => {
  await page.goto('/');
  await inspect();
  for (const words of ['kai can ting', '开饭店', '我要开饭店']) {
    await page.goto('/');
    await page.locator('#q').fill(words);
    await page.locator('main form button').click();
    assert.equal(await said(page.locator('.results a').first()), '开办餐饮店', words);
  }
  await inspect();
  await page.goto('/search?q=没有这种事项的说法');
  await inspect();
  await page.goto('/lists/department/market_supervision');
  await inspect();
  await page.goto('/items/food_business_licence');
  await inspect();
  await page.goto('/items/open_restaurant');
  const guide = await said(page.locator('main'));
  for (const part of [
    '受理条件',
    '申请材料',
    '办理流程',
    '办理时限',
    '设定依据',
    '常见问题',
    '0994-2350100',
    '可免提交',
  ])
    assert.ok(guide.includes(part), `the guide says ${part}`);
  await inspect();
});

it('tells by the self-check what is met, what is not and why, and what cannot be told yet', async () => {
  await page.goto('/items/food_business_licence/self-check');
  await inspect();
  await page.locator('input[name=safety_manager][value=false]').check();
  await goOn();
  const told = await said(page.locator('.verdicts'));
  assert.match(told, /不符合：配备食品安全管理人员/);
  assert.match(told, /因为要求/);
  assert.match(told, /暂不能判断：/);
  assert.match(told, /回答以下问题后才能判断/);
});

it('asks to sign in first, says what is wrong, and leads back to where one was going', async () => {
  await page.goto('/cases');
  assert.match(page.url(), /sign-in\?to=%2Fcases/);
  await inspect();
  await page.locator('main form .actions button').first().click();
  assert.match(await page.title(), /^错误：/);
  assert.match(await said(page.locator('.summary-of-errors')), /请填写账号/);
  await page.goto('/sign-in?to=//evil.example/');
  await page.locator('button[value="demo.agent"]').click();
  assert.equal(new URL(page.url()).origin, prefecture.address);
  assert.equal(await h1(), '您要为谁办事？');
  await inspect();
  await page.getByText('丝路香').first().click();
  await goOn();
  assert.match(await said(page.locator('.who')), /代“.*丝路香.*”办理/);
});

it('asks one question a page, keeps every answer, and names what is wrong at the top and at the field', async () => {
  await page.goto('/items/open_restaurant/apply');
  await inspect();
  await goOn();
  assert.equal(await h1(), '在哪个县（市）办理？');
  await inspect();
  assert.equal(await page.locator('input[name=region]:checked').inputValue(), '652301', 'the enterprise’s own county');
  await goOn();
  // Nothing chosen: an error with a link, and the title says so.
  await goOn();
  assert.match(await page.title(), /^错误：/);
  const link = page.locator('.summary-of-errors a').first();
  assert.equal(await link.getAttribute('href'), '#field-has_registration');
  assert.equal(await page.locator('#field-has_registration').count(), 1);
  const asked = await answerAll(page, RESTAURANT);
  assert.ok(asked.includes('credit_code'), 'registered, so the code is asked for');
  assert.equal(new Set(asked).size, asked.length, 'a question of several items is asked once');
  assert.match(page.url(), /materials$/);
  await inspect();
});

it('shows what the registers know with its source, and lets it be changed', async () => {
  const draft = page.url().replace(/materials$/, '');
  await page.goto(`${draft}q/business_name?change=1`);
  await inspect();
  assert.match(await page.locator('input[name=business_name]').inputValue(), /丝路香/);
  await page.locator('input[name=business_name]').fill('丝路香餐饮（延安路店）');
  await goOn();
  assert.match(page.url(), /check$/);
  assert.match(await said(page.locator('main')), /丝路香餐饮（延安路店）/);
  await page.goto(`${draft}materials`);
});

it('takes files, says what it does not take, and exempts what is known with the reason', async () => {
  assert.match(await said(page.locator('.tasks')), /免提交/);
  const list = page.url();
  await page.locator('.task:has(.state-warn) a').first().click();
  await inspect();
  await page.locator('main form button', { hasText: '上传' }).click();
  assert.match(await said(page.locator('.summary-of-errors')), /请先拍照或者选择文件/);
  await page
    .locator('input[name=file]')
    .setInputFiles({ name: '图.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
  await page.locator('main form button', { hasText: '上传' }).click();
  assert.match(await page.title(), /^错误：/);
  await page.locator('input[name=file]').setInputFiles([
    { name: '正面.png', mimeType: 'image/png', buffer: png(8, 8) },
    { name: '背面.png', mimeType: 'image/png', buffer: png(9, 9) },
  ]);
  await page.locator('main form button', { hasText: '上传' }).click();
  assert.match(await said(page.locator('.tasks')), /正面\.png[\s\S]*背面\.png/);
  await page.locator('.task', { hasText: '背面.png' }).locator('button').click();
  assert.doesNotMatch(await said(page.locator('.tasks')), /背面\.png/);
  await inspect();
  await page.goto(list);
  await uploadAll(page);
  assert.equal(await page.locator('.tasks .state-warn').count(), 0);
  await page.locator('main .actions a.button').click();
});

it('loses nothing when the session ends in the middle, and goes on after signing in again', async () => {
  assert.equal(await h1(), '核对您的申请');
  await inspect();
  const check = page.url();
  await page.goto(check.replace(/check$/, 'q/contact_name?change=1'));
  await page.locator('input[name=contact_name]').fill('张店长');
  await context.clearCookies();
  await goOn();
  assert.match(await said(page.locator('main')), /没有丢失/);
  await page.locator('button[value="demo.agent"]').click();
  await goOn();
  assert.equal(page.url(), check);
  assert.match(await said(page.locator('main')), /张店长/);
  assert.match(await said(page.locator('.who')), /丝路香/, 'still for the enterprise of the draft');
});

it('wants the declaration, and then files one case however often the form is sent', async () => {
  await goOn();
  assert.match(await said(page.locator('.summary-of-errors')), /声明/);
  for (const box of await page.locator('.choice-input[type=checkbox]').all()) await box.check();
  const action = (await page.locator('main form').last().getAttribute('action')) ?? '';
  const form = await page
    .locator('main form')
    .last()
    .locator('input')
    .evaluateAll((inputs) =>
      inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
    ); // the locator takes inputs alone
  await goOn();
  assert.match(await h1(), /申请已提交/);
  caseId = new URL(page.url()).pathname.split('/')[2] ?? '';
  const again = await context.request.post(action, { form: Object.fromEntries(form), maxRedirects: 0 });
  assert.equal(again.status(), 303);
  assert.equal(again.headers().location, `/cases/${caseId}/receipt`);
  const cases = await page.goto('/cases').then(() => page.locator('.results a', { hasText: '开办餐饮店' }).count());
  assert.equal(cases, 1);
});

it('gives a receipt with number, date and the date’s derivation, on the page and as PDF', async () => {
  await page.goto(`/cases/${caseId}/receipt`);
  const receipt = await said(page.locator('main'));
  assert.match(receipt, /652301TCN0003\d+/);
  // Ten working days from Tuesday 2026-11-24: no holiday lies between.
  assert.match(receipt, /2026年12月8日（周二）/);
  assert.ok((await page.locator('.derivation li').count()) >= 3);
  await inspect();
  const pdf = await context.request.get(`/cases/${caseId}/receipt.pdf`);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  assert.ok((await pdf.body()).subarray(0, 4).equals(Buffer.from('%PDF')));
});

it('shows where the case stands and passes on urging; the window asks for a supplement and gets it', async () => {
  await page.goto(`/cases/${caseId}`);
  assert.match(await said(page.locator('main')), /综合窗口正在核对/);
  await inspect();
  await page.getByRole('link', { name: '催办' }).click();
  await inspect();
  await page.locator('textarea[name=text]').fill('请尽快受理。');
  await goOn();
  assert.match(await said(page.locator('main')), /催办已送达/);
  const clerk = await prefecture.actor('changji.window.1');
  const missing = [
    { material: 'M65230003', what: '租赁合同缺少签字页，请补充上传。' },
    { field: 'premises_area', what: '面积与合同不一致，请更正。' },
  ];
  await takeAction(prefecture.platform.engine, clerk, {
    case_id: caseId,
    kind: 'request_supplement',
    content: { missing },
    key: 'ask',
  });
  await page.goto(`/cases/${caseId}`);
  assert.match(await said(page.locator('main')), /等您补正材料/);
  await page.getByRole('link', { name: '去补正' }).click();
  await inspect();
  await goOn();
  assert.match(await said(page.locator('.summary-of-errors')), /请上传/);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '签字页.png', mimeType: 'image/png', buffer: png(10, 10) });
  await page.locator('main form button', { hasText: '上传' }).click();
  await page.locator('input[name=premises_area]').fill('78.5');
  await goOn();
  assert.match(await said(page.locator('main')), /补正材料已提交/);
  assert.match(await said(page.locator('main')), /78\.5/);
  assert.match(await said(page.locator('.timeline')), /一次性告知您需要补正/);
});

it('follows the items to their end, keeps licences, verifies them for anybody, and takes a rating', async () => {
  await grantEverything(prefecture, caseId);
  await page.goto(`/cases/${caseId}`);
  assert.match(await said(page.locator('main')), /已办结/);
  await inspect();
  await page.getByRole('link', { name: '食品经营许可（新办）' }).click();
  assert.match(await said(page.locator('main')), /取得的证照/);
  await inspect();
  await page.locator('#notices ~ ul a.result-title').last().click();
  await inspect();
  await page.goto('/licences');
  assert.match(await said(page.locator('.results')), /食品经营许可证/);
  await inspect();
  await page.getByRole('link', { name: '食品经营许可证' }).first().click();
  await inspect();
  const code = (await said(page.locator('.licence .foot'))).match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/)?.[0] ?? '';
  const stranger = await browser.newContext({ ...PLAIN_PHONE, baseURL: prefecture.address });
  const verification = await stranger.newPage();
  await verification.goto('/verify');
  await verification.locator('input[name=code]').fill(code.toLowerCase());
  await verification.locator('main .actions button').click();
  assert.match(await said(verification.locator('.result')), /有效|真实/);
  await verification.goto(`/v/${code}`);
  assert.match(await said(verification.locator('main')), /食品经营许可证/);
  await stranger.close();
  await inspect(`/v/${code}`);
  await inspect('/verify');
  await page.goto(`/cases/${caseId}/rate`);
  await inspect();
  await goOn();
  assert.match(await said(page.locator('.summary-of-errors')), /请选择满意程度/);
  await page.locator('input[name=level][value="1"]').check();
  await page.locator('input[name=reasons]').first().check();
  await goOn();
  assert.match(await said(page.locator('main')), /感谢您的评价[\s\S]*非常满意/);
});

it('withdraws an application only after asking', async () => {
  await page.goto('/items/outdoor_sign/apply');
  await goOn();
  await goOn();
  await answerAll(page, RESTAURANT);
  await uploadAll(page);
  await page.locator('main .actions a.button').click();
  for (const box of await page.locator('.choice-input[type=checkbox]').all()) await box.check();
  await goOn();
  assert.match(await h1(), /申请已提交/);
  await page.locator('main .actions a.button').click();
  await page.getByRole('link', { name: '撤回申请' }).click();
  await inspect();
  await page.locator('button.button-danger').click();
  assert.match(await said(page.locator('main')), /申请已撤回[\s\S]*已撤回/);
});

it('tells a draft that its item has changed, and goes on with the new version and the old answers', async () => {
  await page.goto('/items/outdoor_sign/apply');
  await goOn();
  const draft = page.url().replace(/county$/, '');
  await goOn();
  await page.goto(`${draft}q/business_name`);
  await page.locator('input[name=business_name]').fill('丝路香二店');
  await goOn();
  const { definition } = outdoorSign;
  await prefecture.db.transaction((tx) =>
    publishItem(
      tx,
      systemActor,
      prefecture.now,
      { ...definition, summary: `${definition.summary}（新版）` },
      { from: '2026-11-24' },
    ),
  );
  await page.goto(`${draft}check`);
  assert.equal(await h1(), '事项已更新');
  await inspect();
  await goOn();
  assert.equal(await h1(), '申请进度');
  await inspect();
  await page.goto(`${draft}q/business_name`);
  assert.equal(await page.locator('input[name=business_name]').inputValue(), '丝路香二店');
  await page.goto(`${draft}delete`);
  await inspect();
  await page.locator('button.button-danger').click();
  assert.match(page.url(), /\/cases$/);
});

it('answers with pages that help when there is nothing, nothing allowed, or an attack from elsewhere', async () => {
  const missing = await page.goto('/no/such/page');
  assert.equal(missing?.status(), 404);
  assert.match(await said(page.locator('main')), /12345/);
  await inspect('/no/such/page');
  const strange = await page.goto('/cases/00000000-0000-7000-8000-000000000000');
  assert.equal(strange?.status(), 404);
  const foreign = await context.request.post('/preferences', {
    form: { elder: '1' },
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(foreign.status(), 403);
  assert.match(await foreign.text(), /<h1>/);
});

it('remembers large text and language, mirrors for languages written from the right, and keeps its targets large', async () => {
  await page.goto('/');
  await page.getByRole('button', { name: '长者版' }).click();
  const eye = await looking.newPage();
  await shareSession(context, looking);
  await eye.goto('/');
  const size = await eye.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.querySelector('main p') ?? document.body).fontSize),
  );
  assert.ok(size >= 18, `main text is ${size} px`);
  const height = await eye
    .locator('main form button')
    .first()
    .evaluate((button) => button.getBoundingClientRect().height);
  assert.ok(height >= 60, `buttons are ${height} px high`);
  await page.getByRole('button', { name: '标准版' }).click();
  await page.getByRole('button', { name: 'ئۇيغۇرچە' }).click();
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.equal(await page.locator('html').getAttribute('lang'), 'ug-CN');
  await inspect('/');
  await page.getByRole('button', { name: 'English' }).click();
  assert.equal(await h1(), 'What do you want to do?');
  await inspect('/items/open_restaurant');
  await page.getByRole('button', { name: '中文' }).click();
  await eye.close();
});

/** The officials' half, by the kernel: the window accepts, each department goes through its stages and grants. */
async function grantEverything(prefecture: Prefecture, bundleCase: string): Promise<void> {
  const { engine } = prefecture.platform;
  const window = await prefecture.actor('changji.window.1');
  const act = (actor: Parameters<typeof takeAction>[1], case_id: string, kind: string, content: unknown) =>
    takeAction(engine, actor, { case_id, kind, content, key: `${kind}:${case_id}:${JSON.stringify(content)}` });
  await act(window, bundleCase, 'accept', {});
  const { items } = await findCase(engine, window, bundleCase);
  assert.equal(items.length, 3, 'licence, fire check and sign');
  for (const { id } of items) {
    for (let step = 0; step < 10; step += 1) {
      const { state, published } = await findCase(engine, window, id);
      const open = state.open[0];
      if (!open) break;
      const stage = published.rules.stages[open.stage];
      const to = stage?.next?.includes('granted') ? 'granted' : (stage?.next?.at(-1) ?? '');
      const officer = await prefecture.actor(`changji.${stage?.by}.1`);
      await act(officer, id, stage?.decides ? 'decide' : 'complete', {
        stage: open.stage,
        to,
        ...(stage?.decides ? {} : { second_officer: '第二人' }),
      });
    }
  }
}
