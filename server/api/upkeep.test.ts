import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { allRegisters } from '../systems.ts';
import { draftRestaurant, submit } from './journey.ts';
import { type Reply, testServer } from './test-client.ts';

type Body = Reply['body'];

const server = await testServer();
const { ok, signIn, client, db, document } = server;
const agent = await signIn('demo.agent');
const clerk = await signIn('changji.window.1');
const bureau = await signIn('zhou.data_bureau.officer.1');
const supervision = await signIn('changji.market_supervision.officer.1');

const item = 'open_restaurant';
const readItem = (call = agent) => ok(call('read_item', { params: { item } }));

test('a dry run tells what a publication would touch, and writes nothing', async () => {
  const { submission } = await draftRestaurant(agent);
  await submit(agent, submission, 'upkeep-case-1');
  await draftRestaurant(agent);
  const { definition } = await readItem();
  const body = { definition: { ...definition, summary: '改写后的说明。' }, from: '2026-03-02' };
  const preview = await ok(bureau('preview_item_version', { params: { item }, body }));
  assert.deepEqual(preview.impact, { open_cases: 1, drafts: 1 });
  assert.equal(preview.version, 2);
  assert.equal((await readItem()).version, 1);
});

test('a new version leaves open cases on theirs, and drafts are told and renewed with their answers', async () => {
  const before = await readItem();
  const params = { item };
  const body = { definition: { ...before.definition, summary: '改写后的说明。' }, from: '2026-03-02' };
  const key = 'publish-version-2';
  const published = await ok(bureau('publish_item_version', { params, body, key }));
  assert.deepEqual(
    await ok(bureau('publish_item_version', { params, body, key })),
    published,
    'the same key publishes once',
  );
  const after = await readItem();
  assert.deepEqual([after.version, after.definition.summary], [2, '改写后的说明。']);

  const { entries: cases } = await ok(agent('list_cases'));
  const view = await ok(agent('read_case', { params: { case: cases[0].id } }));
  assert.equal(view.item_version, before.id);
  assert.equal((await ok(agent('read_item_version', { params: { version: view.item_version } }))).version, 1);

  const { entries: drafts } = await ok(agent('list_drafts'));
  const told = await ok(agent('read_draft', { params: { draft: drafts[0].id } }));
  assert.equal(told.superseded, after.id);
  const renewed = await ok(agent('renew_draft', { params: { draft: drafts[0].id } }));
  assert.equal(renewed.item_version, after.id);
  assert.deepEqual(renewed.answers, told.draft.answers);
});

test('a definition with a condition that is none, or a field of no type, is refused by place; flaws of quality are listed', async () => {
  const { definition } = await ok(agent('read_item', { params: { item: 'food_business_licence' } }));
  const publish = (change: object) =>
    bureau('publish_item_version', {
      params: { item: 'food_business_licence' },
      body: { definition: { ...definition, ...change }, from: '2026-03-02' },
    });
  const odd = await publish({ conditions: [{ name: '坏', rule: { all: 'x' }, checked: 'decision' }] });
  assert.deepEqual([odd.status, odd.body.code], [422, 'invalid']);
  const untyped = await publish({ form: { a: { 'x-field': 'sorcery', title: '甲' } } });
  assert.equal(untyped.body.problems[0].field, 'form.a');
  const missing = await publish({ statutory: undefined });
  assert.deepEqual([missing.status, missing.body.code], [422, 'invalid']);
  const poor = await publish({ questions: [], stages: {} });
  assert.deepEqual([poor.status, poor.body.code], [422, 'quality']);
  assert.ok(poor.body.problems.length > 0);
  assert.equal((await publish({ item: 'other_name' })).status, 422);
});

test('a retired item takes no applications from that day, and is found no more', async () => {
  await ok(bureau('retire_item', { params: { item: 'newborn' }, body: { from: '2026-03-03' } }));
  server.moveTo('2026-03-03T02:00:00.000Z');
  const gone = await agent('read_item', { params: { item: 'newborn' } });
  assert.deepEqual([gone.status, gone.body.code], [409, 'not_in_force']);
});

test('every register has its routes, and whoever may read nothing of it gets nothing', async () => {
  for (const { name } of allRegisters) {
    assert.ok(document.components.schemas[`Record_${name}`], name);
    const { status } = await bureau(`list_${name}`, { query: { limit: 2 } });
    assert.ok([200, 403].includes(status), `${name} ${status}`);
    const visitor = await client(null)(`list_${name}`, { query: { limit: 2 } });
    assert.ok([200, 401].includes(visitor.status), `${name} ${visitor.status}`);
  }
});

test('a register is listed by pages, narrowed, searched by pinyin and counted', async () => {
  const first = await ok(clerk('list_enterprise', { query: { limit: 5, count: true, sort: 'name' } }));
  assert.deepEqual([first.entries.length, first.count], [5, 60]);
  const second = await ok(clerk('list_enterprise', { query: { limit: 5, sort: 'name', cursor: first.next } }));
  const ids = (page: Body) => page.entries.map(({ id }: Body) => id);
  assert.equal(
    ids(second).some((id: string) => ids(first).includes(id)),
    false,
  );
  const kind = first.entries[0].values.kind;
  const narrowed = await ok(clerk('list_enterprise', { query: { 'where.kind': kind, 'where.synthetic': 'true' } }));
  assert.ok(narrowed.entries.every(({ values }: Body) => values.kind === kind));
  const found = await ok(clerk('search_enterprise', { query: { text: 'silu' } }));
  assert.ok(found.entries.some(({ values }: Body) => values.name.includes('丝路')));
});

test('an entry is changed only by whoever has seen its version; its history and its state as of a day are told', async () => {
  const { entries } = await ok(
    supervision('list_enterprise', { query: { within_field: 'region', within_region: '652301', limit: 1 } }),
  );
  const [entry] = entries;
  const params = { id: entry.id };
  const body = { values: { phone: '0994-2345678' } };
  assert.equal((await supervision('change_enterprise', { params, body })).body.problems[0].field, 'If-Match');
  const changed = await supervision('change_enterprise', { params, version: entry.version, body });
  assert.deepEqual(
    [changed.status, changed.body.outcome, changed.headers.get('etag')],
    [200, 'updated', `"${entry.version + 1}"`],
  );
  const stale = await supervision('change_enterprise', {
    params,
    version: entry.version,
    body: { values: { phone: '0994-8765432' } },
  });
  assert.deepEqual([stale.status, stale.body.code], [409, 'stale']);
  const wrong = await supervision('change_enterprise', {
    params,
    version: entry.version + 1,
    body: { values: { status: 'gone', colour: 1 } },
  });
  assert.deepEqual(wrong.body.problems.map(({ field }: Body) => field).sort(), ['colour', 'status']);
  assert.equal((await clerk('change_enterprise', { params, version: entry.version + 1, body })).status, 403);
  const { versions } = await ok(supervision('history_enterprise', { params }));
  assert.equal(versions[0].changes[0].field, 'phone');
  const past = await ok(supervision('read_enterprise', { params, query: { as_of: '2026-03-02T02:00:00.000Z' } }));
  assert.equal(past.values.phone, entry.values.phone);
  assert.equal((await supervision('read_enterprise', { params, query: { as_of: 'yesterday' } })).status, 422);
});

test('an entry is inserted once for its key', async () => {
  const values = {
    code: '652399',
    name: '试验区',
    level: 'county',
    kind: '县',
    parent: '6523',
    path: '65.6523.652399',
    xpcc: false,
    valid_from: '2026-01-01',
  };
  const insert = (key: string, change = {}) =>
    bureau('insert_region', { body: { values: { ...values, ...change } }, key });
  const [one, two] = [await ok(insert('insert-once-1')), await ok(insert('insert-once-1'))];
  assert.deepEqual(one, two);
  assert.equal((await insert('insert-once-1', { name: '别名' })).body.code, 'key_reused');
  assert.equal((await insert('insert-once-2', { name: '别名' })).status, 409, 'no entry is written over by an insert');
  const found = await ok(client(null)('find_regions', { query: { parent: '6523' } }));
  assert.ok(found.entries.some(({ code }: Body) => code === '652399'));
  const removed = await bureau('remove_region', { params: { id: one.id }, version: one.version });
  assert.equal(removed.status, 204);
});

test('a file is imported with its errors by row and field, and exported in both formats', async () => {
  const csv =
    'code,name,level,kind,parent,path,xpcc,valid_from\n652398,甲区,county,县,6523,65.6523.652398,false,2026-01-01\n652397,乙区,nowhere,县,6523,65.6523.652397,false,2026-01-01\n';
  const form = () => {
    const data = new FormData();
    data.set('file', new Blob([csv], { type: 'text/csv' }), '区划.csv');
    return data;
  };
  const strict = await ok(bureau('import_region', { query: { format: 'csv', mode: 'all_or_nothing' }, form: form() }));
  assert.deepEqual([strict.outcome, strict.bad_rows, strict.inserted], ['refused', 1, 0]);
  assert.equal(strict.errors[0].field, 'level');
  const good = await ok(bureau('import_region', { query: { format: 'csv', mode: 'good_rows' }, form: form() }));
  assert.deepEqual([good.outcome, good.inserted], ['written', 1]);
  const refused = await clerk('import_region', { query: { format: 'csv', mode: 'good_rows' }, form: form() });
  assert.equal(refused.status, 403);
  const out = await bureau('export_region', { query: { format: 'csv', 'where.parent': '6523' } });
  assert.match(out.bytes.toString(), /甲区/);
  const sheet = await bureau('export_region', { query: { format: 'xlsx', fields: 'code,name' } });
  assert.equal(sheet.bytes.subarray(0, 2).toString(), 'PK');
  assert.equal((await client(null)('export_person', { query: { format: 'csv' } })).status, 401);
});

test('a holiday notice is previewed and loaded by the bureau alone, and moves the open clocks once', async () => {
  const known = await ok(client(null)('list_holiday_notices'));
  const [notice] = known.entries.filter(({ year }: Body) => year === 2026);
  const { jurisdiction, year, document: title, holidays, workdays, inLieuDays } = notice;
  const day = '2026-03-04';
  const body = {
    jurisdiction,
    year,
    document: `${title}（补充）`,
    workdays,
    holidays: { ...holidays, [day]: 'Test,试,0' },
    inLieuDays: { ...inLieuDays, [day]: 'Test,试,0' },
  };
  const preview = await ok(bureau('preview_holiday_notice', { body }));
  assert.ok(preview.count > 0);
  const asked = await bureau('load_holiday_notice', { body });
  assert.deepEqual([asked.status, asked.body.code], [422, 'needs_confirmation']);
  const loaded = await ok(bureau('load_holiday_notice', { body, query: { supersede: true }, key: 'load-notice-1' }));
  assert.equal(loaded.moved_clocks, preview.count);
  assert.deepEqual(
    await ok(bureau('load_holiday_notice', { body, query: { supersede: true }, key: 'load-notice-1' })),
    loaded,
  );
  assert.equal((await agent('preview_holiday_notice', { body })).status, 403);
});

test('a parameter is entered by one person and confirmed by another, and tells its document', async () => {
  const row = {
    code: 'test.area',
    title: '试验面积',
    kind: 'number',
    value: '25',
    unit: '平方米',
    jurisdiction: '65.6523',
    document: '试验文件',
    state: 'located',
  };
  assert.equal((await clerk('propose_parameters', { body: { rows: [row] } })).status, 403);
  await appoint('zhou.data_bureau.officer.1');
  await appoint('zhou.data_bureau.officer.2');
  const second = await signIn('zhou.data_bureau.officer.2');
  const { ids } = await ok(bureau('propose_parameters', { body: { rows: [row] } }));
  const wrong = await bureau('propose_parameters', { body: { rows: [{ ...row, state: 'pending' }] } });
  assert.equal(wrong.body.problems[0].field, 'rows.0.value');
  assert.equal((await bureau('confirm_parameter', { params: { id: ids[0] } })).status, 403, 'not by oneself');
  assert.equal(
    (await ok(client(null)('find_parameters', { query: { codes: 'test.area', region: '652301' } }))).entries.length,
    0,
  );
  assert.equal((await second('confirm_parameter', { params: { id: ids[0] } })).status, 204);
  const { entries } = await ok(client(null)('find_parameters', { query: { codes: 'test.area', region: '652301' } }));
  assert.deepEqual([entries[0].value, entries[0].document], ['25', '试验文件']);
  const { entries: versions } = await ok(bureau('list_parameter_versions', { params: { code: 'test.area' } }));
  assert.equal(versions.length, 1);
});

/** Gives an account the office of a parameter administrator, which the demo has not filled. */
async function appoint(login: string): Promise<void> {
  const given = await server.owner.transaction((tx) =>
    tx.run(sql`
      insert into kernel.post (id, account, role, organisation, region, valid)
      select gen_random_uuid(), post.account, 'parameters.administrator', post.organisation, post.region, post.valid
      from kernel.post
      join kernel.account on account.id = post.account
      where account.login = ${login}`),
  );
  assert.equal(given, 1);
}

test('what is public may be kept for a while, what is personal may not', async () => {
  const open = await client(null)('search_items', { query: { q: '饭店' } });
  assert.match(open.headers.get('cache-control') ?? '', /max-age/);
  for (const id of ['list_cases', 'read_session', 'read_inbox', 'list_licences'])
    assert.equal((await agent(id)).headers.get('cache-control'), 'no-store', id);
  assert.ok((await db.many(sql`select 1 as one from kernel.journal limit 1`)).length > 0);
});

test('the sizes of an inbox agree with what it lists', async () => {
  const counts = await ok(clerk('count_inbox'));
  const { entries } = await ok(clerk('read_inbox', { query: { limit: 200 } }));
  assert.equal(counts.all, entries.length);
  const organisations = await ok(
    client(null)('find_organisations', { query: { region: '652301', department: 'market_supervision' } }),
  );
  assert.equal(organisations.entries.length, 1);
});
