import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from, to } from 'pg-copy-streams';
import sql from 'sql-template-tag';
import { openDatabase, type Tx } from '../kernel/database/database.ts';
import { systemNow } from '../kernel/dates.ts';
import { codeTable } from '../kernel/fields/code-table.ts';
import { f } from '../kernel/fields/f.ts';
import { systemActor } from '../kernel/people/actor.ts';
import { peopleRegisters } from '../kernel/people/registers.ts';
import { importEntries } from '../kernel/registers/import.ts';
import { createTables } from '../kernel/registers/migration.ts';
import { register } from '../kernel/registers/register.ts';

class Undo extends Error {}

const states = codeTable('bench_state', { open: '在营', paused: '歇业', closed: '注销' });
const shop = register('bench_shop', {
  title: '测量用门店',
  grade: 1,
  steward: 'market_supervision',
  key: ['code'],
  access: { read: [{ who: 'public' }], write: [] },
  fields: {
    code: f.text('编号', { maxLength: 20 }),
    name: f.text('名称', { maxLength: 60, search: true }),
    state: f.choice('状态', states),
    region: f.region('所在区划'),
    address: f.text('地址'),
    opened: f.date('开业日期'),
    area: f.decimal('面积', { scale: 2, unit: '平方米' }),
    seats: f.integer('座位数', { optional: true }),
    phone: f.phone('电话', { optional: true }),
    remark: f.text('备注', { optional: true }),
  },
});

/**
 * Imports a CSV file of `rows` rows into a register of ten fields, and copies the same rows into the same table by plain
 * COPY; prints rows a second of both and their ratio. All is undone at the end; goal: ratio at least 0.3.
 * @param url address of a migrated database, as its owner
 */
export async function benchImport(url: string, rows: number): Promise<number> {
  const db = openDatabase({ url, max: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'jisuban-bench-'));
  let ratio = 0;
  try {
    await db.transaction(async (tx) => {
      await prepare(tx);
      const begun = performance.now();
      const report = await importEntries(tx, systemActor, systemNow, shop, Readable.from(csv(rows)), {
        format: 'csv',
        mode: 'all_or_nothing',
      });
      const imported = performance.now() - begun;
      if (report.inserted !== rows)
        throw new Error(`imported ${report.inserted} rows: ${JSON.stringify(report.errors[0])}`);
      const copied = await copySame(tx, join(folder, 'rows.copy'));
      ratio = copied / imported;
      const speed = (ms: number): string => `${Math.round((rows / ms) * 1000).toLocaleString('en')} rows/s`;
      const memory = Math.round(process.resourceUsage().maxRSS / 1024);
      console.log(
        `import: ${rows} rows; import ${speed(imported)}, plain COPY ${speed(copied)}; ratio ${ratio.toFixed(2)}; ${memory} MB at most`,
      );
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  } finally {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
  return ratio;
}

async function prepare(tx: Tx): Promise<void> {
  await createTables(tx, [shop], [...peopleRegisters, shop]);
  await tx.run(sql`
    insert into register.region (recorded_at, recorded_by, code, name, level, kind, path, xpcc, valid_from)
    select now(), 'bench', '6523' || lpad(n::text, 2, '0'), '测量区划', 'county', '测量', '65.6523', false, '2020-01-01'
    from generate_series(1, 7) n
    on conflict do nothing`);
}

/** Takes the imported rows out as a file, empties the table, and copies them back. */
async function copySame(tx: Tx, file: string): Promise<number> {
  const columns = [...['version', 'recorded_at', 'recorded_by'], ...Object.keys(shop.fields), 'search', 'search_terms'];
  const list = columns.join(', ');
  const out = tx.client.query(to(`copy (select ${list} from register.bench_shop order by id) to stdout`));
  await pipeline(out, createWriteStream(file));
  await tx.run(sql`truncate register.bench_shop`);
  const begun = performance.now();
  await pipeline(createReadStream(file), tx.client.query(from(`copy register.bench_shop (${list}) from stdin`)));
  return performance.now() - begun;
}

function* csv(rows: number): Generator<Buffer> {
  const surnames = '王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗';
  const given = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉华建文辉力';
  const trades = ['餐饮店', '便利店', '修理部', '服装店', '烘焙坊', '理发店', '书店', '药店'];
  const pick = (list: string | readonly string[], place: number): string => list[place % list.length] ?? '';
  let text = '编号,名称,状态,所在区划,地址,开业日期,面积,座位数,电话,备注\n';
  for (let place = 0; place < rows; place += 1) {
    // A step that shares no factor with the lengths spreads the names over all combinations.
    const mixed = (place * 7919) % 1_000_003;
    const owner = pick(surnames, mixed) + pick(given, mixed >> 4) + pick(given, mixed >> 9);
    const month = String((mixed % 12) + 1).padStart(2, '0');
    const day = String((mixed % 28) + 1).padStart(2, '0');
    text += `S-${place},昌吉市${owner}${pick(trades, mixed >> 3)},${pick(['在营', '歇业', '注销'], mixed)},65230${(mixed % 7) + 1},`;
    text += `建设路${mixed % 400}号,20${10 + (mixed % 15)}-${month}-${day},${mixed % 500}.5,${mixed % 80},1390994${1000 + (mixed % 9000)},\n`;
    if (text.length < 128 * 1024) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
