import assert from 'node:assert/strict';
import { test } from 'node:test';
import Schema from 'typebox/schema';
import { problemTexts } from './messages.ts';
import { testServer } from './test-client.ts';

const { address, document, operations, client } = await testServer();

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
}

function resolve(ref: string): unknown {
  const path = ref.replace(/^#\//, '').split('/');
  // Walking down an unknown document: whatever is no record ends the walk.
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at ? (at as Record<string, unknown>)[key] : undefined),
    document,
  );
}

test('the document is OpenAPI 3.1 and every reference in it leads somewhere', () => {
  assert.equal(document.openapi, '3.1.0');
  const refs = [...new Set(refsIn(document))];
  assert.ok(refs.length > 100, `${refs.length}`);
  assert.deepEqual(
    refs.filter((ref) => resolve(ref) === undefined),
    [],
  );
  assert.equal(JSON.stringify(document).includes('"x-name"'), false);
});

test('every mapping of a discriminator leads to a schema', () => {
  const mapped = [...JSON.stringify(document).matchAll(/"mapping":\{([^}]*)\}/g)].flatMap(([, inner]) =>
    [...(inner ?? '').matchAll(/"(#\/[^"]+)"/g)].map(([, ref]) => ref ?? ''),
  );
  assert.ok(mapped.length >= 30);
  assert.deepEqual(
    mapped.filter((ref) => resolve(ref) === undefined),
    [],
  );
});

test('every schema of the document compiles as JSON Schema', () => {
  for (const [name, schema] of Object.entries(document.components.schemas))
    assert.doesNotThrow(() => Schema.Compile({ ...schema, components: document.components }), name);
});

test('every route is documented with its id, its security, its refusals and what it answers', () => {
  assert.ok(operations.size > 80, `${operations.size}`);
  for (const [id, { operation, path, method }] of operations) {
    assert.match(id, /^[a-z][a-z0-9_]+$/);
    assert.ok(operation.security.length > 0, `${id} names no security`);
    const statuses = Object.keys(operation.responses);
    assert.ok(
      statuses.some((status) => status.startsWith('2')),
      id,
    );
    for (const status of ['422', '429', 'default']) assert.ok(statuses.includes(status), `${id} lacks ${status}`);
    const open = operation.security.some((each) => Object.keys(each).length === 0);
    if (!open) for (const status of ['401', '403']) assert.ok(statuses.includes(status), `${id} lacks ${status}`);
    for (const [, name] of path.matchAll(/\{(\w+)\}/g))
      assert.ok(
        operation.parameters.some((each) => each.in === 'path' && each.name === name),
        `${method} ${path} lacks ${name}`,
      );
  }
});

test('an application is documented item by item, each with the form that belongs to it', () => {
  for (const item of ['open_restaurant', 'food_business_licence', 'old_age_allowance']) {
    assert.ok(document.components.schemas[`Submission_${item}`], item);
    assert.ok(document.components.schemas[`Form_${item}`], item);
  }
  const body = JSON.stringify(operations.get('submit_case')?.operation.requestBody);
  assert.ok(body.includes('#/components/schemas/Submission_open_restaurant'));
});

test('the reader page and all that it loads come from this server', async () => {
  const page = await fetch(`${address}/api/v1/docs`);
  assert.equal(page.status, 200);
  const html = await page.text();
  const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '');
  assert.ok(loaded.length >= 4);
  for (const url of loaded) {
    const absolute = new URL(url, page.url);
    assert.equal(absolute.origin, address);
    assert.equal((await fetch(absolute)).status, 200, url);
  }
  assert.equal(/<script(?![^>]*src=)[^>]*>\s*\S/.test(html), false, 'no inline script');
  assert.equal(/<style|style="/.test(html), false, 'no inline style');
});

test('every problem code has a page, in Chinese for people and as JSON for programs', async () => {
  const all = await (await fetch(`${address}/api/problems`)).json();
  assert.equal(all.problems.length, Object.keys(problemTexts).length);
  for (const { code } of all.problems) {
    const json = await (await fetch(`${address}/api/problems/${code}`)).json();
    assert.match(json.title.zh, /\p{Script=Han}/u);
    const html = await (await fetch(`${address}/api/problems/${code}`, { headers: { Accept: 'text/html' } })).text();
    assert.ok(html.includes(code));
  }
});

test('an unknown address is a problem, not a page of the framework', async () => {
  const reply = await fetch(`${address}/api/v1/nothing`);
  assert.equal(reply.status, 404);
  assert.equal(reply.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.equal((await reply.json()).code, 'not_found');
});

test('somebody who has not signed in reads what is public and nothing else', async () => {
  const visitor = client(null);
  for (const [id, { operation, method }] of operations) {
    if (method !== 'get' || operation.security.some((each) => Object.keys(each).length === 0)) continue;
    const params = Object.fromEntries(
      [...(operations.get(id)?.path.matchAll(/\{(\w+)\}/g) ?? [])].map(([, name]) => [name, crypto.randomUUID()]),
    );
    const { status, body } = await visitor(id, { params });
    assert.equal(status, 401, id);
    assert.equal(body.code, 'unauthenticated', id);
  }
});
