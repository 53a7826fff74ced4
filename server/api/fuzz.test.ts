import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draftRestaurant, submit } from './journey.ts';
import { type Operation, type Reply, testServer } from './test-client.ts';

type Body = Reply['body'];

// Whatever is sent to whatever operation, by whomever: the answer is one that the document names, and never a fault of ours.
// The client holds each answer to the document; a 500 is named nowhere but as `default`, and is looked for here.

const server = await testServer();
const { operations, signIn } = server;
const agent = await signIn('demo.agent');
const { submission } = await draftRestaurant(agent);
const { receipt } = await submit(agent, submission, 'fuzz-case-1');
const { draft } = await draftRestaurant(agent);
const callers = [agent, await signIn('changji.window.1'), await signIn('zhou.data_bureau.officer.1')];

/** Words that exist, words that do not, and words that break what is careless. */
const word = fc.oneof(
  fc.constantFrom(
    receipt.id,
    receipt.number,
    draft.id,
    'open_restaurant',
    '652301',
    'promised',
    '2026-03-02',
    '2026-02-30',
  ),
  fc.constantFrom(
    '\u0000',
    "'; drop table",
    '%',
    '\\',
    '../..',
    '\ud800',
    '１２',
    'NaN',
    '9'.repeat(30),
    '~',
    'a~b',
    '-1',
    '__proto__',
  ),
  fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/^\.+$/.test(text)),
  fc.uuid(),
);
// An empty part of a path, or one of dots, is another path.
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('item', 'kind', 'content', 'form', 'values', 'constructor', 'x', 'stage'),
      tie('any'),
      { maxKeys: 4 },
    ),
  ),
})).any;

/** A body near what the document asks for: its properties, some of them with other values. */
function bodyOf(operation: Operation): fc.Arbitrary<unknown> {
  const text = JSON.stringify(operation.requestBody ?? {});
  const names = [...text.matchAll(/"(\w+)":\{"(?:type|anyOf|\$ref|enum)"/g)].map(([, name]) => name ?? '');
  if (names.length === 0) return value;
  return fc.oneof(value, fc.dictionary(fc.constantFrom(...names), value, { maxKeys: names.length }));
}

const skipped = new Set(['sign_in', 'demo_sign_in', 'sign_out', 'choose_principal', 'choose_post', 'verify']);

for (const [id, { operation, path }] of operations) {
  if (skipped.has(id) || operation.requestBody?.content?.['multipart/form-data']) continue;
  test(`${id} answers whatever is sent`, async () => {
    const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const query = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
    const asked = fc.record({
      caller: fc.constantFrom(...callers),
      params: fc.record(Object.fromEntries(params.map((name) => [name, word]))),
      query: query.length > 0 ? fc.dictionary(fc.constantFrom(...query), word, { maxKeys: 2 }) : fc.constant({}),
      body: operation.requestBody ? bodyOf(operation) : fc.constant(undefined),
      version: fc.constantFrom(undefined, 0, 1, 99),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ caller, body, version, ...where }) => {
        const given = {
          ...where,
          ...(body === undefined ? {} : { body }),
          ...(version === undefined ? {} : { version }),
        };
        const reply = await caller(id, given as Body); // the arbitrary's own type says nothing more
        assert.notEqual(reply.status, 500, JSON.stringify(reply.body));
      }),
      { numRuns: 7, seed: 6523 },
    );
  });
}

// PostgreSQL holds no NUL in a text, so each place where one may come in is tried by itself.
test('a NUL in any parameter is refused or finds nothing', async () => {
  const nul = 'a\u0000b';
  for (const [id, { operation, path, method }] of operations) {
    if (skipped.has(id) || method !== 'get') continue;
    const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, nul]));
    const names = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
    for (const name of names.length > 0 ? names.slice(0, 4) : ['']) {
      const { status } = await agent(id, { params, query: name === '' ? {} : { [name]: nul } });
      assert.notEqual(status, 500, `${id} ${name}`);
    }
  }
});

test('a NUL in an answer, an action or a record is refused', async () => {
  const nul = 'a\u0000b';
  const [, clerk, bureau] = callers;
  assert.ok(clerk && bureau);
  const tries = [
    agent('submit_case', { body: { ...submission, form: { ...submission.form, business_name: nul } } }),
    agent('save_draft', { params: { draft: draft.id }, body: { answers: { business_name: nul } } }),
    agent('save_draft', { params: { draft: draft.id }, body: { answers: { [nul]: 1 } } }),
    agent('begin_draft', { body: { item: 'open_restaurant', region: nul } }),
    agent('check_item', {
      params: { item: 'open_restaurant' },
      body: { answers: { business_name: nul }, region: nul },
    }),
    clerk('take_action', { params: { case: receipt.id }, body: { kind: 'accept', content: { opinion: nul } } }),
    clerk('list_cases', { query: { query: nul } }),
    clerk('read_inbox', { query: { query: nul } }),
    bureau('insert_region', { body: { values: { code: nul, name: nul } } }),
    bureau('propose_parameters', { body: { rows: [] } }),
  ];
  const upload = (purpose: string, name: string, text: string) => {
    const form = new FormData();
    form.set('purpose', purpose);
    form.set('file', new Blob([text]), name);
    return form;
  };
  const file = new FormData();
  file.set('file', new Blob([`code,name\n65${nul},甲\n`]), 'a.csv');
  tries.push(
    agent('upload_attachment', { form: upload(nul, 'a.pdf', '%PDF-1.4') }),
    agent('upload_attachment', { form: upload('x', `${nul}.txt`, '文字') }),
    bureau('import_region', { query: { format: 'csv', mode: 'good_rows' }, form: file }),
  );
  for (const [place, reply] of (await Promise.all(tries)).entries())
    assert.notEqual(reply.status, 500, `${place}: ${JSON.stringify(reply.body)}`);
});

test('a body that is nested without end is refused', async () => {
  const deep = `{"login":${'['.repeat(300_000)}${']'.repeat(300_000)},"password":"x"}`;
  const reply = await fetch(`${server.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: deep,
  });
  assert.ok(reply.status >= 400 && reply.status < 500, `${reply.status} ${await reply.text()}`);
});
