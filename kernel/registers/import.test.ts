import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import ExcelJs from 'exceljs';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { Refusal } from '../refusal.ts';
import { agentOf, device, officer } from './example-register.ts';
import { exampleWorld, OWNER } from './example-world.ts';
import { type ExportRequest, exportEntries } from './export.ts';
import { findEntry } from './find.ts';
import { entryHistory } from './history.ts';
import { type ImportOptions, importEntries } from './import.ts';
import { countEntries } from './list.ts';
import { putEntry } from './put.ts';
import { searchEntries } from './search.ts';

const { db, now } = await exampleWorld();
const clerk = officer('market_supervision.officer', '65.6523');
const HEADER = '设备代码,设备名称,种类,使用地点';
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

const load = (file: string | Buffer, options: Partial<ImportOptions> = {}, actor = clerk) =>
  db.transaction((tx) =>
    importEntries(tx, actor, now, device, Readable.from([Buffer.from(file)]), {
      format: 'csv',
      mode: 'good_rows',
      ...options,
    }),
  );
const find = (code: string) => findEntry(db, clerk, now, device, { code });
const places = (report: Awaited<ReturnType<typeof load>>) =>
  report.errors.map(({ row, field, rule }) => [row, field, rule]);
const count = () => countEntries(db, clerk, now, device);

test('rows are inserted by key, then updated where they differ, then left alone', async () => {
  const file = `${HEADER},层数\nA-1,客梯,电梯,652301,5\nA-2,"货梯, 大",lift,652325,\n`;
  const first = await load(file);
  assert.deepEqual(
    [first.outcome, first.rows, first.inserted, first.updated, first.unchanged],
    ['written', 2, 2, 0, 0],
  );
  const second = await load(`${HEADER}\nA-1,观光梯,电梯,652301\nA-2,"货梯, 大",lift,652325\nA-3,锅炉,锅炉,652301\n`);
  assert.deepEqual([second.inserted, second.updated, second.unchanged], [1, 1, 1]);
  const entry = await find('A-1');
  assert.deepEqual([entry?.version, entry?.values.title, entry?.values.floors], [2, '观光梯', 5]);
  const history = await entryHistory(db, clerk, now, device, entry?.id ?? '');
  assert.deepEqual(history?.versions[0]?.changes, [{ field: 'title', from: '客梯', to: '观光梯' }]);
  const found = await searchEntries(db, clerk, now, device, { text: 'guanguangti' });
  assert.equal(found[0]?.values.code, 'A-1');
});

test('an empty cell clears an optional field, an absent column leaves it', async () => {
  await load(`${HEADER},层数,使用人\nC-1,客梯,电梯,652301,5,甲\n`);
  await load(`${HEADER},层数\nC-1,客梯,电梯,652301,\n`);
  const values = (await find('C-1'))?.values;
  assert.deepEqual([values?.floors, values?.user], [null, '甲']);
});

test('errors name row and field; the good rows are written, or none, as the caller chose', async () => {
  const file = `${HEADER},层数\nE-1,客梯,电梯,652301,5\nE-2,,飞机,652301,0\n\nE-3,货梯,电梯,652301,三\nE-4,货梯,电梯,652301,4,多余\n`;
  const before = await count();
  const strict = await load(file, { mode: 'all_or_nothing' });
  assert.deepEqual([strict.outcome, strict.rows, strict.bad_rows, strict.error_count], ['refused', 4, 3, 5]);
  assert.equal(await count(), before);
  const report = await load(file);
  assert.deepEqual([report.outcome, report.inserted], ['written', 1]);
  assert.deepEqual(places(report), [
    [3, 'title', 'required'],
    [3, 'kind', 'choice'],
    [3, 'floors', 'minimum'],
    [5, 'floors', 'integer'],
    [6, '', 'too_many_cells'],
  ]);
});

test('all errors are counted, the first are kept', async () => {
  const rows = [...Array(50).keys()].map((place) => `K-${place},客梯,飞机,652301`);
  const report = await load(`${HEADER}\n${rows.join('\n')}\n`, { keep: 3 });
  assert.deepEqual([report.error_count, report.errors.length, report.bad_rows], [50, 3, 50]);
});

test('a key that comes twice and a reference to nothing are found', async () => {
  const nobody = '018f0000-0000-7000-8000-00000000ffff';
  const report = await load(
    `${HEADER},使用单位\nT-1,客梯,电梯,652301,\nT-2,客梯,电梯,652301,${nobody}\nT-1,货梯,电梯,652301,\nT-3,客梯,电梯,652301,${OWNER}\n`,
  );
  assert.deepEqual(places(report), [
    [4, 'code', 'key_twice'],
    [3, 'owner', 'reference'],
  ]);
  assert.deepEqual([report.inserted, report.bad_rows], [2, 2]);
  assert.equal((await find('T-1'))?.values.title, '客梯');
});

test('rows outside the writer’s area are refused, new or existing', async () => {
  await load(`${HEADER}\nW-1,客梯,电梯,652301\n`);
  const local = officer('market_supervision.officer', '65.6523.652325');
  const report = await load(
    `${HEADER}\nW-1,抢来的,电梯,652325\nW-2,客梯,电梯,652301\nW-3,客梯,电梯,652325\n`,
    {},
    local,
  );
  assert.deepEqual(places(report), [
    [2, '', 'forbidden'],
    [3, '', 'forbidden'],
  ]);
  assert.equal(report.inserted, 1);
  assert.equal((await find('W-1'))?.values.title, '客梯');
  await assert.rejects(load(HEADER, {}, agentOf(OWNER)), refused('forbidden'));
});

test('a header with unknown, doubled or missing columns stops the file', async () => {
  const report = await load('设备代码,设备名称,颜色,设备名称\nX-1,客梯,红,客梯\n');
  assert.equal(report.outcome, 'refused');
  assert.deepEqual(places(report), [
    [1, '颜色', 'column_unknown'],
    [1, '设备名称', 'column_twice'],
    [1, '种类', 'column_missing'],
    [1, '使用地点', 'column_missing'],
  ]);
  assert.deepEqual(places(await load('')), [[1, '', 'header_missing']]);
});

test('a file that is no CSV or no workbook is refused, and the connection stays usable', async () => {
  await assert.rejects(load(`${HEADER}\nQ-1,"客梯,电梯,652301\n`), refused('invalid'));
  await assert.rejects(load('no workbook at all', { format: 'xlsx' }), refused('invalid'));
  assert.equal(await find('Q-1'), null);
});

test('CSV in UTF-8 with a byte order mark and CSV in GB 18030 are both read', async () => {
  await load(`\uFEFF${HEADER}\nG-1,客梯,电梯,652301\n`);
  // 设备代码,设备名称,种类,使用地点 / G-2,锅炉,锅炉,652301 in GB 18030
  const gb = [
    ...[0xc9, 0xe8, 0xb1, 0xb8, 0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc9, 0xe8, 0xb1, 0xb8, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c],
    ...[0xd6, 0xd6, 0xc0, 0xe0, 0x2c, 0xca, 0xb9, 0xd3, 0xc3, 0xb5, 0xd8, 0xb5, 0xe3, 0x0a, 0x47, 0x2d, 0x32, 0x2c],
    ...[0xb9, 0xf8, 0xc2, 0xaf, 0x2c, 0xb9, 0xf8, 0xc2, 0xaf, 0x2c, ...Buffer.from('652301\n')],
  ];
  const report = await load(Buffer.from(gb));
  assert.deepEqual(places(report), []);
  assert.deepEqual([(await find('G-1'))?.values.title, (await find('G-2'))?.values.title], ['客梯', '锅炉']);
});

test('a workbook is read: dates, formulas, long numbers, blank rows', async () => {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet('设备');
  sheet.addRow(['设备代码', '设备名称', '种类', '使用地点', '出厂日期', '层数', '额定载荷']);
  sheet.addRow(['Y-1', '客梯', '电梯', 652301, new Date('2020-02-29T00:00:00Z'), { formula: '2+3', result: 5 }, 1.1]);
  sheet.addRow([]);
  sheet.addRow(['Y-2', '客梯', '电梯', 652301, '2021-01-01', { formula: 'A1+1' }, 2]);
  sheet.addRow(['Y-3', '客梯', '电梯', 652301, null, { error: '#REF!' }, 2]);
  sheet.addRow([1234567890123456, '客梯', '电梯', 652301]);
  const report = await load(Buffer.from(await book.xlsx.writeBuffer()), { format: 'xlsx' });
  const values = (await find('Y-1'))?.values;
  assert.deepEqual([values?.made, values?.floors, values?.load], ['2020-02-29', 5, '1.100']);
  const rules = places(report);
  assert.ok(rules.some(([row, field, rule]) => row === 4 && field === 'floors' && rule === 'formula_empty'));
  assert.ok(rules.some(([row, field, rule]) => row === 5 && field === 'floors' && rule === 'cell_error'));
  assert.ok(rules.some(([row, field, rule]) => row === 6 && field === 'code' && rule === 'digits_lost'));
});

async function exported(request: ExportRequest, actor = clerk): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), exportEntries(db, actor, now, device, out, request)]);
  return bytes;
}

test('what is exported is imported again without a change, whatever the texts hold', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((it) => it.normalize('NFC').trim());
  const usable = text.filter((it) => it !== '' && !/[\p{Cc}\u2028\u2029]/u.test(it) && it.isWellFormed());
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          usable,
          usable.map((it) => `=${it}`),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      async (titles) => {
        run += 1;
        for (const [place, title] of titles.entries())
          await db.transaction((tx) =>
            putEntry(tx, clerk, now, device, {
              values: {
                code: `P-${run}-${place}`,
                title,
                kind: 'crane',
                site: '652301',
                load: '-1.500',
                made: '2020-01-01',
              },
            }),
          );
        const csv = await exported({ format: 'csv', where: { kind: 'crane' } });
        const report = await load(csv);
        assert.deepEqual(places(report), []);
        assert.equal(report.updated + report.inserted, 0);
      },
    ),
    { numRuns: 15 },
  );
});

test('an export makes formulas harmless, keeps masks and authorisation, and is journalled', async () => {
  await db.transaction((tx) =>
    putEntry(tx, clerk, now, device, {
      values: { code: 'F-1', title: '=1+1', kind: 'boiler', site: '652325', keeper_phone: '13999990000' },
    }),
  );
  const csv = (await exported({ format: 'csv', where: { code: 'F-1' } })).toString();
  assert.ok(csv.startsWith('\uFEFF设备代码,设备名称'));
  assert.ok(csv.includes(`F-1,"'=1+1",锅炉,`));
  assert.ok(csv.includes('13999990000'));
  const window = officer('window', '65.6523');
  const masked = (await exported({ format: 'csv', bom: false, where: { code: 'F-1' } }, window)).toString();
  assert.match(masked, /139\*+00/);
  assert.ok(masked.startsWith('设备代码'));
  const elsewhere = officer('window', '65.6523.652301');
  assert.equal(
    (await exported({ format: 'csv', where: { code: 'F-1' } }, elsewhere)).toString().split('\r\n').length,
    2,
  );
  await assert.rejects(exported({ format: 'csv' }, officer('health.officer', '65')), refused('forbidden'));
  const line = await db.one<{ detail: { rows: number } }>(
    sql`select detail from kernel.journal where act = 'export' and actor = ${window.id} order by seq desc limit 1`,
  );
  assert.equal(line.detail.rows, 1);
});

test('a workbook that is exported opens, with numbers as numbers', async () => {
  const bytes = await exported({ format: 'xlsx', where: { code: 'Y-1' }, fields: ['code', 'floors', 'load', 'kind'] });
  const book = new ExcelJs.Workbook();
  // The reader's own type of a buffer is older than Node's.
  await book.xlsx.load(bytes as never);
  const rows: unknown[] = [];
  // Row values are indexed from 1.
  book.worksheets[0]?.eachRow(({ values }) => rows.push(Array.isArray(values) ? values.slice(1) : values));
  assert.deepEqual(rows[1], ['Y-1', 5, 1.1, '电梯']);
});
