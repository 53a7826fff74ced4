import { Refusal, type RefusalCode } from '../../kernel/refusal.ts';
import { statusOf } from '../problem.ts';
import { groups } from './groups.ts';
import { messages, problemTexts } from './messages.ts';
import type { Answer, ApiRoute } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

/** Refusals that any route may give. */
const ALWAYS: readonly RefusalCode[] = ['invalid', 'rate_limited'];

/**
 * The OpenAPI 3.1 document of the routes. A schema with `x-name` becomes a component once, wherever it stands.
 * @param components further components: forms of items, records of registers, contents of actions
 */
export function openApiOf(
  routes: readonly ApiRoute[],
  components: Json,
  about: { readonly address: string; readonly version: string },
): Json {
  const schemas: Record<string, unknown> = {};
  const hoist = hoister(schemas);
  for (const [name, schema] of Object.entries({ ...components, Problem: problemSchema })) schemas[name] = hoist(schema);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, hoist) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '吉速办开放接口 / Jisuban API',
      version: about.version,
      description:
        '一个地州的数字政府平台。所有写操作（POST）都须带 Idempotency-Key；版本以 ETag 给出、以 If-Match 带回；出错时返回 RFC 9457 问题详情。\n\nOne platform for a prefecture. Every POST that writes carries an Idempotency-Key; versions come as ETag and go back as If-Match; refusals are RFC 9457 problem details.',
    },
    servers: [{ url: `${about.address}/api/v1` }],
    tags: Object.entries(groups).map(([name, { zh, en }]) => ({ name, description: `${zh} / ${en}` })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jisuban_session', description: '浏览器会话 / browser session' },
        bearer: { type: 'http', scheme: 'bearer', description: '与会话相同的令牌 / the token of POST /session' },
      },
    },
  };
}

function operationOf(route: ApiRoute, hoist: (schema: unknown) => unknown): Json {
  const body = route.documented_body ?? route.body;
  const content = route.multipart
    ? { 'multipart/form-data': { schema: hoist(route.multipart) } }
    : body
      ? { 'application/json': { schema: hoist(body) } }
      : null;
  return {
    operationId: route.id,
    tags: [route.group],
    summary: route.title.zh,
    description: route.title.en,
    security: route.who === 'public' ? [{}, { session: [] }, { bearer: [] }] : [{ session: [] }, { bearer: [] }],
    parameters: [
      ...parametersOf('path', route.params, hoist),
      ...parametersOf('query', route.query, hoist),
      ...headersOf(route),
    ],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: { ...answersOf(route, hoist), ...problemsOf(route) },
    'x-repeats': route.repeats,
  };
}

function parametersOf(place: 'path' | 'query', schema: unknown, hoist: (schema: unknown) => unknown): Json[] {
  if (!isRecord(schema) || !isRecord(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: hoist(property),
  }));
}

const headersOf = (route: ApiRoute): Json[] => [
  ...(route.method === 'POST' && route.repeats !== 'none'
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description: messages.key_missing.zh,
          schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,128}$' },
        },
      ]
    : []),
  ...(route.if_match
    ? [
        {
          name: 'If-Match',
          in: 'header',
          required: route.if_match === 'required',
          description: messages.version_missing.zh,
          schema: { type: 'string', pattern: '^(?:W/)?"\\d{1,9}"$' },
        },
      ]
    : []),
];

const answersOf = (route: ApiRoute, hoist: (schema: unknown) => unknown): Json =>
  Object.fromEntries(
    Object.entries(route.answers).map(([status, answer]) => [
      status,
      {
        description: `${answer.words.zh} / ${answer.words.en}`,
        headers: { ...(answer.etag ? { ETag: { schema: { type: 'string' }, description: '版本 / version' } } : {}) },
        ...contentOf(answer, hoist),
      },
    ]),
  );

function contentOf({ schema, media }: Answer, hoist: (schema: unknown) => unknown): Json {
  if (!schema && !media) return {};
  const json = schema ? { 'application/json': { schema: hoist(schema) } } : {};
  const others = Object.fromEntries((media ?? []).map((type) => [type, { schema: { type: 'string' } }]));
  return { content: { ...json, ...others } };
}

/** Refusals by status, each code with its meaning. */
function problemsOf(route: ApiRoute): Json {
  const codes = new Set<RefusalCode>([...ALWAYS, ...route.refuses]);
  if (route.who === 'signed_in') codes.add('unauthenticated').add('forbidden');
  if (route.body || route.multipart) codes.add('unsupported_type').add('too_large');
  if (route.repeats === 'kernel' || route.repeats === 'remembered') codes.add('key_reused');
  if (route.if_match) codes.add('stale');
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of codes) {
    const status = statusOf(new Refusal(code, problemTexts[code].title));
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries([
    ...[...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, list]) => [
        status,
        {
          description: list.map((code) => `\`${code}\` ${problemTexts[code].title.zh}`).join('；'),
          ...(status === 429 ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: '秒' } } } : {}),
          content: problem,
        },
      ]),
    ['default', { description: problemTexts.internal.title.zh, content: problem }],
  ]);
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'code', 'instance'],
  additionalProperties: false,
  properties: {
    type: { type: 'string', description: '问题代码的说明页 / page that explains the code' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problemTexts) },
    instance: { type: 'string', description: '请求编号，与 X-Request-Id 相同 / request id' },
    field: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'rule', 'message', 'severity'],
        additionalProperties: false,
        properties: {
          field: { type: 'string' },
          rule: { type: 'string' },
          message: { type: 'string' },
          severity: { enum: ['block', 'warn'] },
        },
      },
    },
    details: { type: 'object' },
  },
};

/** Makes the walk that takes named schemas out of their places. */
function hoister(schemas: Record<string, unknown>): (schema: unknown) => unknown {
  const walk = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(walk);
    if (!isRecord(schema)) return schema;
    const { 'x-name': name, ...rest } = schema;
    const plain = () => Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, walk(value)]));
    if (typeof name !== 'string') return plain();
    if (!(name in schemas)) {
      schemas[name] = {};
      schemas[name] = plain();
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  return walk;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
