import sql from 'sql-template-tag';
import { type Database, openDatabase } from '../kernel/database/database.ts';
import { searchItems } from '../kernel/procedures/item-search.ts';
import { searchColumns } from '../kernel/registers/search-text.ts';
import { printLine, quantile, timesOf } from './measure.ts';

const DOING = ['许可', '登记', '备案', '变更', '注销', '延续', '补办', '认定', '年检', '补贴申领'];
const THINGS = [
  '食品经营',
  '个体工商户',
  '公司设立',
  '户外广告',
  '公共场所卫生',
  '道路货运',
  '建筑施工',
  '特种设备',
  '人力资源服务',
  '烟草零售',
  '旅馆业',
  '药品零售',
  '饮用水',
  '高龄老人',
  '最低生活保障',
  '残疾人',
  '灵活就业',
  '创业担保',
  '入学',
  '异地就医',
  '工伤',
  '结婚',
  '居住证',
  '取水',
  '采矿',
  '林木采伐',
  '草原征占用',
  '种子生产',
  '兽药经营',
  '动物防疫',
];
const TYPED = [
  '食品',
  '开饭店',
  '户',
  'shipin',
  'spjy',
  'gong shang',
  '药品零售延续',
  '我要办理残疾人补贴申领',
  '居住证',
  'xkz',
  '动物防疫 备案',
  '不存在的事项',
];

/** Fills the search table with made-up items of many departments' words. */
export async function fillItems(db: Database, items: number): Promise<void> {
  const rows = Array.from({ length: items }, (_, n) => {
    const title = `${THINGS[n % THINGS.length]}${DOING[Math.floor(n / THINGS.length) % DOING.length]}（${Math.floor(n / 300)}类）`;
    const rest = { kind: 'item', title, summary: title, department: 'bench', audience: ['1'], topics: [] };
    return { item: `bench_${n}`, ...rest, ...searchColumns([title]) };
  });
  await db.transaction((tx) =>
    tx.run(sql`
      insert into kernel.item_search (item, kind, title, summary, department, audience, topics, search, search_terms, valid)
      select item, kind, title, summary, department, audience, topics, search, search_terms, daterange('2020-01-01', null)
      from jsonb_populate_recordset(null::kernel.item_search, ${JSON.stringify(rows)}::jsonb)`),
  );
  await db.pool.query('vacuum analyze kernel.item_search');
}

/** Item search among 20,000 items: Chinese of any length, pinyin, initials, whole sentences, and what is not there. */
export async function benchItemSearch(url: string, items = 20_000): Promise<void> {
  const db = openDatabase({ url, max: 2 });
  try {
    await fillItems(db, items);
    const times = await timesOf(600, (round) =>
      searchItems(db, TYPED[round % TYPED.length] ?? '', { on: '2026-03-02' }),
    );
    printLine(
      `item search among ${items.toLocaleString('en')} items`,
      `p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`,
      'p95 < 20 ms',
    );
  } finally {
    await db.close();
  }
}
