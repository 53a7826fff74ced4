import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import Schema from 'typebox/schema';
import { seedPeople } from '../../demo/seed-people.ts';
import { testWorld, type World } from '../../kernel/database/test-world.ts';
import { buildApp } from '../app.ts';
import { openPlatform, type Platform, publishDeclarations } from '../platform.ts';
import { api } from './api.ts';

// A whole server on a private database, and a client that knows nothing but the OpenAPI document: paths, parameters and the
// shape of every answer are looked up there, and an answer that the document does not describe fails the test.

type Json = Readonly<Record<string, unknown>>;

/** An answer: what a test looks at. `body` is unknown to the types; tests read it through the document's shapes. */
export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the document has just described it; a test's own reading is its check
  readonly body: any;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly key?: string | null;
  readonly version?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls an operation by its id, as one user. */
export type Call = (operation: string, asked?: Asked) => Promise<Reply>;

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly security: readonly Json[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: Json }>> }>>;
  readonly requestBody?: { readonly content?: Readonly<Record<string, Json>> };
}

export interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

let serial = 0;

/** Reads the document of a server, and makes clients for it. */
export async function readDocument(address: string) {
  const document = (await (await fetch(`${address}/api/v1/openapi.json`)).json()) as Document; // the test of the document holds its shape
  const operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => [operation.operationId, { path, method, operation }] as const,
      ),
    ),
  );

  function checkAnswer(operation: Operation, status: number, media: string, body: unknown): void {
    const response = operation.responses[status] ?? (status >= 400 ? operation.responses.default : undefined);
    assert.ok(
      response,
      `${operation.operationId} answers ${status}, which the document does not name: ${JSON.stringify(body)}`,
    );
    const type = media.split(';')[0] ?? '';
    const schema = response.content?.[type]?.schema;
    if (type === '' || !type.endsWith('json')) return;
    assert.ok(schema, `${operation.operationId} answers ${status} as ${type}, which the document does not name`);
    const check = Schema.Compile({ ...schema, components: document.components });
    const [, errors] = check.Errors(body);
    assert.ok(
      check.Check(body),
      `${operation.operationId} ${status} is not as documented: ${JSON.stringify(errors.slice(0, 3))} in ${JSON.stringify(body).slice(0, 600)}`,
    );
  }

  const client =
    (token: string | null): Call =>
    async (id, asked = {}) => {
      const found = operations.get(id);
      assert.ok(found, `the document has no operation ${id}`);
      const { path, method, operation } = found;
      const url = new URL(
        `${address}/api/v1${path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(asked.params?.[name] ?? ''))}`,
      );
      for (const [name, value] of Object.entries(asked.query ?? {})) url.searchParams.set(name, String(value));
      const wantsKey = operation.parameters.some(({ name, required }) => name === 'Idempotency-Key' && required);
      const response = await fetch(url, {
        method: method.toUpperCase(),
        headers: {
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...(asked.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(wantsKey && asked.key !== null
            ? { 'Idempotency-Key': asked.key ?? `key-${++serial}-${Date.now()}` }
            : {}),
          ...(asked.version === undefined ? {} : { 'If-Match': `"${asked.version}"` }),
          ...asked.headers,
        },
        ...(asked.form ? { body: asked.form } : asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const media = response.headers.get('content-type') ?? '';
      const body: unknown = media.split(';')[0]?.endsWith('json') ? JSON.parse(bytes.toString()) : undefined;
      checkAnswer(operation, response.status, media, body);
      return { status: response.status, body, headers: response.headers, bytes };
    };

  /** Signs in as an account of the demo, and again as the same principal when the session has lain idle too long. */
  const signIn = async (login: string): Promise<Call> => {
    let chosen: Asked | undefined;
    const enter = async (): Promise<Call> => {
      const { status, body } = await client(null)('demo_sign_in', { body: { login } });
      assert.equal(status, 201, login);
      const call = client(body.token);
      if (chosen) await call('choose_principal', chosen);
      return call;
    };
    let inside = await enter();
    return async (id, asked) => {
      let reply = await inside(id, asked);
      if (reply.status === 401) {
        inside = await enter();
        reply = await inside(id, asked);
      }
      if (id === 'choose_principal') chosen = asked;
      return reply;
    };
  };
  return { document, operations, client, signIn };
}

export interface TestServer extends World, Awaited<ReturnType<typeof readDocument>> {
  readonly address: string;
  readonly platform: Platform;
  /** Waits for the answer and holds it to be a success. */
  ok(reply: Promise<Reply>): Promise<Reply['body']>;
}

/** Starts a server on a small demo prefecture, at 10:00 on the given day. It goes when the file's tests have ended. */
export async function testServer(start = '2026-03-02T02:00:00.000Z'): Promise<TestServer> {
  const world = await testWorld(start);
  const { db, now } = world;
  await publishDeclarations(db, now);
  await db.transaction((tx) => seedPeople(tx, { seed: 6523, now, report: () => {}, persons: 300, enterprises: 60 }));
  const dataFolder = await mkdtemp(join(tmpdir(), 'jisuban-api-'));
  const config = {
    dataFolder,
    publicAddress: 'http://127.0.0.1',
    fileLimit: 200_000,
    secret: 'for-tests-only',
    secureCookies: false,
    trustProxy: false,
    demo: 'changji',
    logLevel: 'silent',
  } as const;
  const platform = await openPlatform({ config, database: db, now });
  const app = await buildApp(platform, [api]);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  after(async () => {
    await app.close();
    await rm(dataFolder, { recursive: true, force: true });
  });
  return {
    ...world,
    ...(await readDocument(address)),
    address,
    platform,
    async ok(reply) {
      const { status, body } = await reply;
      assert.ok(status >= 200 && status < 300, `${status} ${JSON.stringify(body)}`);
      return body;
    },
  };
}

/** A small PDF of one page, made here, so that no sample file is needed. */
export function samplePdf(text: string): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << >> >>',
    `<< /Length ${text.length + 4} >>\nstream\n% ${text}\n\nendstream`,
  ];
  let pdf = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = pdf.length;
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = pdf.length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `xref\n0 5\n0000000000 65535 f \n${table}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(pdf);
}
