import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import excel from 'exceljs';
import type { Page } from 'playwright-core';
import { systemActor } from '../kernel/people/actor.ts';
import { enterprise, organisation } from '../kernel/people/registers.ts';
import { findEntry } from '../kernel/registers/find.ts';
import { listEntries } from '../kernel/registers/list.ts';
import { mainText, openWorkbench, press, problemText } from './workbench.ts';

// Registers on the workbench, JavaScript off: forms derived from the declaration, versions, files in and out, masks.

const bench = await openWorkbench('2026-11-24T02:00:00.000Z');
const { prefecture, agent, as, inspect } = bench;
const { db, now } = prefecture;
const KEEPER = 'changji.market_supervision.officer.1';
const silu = agent.principal?.id ?? '';
const AT = `/desk/registers/enterprise/${silu}`;

const stored = async (id = silu) => (await findEntry(db, systemActor, now, enterprise, id)) ?? assert.fail('no entry');
const pick = (page: Page, name: string) => page.locator(`[name="${name}"]`).first();

async function sendFile(page: Page, name: string, buffer: Buffer, mode: 'all_or_nothing' | 'good_rows'): Promise<void> {
  await page.locator(`input[name=mode][value=${mode}]`).check();
  await page.locator('input[name=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await press(page, '开始导入');
}

it('changes an entry by the form of its declaration, and shows what became of it', async () => {
  const page = await as(KEEPER);
  await page.goto(AT);
  await page.locator('a', { hasText: '修改登记' }).click();
  await inspect(page, 'entry-edit');
  const before = await stored();
  await pick(page, 'phone').fill('1234');
  await pick(page, 'address').fill('昌吉市延安北路100号');
  await press(page, '保存');
  assert.notEqual(await problemText(page), '');
  assert.equal(await page.locator('#field-phone-error').count(), 1, 'said at its field');
  assert.equal(await pick(page, 'phone').inputValue(), '1234');
  assert.equal(await pick(page, 'address').inputValue(), '昌吉市延安北路100号');
  await inspect(page, 'entry-edit-refused');
  await pick(page, 'phone').fill('0994-2350000');
  await press(page, '保存');
  await page.waitForURL(/done=updated/);
  const after = await stored();
  assert.equal(after.version, before.version + 1);
  const changed = Object.entries(after.values).filter(([name, value]) => value !== Reflect.get(before.values, name));
  assert.deepEqual(changed.map(([name]) => name).sort(), ['address', 'phone'], 'nothing else has moved');
  assert.match(await mainText(page), /住所：.*→ 昌吉市延安北路100号/);
  await inspect(page, 'entry-history');
  await page.goto(`${AT}/edit`);
  await press(page, '保存');
  await page.waitForURL(/done=unchanged/);
  assert.equal((await stored()).version, after.version);
});

it('shows the entry as of an earlier day', async () => {
  prefecture.moveTo('2026-11-26');
  const page = await as(KEEPER);
  await page.goto(`${AT}/edit`);
  await pick(page, 'address').fill('昌吉市宁边西路8号');
  await press(page, '保存');
  await page.waitForURL(/done=updated/);
  await page.locator('input[name=as_of]').fill('2026-11-25');
  await press(page, '查看');
  assert.match((await page.locator('.facts').textContent()) ?? '', /延安北路100号/);
  assert.equal(await page.locator('a', { hasText: '修改登记' }).count(), 0, 'the past is not changed');
  await inspect(page, 'entry-as-of');
});

it('lets nobody overwrite what a colleague has just changed, and keeps both changes', async () => {
  const [page, colleague] = [await as(KEEPER), await as('changji.market_supervision.officer.2')];
  for (const each of [page, colleague]) await each.goto(`${AT}/edit`);
  await pick(colleague, 'phone').fill('0994-2351111');
  await press(colleague, '保存');
  await colleague.waitForURL(/done=updated/);
  await pick(page, 'address').fill('昌吉市红星路1号');
  await press(page, '保存');
  assert.match(await problemText(page), /刚刚被他人修改/);
  assert.match(await mainText(page), /他人已作的修改.*0994-2351111/s);
  assert.equal(await pick(page, 'address').inputValue(), '昌吉市红星路1号');
  assert.equal(await pick(page, 'phone').inputValue(), '0994-2351111');
  await inspect(page, 'entry-stale');
  await press(page, '保存');
  await page.waitForURL(/done=updated/);
  const { values } = await stored();
  assert.deepEqual([values.address, values.phone], ['昌吉市红星路1号', '0994-2351111']);
});

it('adds an entry once, finding the person by search, and asks before it takes a doubtful credit code', async () => {
  const page = await as(KEEPER);
  await page.goto('/desk/registers/enterprise');
  await page.locator('a', { hasText: '新增登记' }).click();
  await inspect(page, 'entry-new');
  await press(page, '保存');
  assert.match(await problemText(page), /名称/);
  await pick(page, 'name').fill('昌吉市试营业小吃店（合成）');
  await pick(page, 'credit_code').fill('92652301MA00000000');
  await pick(page, 'kind').selectOption({ index: 1 });
  await pick(page, 'industry').fill('6210');
  await page.locator('[name="legal_representative.search"]').fill('马晓燕');
  await page.locator('button[name=_show][value=legal_representative]').click();
  await page.locator('select[name=legal_representative]').selectOption({ index: 1 });
  assert.equal(await pick(page, 'industry').inputValue(), '6210', 'searching loses nothing');
  await pick(page, 'region').selectOption('652301');
  await pick(page, 'address').fill('昌吉市健康东路2号');
  await pick(page, 'registered_capital').fill('50000');
  for (const [part, text] of [
    ['year', '2026'],
    ['month', '11'],
    ['day', '20'],
  ] as const)
    await pick(page, `established.${part}`).fill(text);
  await pick(page, 'business_scope').fill('小吃服务');
  await pick(page, 'status').selectOption({ index: 1 });
  await page.locator('input[name=synthetic][value=true]').check();
  await press(page, '保存');
  const box = page.locator('input[name=_confirmed][value=credit_code]');
  assert.equal(await box.count(), 1, `asks to confirm: ${await problemText(page)}`);
  await inspect(page, 'entry-new-confirm');
  await box.check();
  await press(page, '保存');
  await page.waitForURL(/done=inserted/);
  assert.match(await mainText(page), /首次登记/);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  assert.equal((await stored(id)).values.name, '昌吉市试营业小吃店（合成）');
  // The same key by another form is another entry's, and says so at the key.
  await page.goto('/desk/registers/enterprise/new');
  await pick(page, 'credit_code').fill('92652301MA00000000');
  await press(page, '保存');
  assert.notEqual(await problemText(page), '');
});

it('opens the forms to nobody who may not write, nor beyond their county', async () => {
  const page = await as('changji.urban_management.officer.1');
  await page.goto(AT);
  assert.equal(await page.locator('a', { hasText: '修改登记' }).count(), 0);
  assert.equal((await page.goto(`${AT}/edit`))?.status(), 403);
  assert.equal((await page.goto('/desk/registers/enterprise/new'))?.status(), 403);
  const elsewhere = await as('fukang.market_supervision.officer.1');
  assert.equal((await elsewhere.goto(`${AT}/edit`))?.status(), 403);
});

/** The register as the officer exports it: the header, and rows of their own county. */
async function exported(
  page: Page,
): Promise<{ readonly header: readonly string[]; readonly rows: readonly string[][] }> {
  const answer = await page.request.get('/desk/registers/enterprise/export?format=csv');
  const [header = [], ...rows]: string[][] = parse(await answer.body(), { bom: true });
  const region = header.indexOf(enterprise.fields.region.title);
  return { header, rows: rows.filter((row) => row[region]?.startsWith('652301')) };
}

const CODE = enterprise.fields.credit_code.title;
const PHONE = enterprise.fields.phone.title;

async function phoneOf(code: string | undefined): Promise<unknown> {
  assert.ok(code);
  return (await findEntry(db, systemActor, now, enterprise, { credit_code: code }))?.values.phone;
}

it('imports a CSV file: nothing where one row is wrong, or the good rows, as the officer chooses', async () => {
  const page = await as(KEEPER);
  const { header, rows } = await exported(page);
  const phones = ['0994-2340001', '不是电话', '0994-2340003'];
  const file = rows.slice(0, 3).map((row, place) => row.with(header.indexOf(PHONE), phones[place] ?? ''));
  const codes = file.map((row) => row[header.indexOf(CODE)]);
  const csv = Buffer.from(stringify([[...header], ...file]));
  await page.goto('/desk/registers/enterprise/import');
  await press(page, '开始导入');
  assert.match(await problemText(page), /请选择要导入的文件/);
  await sendFile(page, '电话.csv', csv, 'all_or_nothing');
  assert.match(await mainText(page), /没有导入任何内容.*共 3 行.*有误 1/s);
  assert.match(
    (await page.locator('.table tbody').textContent()) ?? '',
    /3.*联系电话/,
    'row of the file, and the column',
  );
  await inspect(page, 'import-refused');
  assert.notEqual(await phoneOf(codes[0]), '0994-2340001');
  await sendFile(page, '电话.csv', csv, 'good_rows');
  assert.match(await mainText(page), /已导入.*更新 2.*有误 1/s);
  assert.ok(await page.locator('input[name=mode][value=good_rows]').isChecked(), 'the choice is kept');
  await inspect(page, 'import-good-rows');
  assert.deepEqual([await phoneOf(codes[0]), await phoneOf(codes[2])], ['0994-2340001', '0994-2340003']);
});

it('imports a workbook in both ways too', async () => {
  const page = await as(KEEPER);
  const { header, rows } = await exported(page);
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('电话');
  sheet.addRow([...header]);
  for (const [place, phone] of ['0994-2340005', '?'].entries())
    sheet.addRow(rows[3 + place]?.with(header.indexOf(PHONE), phone) ?? []);
  const file = Buffer.from(await book.xlsx.writeBuffer());
  await page.goto('/desk/registers/enterprise/import');
  await sendFile(page, '电话.xlsx', file, 'all_or_nothing');
  assert.match(await mainText(page), /没有导入任何内容.*共 2 行/s);
  await sendFile(page, '电话.xlsx', file, 'good_rows');
  assert.match(await mainText(page), /已导入.*更新 1/s);
  assert.equal(await phoneOf(rows[3]?.[header.indexOf(CODE)]), '0994-2340005');
  await sendFile(page, '照片.xlsx', Buffer.from('no workbook'), 'all_or_nothing');
  assert.match(await problemText(page), /不是有效的 XLSX 工作簿/);
  assert.equal(await page.locator('#field-file-error').count(), 1);
  await inspect(page, 'import-broken');
});

it('exports what the officer may read, the same in both formats, and whole again when opened', async () => {
  const page = await as(KEEPER);
  await page.goto('/desk/registers/organisation');
  const answers = await Promise.all(
    ['csv', 'xlsx'].map((format) => page.request.get(`/desk/registers/organisation/export?format=${format}`)),
  );
  const [csv, xlsx] = await Promise.all(answers.map((answer) => answer.body()));
  assert.ok(csv && xlsx);
  const rows: string[][] = parse(csv, { bom: true });
  const book = new excel.Workbook();
  // The types of exceljs know an older Buffer than the runtime's.
  await book.xlsx.load(xlsx as unknown as Parameters<typeof book.xlsx.load>[0]);
  const sheet = book.worksheets[0];
  const cells: string[][] = [];
  sheet?.eachRow((row) => {
    cells.push(rows[0]?.map((_, place) => row.getCell(place + 1).text) ?? []);
  });
  assert.deepEqual(cells, rows);
  assert.deepEqual(
    rows[0],
    Object.values(organisation.fields).map(({ title }) => title),
  );
  const { entries } = await listEntries(db, systemActor, now, organisation, { limit: 500 });
  assert.equal(rows.length - 1, entries.length);
});

it('masks what a post may not see, on the page, in the history and in every file', async () => {
  const page = await as('changji.urban_management.officer.1');
  await page.goto('/desk/registers/person');
  const table = await page.locator('.table tbody').textContent();
  assert.match(table ?? '', /\*{4,}/);
  assert.doesNotMatch(table ?? '', /\d{17}[\dX]/);
  await inspect(page, 'persons-masked');
  await page.locator('.table tbody a').first().click();
  assert.match(await mainText(page), /脱敏/);
  assert.doesNotMatch(await mainText(page), /\d{17}[\dX]/);
  for (const format of ['csv', 'xlsx']) {
    const answer = await page.request.get(`/desk/registers/person/export?format=${format}`);
    if (format === 'csv') assert.doesNotMatch(await answer.text(), /\d{17}[\dX]/);
    else {
      const book = new excel.Workbook();
      // As above.
      await book.xlsx.load((await answer.body()) as unknown as Parameters<typeof book.xlsx.load>[0]);
      const texts = book.worksheets[0]?.getRow(2).values;
      assert.doesNotMatch(JSON.stringify(texts), /\d{17}[\dX]/);
    }
  }
});
