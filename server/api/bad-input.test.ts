// One file, because it is one table: every kind of bad input in a line, each held to the same promises.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { act, draftRestaurant, submit, upload } from './journey.ts';
import { type Asked, type Call, type Reply, samplePdf, testServer } from './test-client.ts';

type Body = Reply['body'];

const server = await testServer();
const { ok, signIn, client, db, address } = server;
const agent = await signIn('demo.agent');
const clerk = await signIn('changji.window.1');
const officer = await signIn('changji.market_supervision.officer.1');
const { draft, submission } = await draftRestaurant(agent);
const { receipt, sent } = await submit(agent, submission, 'bad-input-base');
const { principals } = await ok(agent('read_session'));
assert.ok(principals.length > 0 && draft.id);

/** Rows of every table that a request could write to; sessions and the journal of reads aside. */
async function rowCounts(): Promise<Body> {
  return db.one(sql`
    select (select count(*) from kernel.cases) as cases,
      (select count(*) from kernel.case_action) as actions,
      (select count(*) from kernel.work_item) as work,
      (select count(*) from kernel.clock) as clocks,
      (select count(*) from kernel.draft) as drafts,
      (select count(*) from kernel.attachment) as attachments,
      (select count(*) from kernel.notice) as notices,
      (select count(*) from kernel.item_version) as versions,
      (select count(*) from kernel.request_key) as keys,
      (select count(*) from kernel.parameter) as parameters,
      (select count(*) from kernel.holiday_notice) as holidays,
      (select count(*) from register.enterprise) as enterprises`);
}

interface Expected {
  readonly status: number;
  readonly code: string;
  readonly field?: string;
}

/** Holds a refusal to its code, its field and a message in Chinese, and the database to what it was. */
async function refused(call: Call, operation: string, asked: Asked, expected: Expected): Promise<void> {
  const before = await rowCounts();
  const { status, body, headers } = await call(operation, asked);
  assert.equal(status, expected.status, JSON.stringify(body));
  assert.equal(body.code, expected.code, JSON.stringify(body));
  assert.match(body.title, /\p{Script=Han}/u);
  assert.equal(headers.get('x-request-id'), body.instance);
  if (expected.field !== undefined) {
    const fields = [body.field, ...(body.problems ?? []).map(({ field }: Body) => field)];
    assert.ok(fields.includes(expected.field), `${expected.field} is not among ${fields}`);
    for (const { message } of body.problems ?? []) assert.match(message, /\p{Script=Han}/u);
  }
  assert.deepEqual(await rowCounts(), before, 'something was written');
}

const apply = (change: object): Asked => ({ body: { ...sent, ...change } });
const filled = (change: object): Asked => apply({ form: { ...sent.form, ...change } });
const take = (kind: string, content: unknown, more: Partial<Asked> = {}): Asked => ({
  params: { case: receipt.id },
  body: { kind, content },
  ...more,
});
const file = (bytes: Buffer, name: string, type: string, purpose = 'M65230003'): Asked => {
  const form = new FormData();
  form.set('purpose', purpose);
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return { form };
};
const invalid = (field: string): Expected => ({ status: 422, code: 'invalid', field });

const matrix: readonly (readonly [string, Call, string, Asked, Expected])[] = [
  ['a number where a text belongs', agent, 'submit_case', apply({ region: 652301 }), invalid('region')],
  ['an unknown property of the body', agent, 'submit_case', apply({ colour: 'red' }), invalid('colour')],
  ['an unknown answer of the form', agent, 'submit_case', filled({ colour: 'red' }), invalid('colour')],
  [
    'a text where the form wants yes or no',
    agent,
    'submit_case',
    filled({ safety_manager: 'yes' }),
    invalid('safety_manager'),
  ],
  ['a number below its bound', agent, 'submit_case', filled({ premises_area: '0' }), invalid('premises_area')],
  ['a choice that is none', agent, 'submit_case', filled({ food_category: 'bar' }), invalid('food_category')],
  ['a missing answer', agent, 'submit_case', filled({ contact_phone: null }), invalid('contact_phone')],
  ['a missing material', agent, 'submit_case', apply({ materials: [] }), invalid('materials.M65230003')],
  ['a missing property of the body', agent, 'submit_case', apply({ region: undefined }), invalid('region')],
  ['a division that is none', agent, 'submit_case', apply({ region: '999999' }), invalid('region')],
  [
    'an unknown item',
    agent,
    'submit_case',
    apply({ item: 'open_casino' }),
    { status: 404, code: 'unknown_item', field: 'item' },
  ],
  [
    'a version that is not in force',
    agent,
    'submit_case',
    apply({ item_version: receipt.id }),
    { status: 409, code: 'stale', field: 'item_version' },
  ],
  [
    'a key with other content',
    agent,
    'submit_case',
    { ...filled({ premises_area: '121' }), key: 'bad-input-base' },
    { status: 422, code: 'key_reused' },
  ],
  ['no key at all', agent, 'submit_case', { ...apply({}), key: null }, invalid('Idempotency-Key')],
  [
    'a key of a few letters',
    agent,
    'submit_case',
    { ...apply({}), headers: { 'Idempotency-Key': 'ab' } },
    invalid('Idempotency-Key'),
  ],
  ['somebody who has not signed in', client(null), 'submit_case', apply({}), { status: 401, code: 'unauthenticated' }],
  [
    'a body of more than a megabyte',
    agent,
    'submit_case',
    filled({ business_name: 'x'.repeat(1_100_000) }),
    { status: 413, code: 'too_large' },
  ],
  [
    'a form post in place of JSON',
    agent,
    'submit_case',
    { ...apply({}), headers: { 'Content-Type': 'text/plain' } },
    { status: 415, code: 'unsupported_type' },
  ],
  [
    'an unknown item in a draft',
    agent,
    'begin_draft',
    { body: { item: 'open_casino' } },
    { status: 404, code: 'unknown_item' },
  ],
  ['a draft of nobody', agent, 'read_draft', { params: { draft: receipt.id } }, { status: 404, code: 'not_found' }],
  ['an action by the wrong role', officer, 'take_action', take('accept', {}), { status: 404, code: 'not_found' }],
  [
    'an act of the window by the applicant',
    agent,
    'take_action',
    take('accept', {}),
    { status: 403, code: 'forbidden' },
  ],
  [
    'an act of the platform by a person',
    clerk,
    'take_action',
    take('mark_overdue', { clock: 'notice', due_on: '2026-03-09' }),
    { status: 403, code: 'forbidden' },
  ],
  [
    'a kind of action that is none',
    clerk,
    'take_action',
    take('explode', {}),
    { status: 422, code: 'invalid', field: 'kind' },
  ],
  ['content of another action', clerk, 'take_action', take('request_supplement', { missing: [] }), invalid('missing')],
  [
    'a step that does not follow',
    clerk,
    'take_action',
    take('complete', { stage: 'accept', to: 'granted' }),
    { status: 409, code: 'wrong_state' },
  ],
  [
    'an event in the future',
    clerk,
    'take_action',
    { ...take('accept', {}), body: { kind: 'accept', content: {}, at: '2027-01-01T00:00:00.000Z' } },
    invalid('at'),
  ],
  [
    'an event before the application',
    clerk,
    'take_action',
    { ...take('accept', {}), body: { kind: 'accept', content: {}, at: '2020-01-01T00:00:00.000Z' } },
    invalid('at'),
  ],
  [
    'an event at no moment',
    clerk,
    'take_action',
    { ...take('accept', {}), body: { kind: 'accept', content: {}, at: 'yesterday' } },
    invalid('at'),
  ],
  [
    'an older state of the case',
    clerk,
    'take_action',
    take('accept', {}, { version: 99 }),
    { status: 409, code: 'stale' },
  ],
  [
    'an If-Match that is none',
    clerk,
    'take_action',
    { ...take('accept', {}), headers: { 'If-Match': '*' } },
    invalid('If-Match'),
  ],
  ['a case that is none', clerk, 'read_case', { params: { case: 'nothing' } }, { status: 404, code: 'not_found' }],
  [
    'a clock that is none',
    agent,
    'explain_clock',
    { params: { case: receipt.id, clock: 'sand' } },
    { status: 404, code: 'not_found', field: 'clock' },
  ],
  [
    'a file above the limit',
    agent,
    'upload_attachment',
    file(Buffer.concat([samplePdf('big'), Buffer.alloc(300_000, 32)]), 'a.pdf', 'application/pdf'),
    { status: 413, code: 'too_large' },
  ],
  [
    'a program that says it is a PDF',
    agent,
    'upload_attachment',
    file(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4000)]), 'a.pdf', 'application/pdf'),
    { status: 415, code: 'unsupported_type' },
  ],
  [
    'a web page that says it is a picture',
    agent,
    'upload_attachment',
    file(Buffer.from('<html><script>alert(1)</script></html>'), 'a.png', 'image/png'),
    { status: 415, code: 'unsupported_type' },
  ],
  [
    'an empty file',
    agent,
    'upload_attachment',
    file(Buffer.alloc(0), 'a.pdf', 'application/pdf'),
    { status: 422, code: 'invalid' },
  ],
  [
    'an upload without purpose',
    agent,
    'upload_attachment',
    file(samplePdf('x'), 'a.pdf', 'application/pdf', ' '),
    invalid('purpose'),
  ],
  [
    'an upload by a visitor',
    client(null),
    'upload_attachment',
    file(samplePdf('x'), 'a.pdf', 'application/pdf'),
    { status: 401, code: 'unauthenticated' },
  ],
  ['a page of a list that is none', agent, 'list_cases', { query: { after: 'nonsense' } }, invalid('after')],
  ['a limit that is no number', agent, 'list_cases', { query: { limit: 'many' } }, invalid('limit')],
  ['an unknown parameter of a query', agent, 'list_cases', { query: { colour: 'red' } }, invalid('colour')],
  [
    'a date that does not exist',
    agent,
    'read_item',
    { params: { item: 'open_restaurant' }, query: { on: '2026-02-30' } },
    invalid('on'),
  ],
  [
    'publication by the wrong role',
    clerk,
    'retire_item',
    { params: { item: 'open_restaurant' }, body: { from: '2026-05-01' } },
    { status: 403, code: 'forbidden' },
  ],
  [
    'a holiday notice by the wrong role',
    clerk,
    'load_holiday_notice',
    { body: { jurisdiction: 'CN', year: 2030, document: '试', holidays: {}, workdays: {}, inLieuDays: {} } },
    { status: 403, code: 'forbidden' },
  ],
  [
    'a wrong password',
    client(null),
    'sign_in',
    { body: { login: 'nobody', password: 'wrong' } },
    { status: 401, code: 'unauthenticated' },
  ],
];

for (const [name, call, operation, asked, expected] of matrix)
  test(`${name} is refused as ${expected.code}, in Chinese, and nothing is written`, () =>
    refused(call, operation, asked, expected));

test('a body that is no JSON is refused as invalid', async () => {
  const reply = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{',
  });
  assert.deepEqual([reply.status, (await reply.json()).code], [400, 'invalid']);
});

test('a form on another site does nothing with our visitor’s session', async () => {
  const reply = await fetch(`${address}/api/v1/session`, {
    method: 'DELETE',
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  });
  assert.deepEqual([reply.status, (await reply.json()).code], [403, 'forbidden']);
});

test('signing in is limited to some tries a minute from one address, and says when to try again', async () => {
  let last: Reply | undefined;
  for (let tries = 0; tries < 25; tries += 1)
    last = await client(null)('sign_in', { body: { login: `nobody-${tries}`, password: 'wrong' } });
  assert.deepEqual([last?.status, last?.body.code], [429, 'rate_limited']);
  assert.ok(Number(last?.headers.get('retry-after')) > 0);
});

test('an answer saved over one that was not seen is refused, and what was saved stays', async () => {
  const begun = await ok(agent('begin_draft', { body: { item: 'open_restaurant' }, key: 'draft-key-1' }));
  const again = await ok(agent('begin_draft', { body: { item: 'open_restaurant' }, key: 'draft-key-1' }));
  assert.equal(again.id, begun.id, 'the same key begins one draft');
  const params = { draft: begun.id };
  await ok(agent('save_draft', { params, version: 1, body: { answers: { business_name: '甲' } } }));
  const stale = await agent('save_draft', { params, version: 1, body: { answers: { business_name: '乙' } } });
  assert.deepEqual([stale.status, stale.body.code, stale.body.details.answers.business_name], [409, 'stale', '甲']);
  await ok(agent('save_draft', { params, version: 1, body: { answers: { contact_name: '丙' } } }));
  const { draft: kept } = await ok(agent('read_draft', { params }));
  assert.deepEqual(kept.answers, { business_name: '甲', contact_name: '丙' });
  assert.equal((await agent('remove_draft', { params })).status, 204);
});

test('after five working days without a word the law has accepted, and asking for more is refused as deemed', async () => {
  server.moveTo('2026-03-12T02:00:00.000Z');
  const before = await act(clerk, receipt.id, 'claim', { stage: 'accept' }).catch(() => null);
  assert.equal(before, null);
  const { state } = await ok(clerk('read_case', { params: { case: receipt.id } }));
  assert.equal(state.deemed_accepted, true);
  await refused(clerk, 'take_action', take('request_supplement', { missing: [{ what: '再补一份' }] }), {
    status: 409,
    code: 'deemed',
  });
  await refused(
    clerk,
    'take_action',
    take('decline', { outcome: 'not_competent', reason: '不属于本机关', competent_body: '某局' }),
    {
      status: 409,
      code: 'deemed',
    },
  );
});

test('an upload that is sent twice is one attachment', async () => {
  assert.equal(await upload(agent, 'twice'), await upload(agent, 'twice'));
});
