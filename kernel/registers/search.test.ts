import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sql, { type Sql } from 'sql-template-tag';
import { device, officer } from './example-register.ts';
import { exampleWorld } from './example-world.ts';
import { putEntries } from './put.ts';
import { searchEntries } from './search.ts';
import { matches, searchColumns, searchWords } from './search-text.ts';
import { columnsOf } from './sight.ts';

const world = await exampleWorld();
const { db, now } = world;
const clerk = officer('market_supervision.officer', '65.6523');
const site = { kind: 'lift', site: '652301' } as const;
const titles = [
  '开餐厅专用电梯',
  '昌吉市人民医院 2 号梯',
  'ABC Ltd 货梯',
  '奇台长城宾馆客梯',
  '100%_合格\\梯',
  '张三的锅炉',
];
await db.transaction((tx) =>
  putEntries(
    tx,
    clerk,
    now,
    device,
    titles.map((title, place) => ({ values: { ...site, code: `S-${place}`, title } })),
  ),
);
const found = async (text: string) =>
  (await searchEntries(db, clerk, now, device, { text })).map(({ values }) => values.title);

test('Chinese is found by one, two and more characters anywhere in it', async () => {
  assert.deepEqual(await found('炉'), ['张三的锅炉']);
  assert.deepEqual(await found('昌吉'), ['昌吉市人民医院 2 号梯']);
  assert.deepEqual(await found('人民医院'), ['昌吉市人民医院 2 号梯']);
  assert.deepEqual(await found('医院 昌吉'), ['昌吉市人民医院 2 号梯']);
  assert.deepEqual(await found('医院 奇台'), []);
  assert.deepEqual(await found('2号'), ['昌吉市人民医院 2 号梯']);
});

test('pinyin is found in full with and without blanks, and by initials', async () => {
  for (const text of ['kai can ting', 'kaicanting', 'KCT', 'kaican', 'kc'])
    assert.deepEqual(await found(text), ['开餐厅专用电梯'], text);
  assert.deepEqual(await found('changcheng'), ['奇台长城宾馆客梯']);
  assert.deepEqual(await found('zh'), ['张三的锅炉', '开餐厅专用电梯']);
});

test('Latin text is found whatever its case, width and blanks', async () => {
  for (const text of ['abc ltd', 'ABC', 'ＡＢＣ', 'ab']) assert.deepEqual(await found(text), ['ABC Ltd 货梯'], text);
});

test('signs of the pattern language stand for themselves', async () => {
  assert.deepEqual(await found('100%_合格\\'), ['100%_合格\\梯']);
  assert.deepEqual(await found('%_%'), []);
  assert.deepEqual(await found('   '), []);
});

test('any one, two or more neighbouring Chinese characters of a text find it', () => {
  const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.array(han, { minLength: 3, maxLength: 12 }), fc.nat(), fc.nat(), (characters, start, length) => {
      const from = start % characters.length;
      const part = characters.slice(from, from + 1 + (length % 5)).join('');
      const columns = searchColumns([characters.join('')]);
      const [word = ''] = searchWords(part);
      return [...word].length <= 2 ? columns.search_terms.includes(word) : columns.search.includes(word);
    }),
  );
});

test('the index serves searches of one, two and more characters and of pinyin, among 20,000 entries', async () => {
  const characters = [
    ...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈',
  ];
  const pick = (place: number) => characters[place % characters.length] ?? '';
  const rows = [...Array(20_000).keys()].map((place) => {
    const title = `${pick(place)}${pick(place * 7 + 3)}${pick(Math.floor(place / 50))}${pick(place * 13 + 5)}-${place}`;
    return { code: `B-${place}`, title, ...searchColumns([title]) };
  });
  await world.owner.transaction(async (tx) => {
    await tx.run(sql`
      insert into register.example_device (recorded_at, recorded_by, code, title, kind, site, search, search_terms)
      select now(), 'test', r.code, r.title, 'lift', '652301', r.search, r.search_terms
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, title text, search text, search_terms text[])`);
  });
  await world.owner.many(sql`select gin_clean_pending_list('register.example_device_search_idx')`);
  await world.owner.pool.query('analyze register.example_device');
  const planOf = async (text: string): Promise<string> => {
    const where: Sql = matches(searchWords(text), columnsOf('t'));
    const plan = await db.many<{ 'QUERY PLAN': string }>(
      sql`explain (analyze, costs off, timing off) select t.id from register.example_device t where ${where} limit 500`,
    );
    return plan.map((line) => line['QUERY PLAN']).join('\n');
  };
  for (const text of ['昃', '昌吉', '人民医院', 'kaicanting', 'kct', 'kc', '医院 昌吉', '2号'])
    assert.match(await planOf(text), /Bitmap Index Scan on example_device_search_idx/, text);
  assert.deepEqual(await found('人民医院'), ['昌吉市人民医院 2 号梯']);
});
