import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { once } from '../../kernel/database/once.ts';
import { digestOf } from '../../kernel/digest.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { messages } from './messages.ts';
import type { ApiRoute, Given } from './route.ts';

/** Puts a route on the server: who may call, its headers and schemas first, then its handler. */
export function mount(app: FastifyInstance, platform: Platform, route: ApiRoute): void {
  const [status = '200'] = Object.keys(route.answers);
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    schema: {
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
    },
    ...(route.rate ? { config: { rateLimit: { max: route.rate, timeWindow: '1 minute' } } } : {}),
    preValidation: async (request) => guard(route, request),
    handler: async (request, reply) => {
      reply.code(Number(status)).header('Cache-Control', route.cache ?? 'no-store');
      const answer = await call(platform, route, request, reply);
      // A handler that sent something other than JSON answers the reply itself.
      return answer === reply ? reply : (answer ?? reply.send());
    },
  });
}

/** What is wrong with a request before its content is looked at. */
function guard(route: ApiRoute, request: FastifyRequest): void {
  if (route.who === 'signed_in' && request.actor.kind === 'anonymous')
    throw new Refusal('unauthenticated', messages.sign_in_first);
  const media = request.headers['content-type'] ?? '';
  if (route.body && !media.startsWith('application/json')) throw new Refusal('unsupported_type', messages.not_json);
  if (route.multipart && !media.startsWith('multipart/form-data'))
    throw new Refusal('unsupported_type', messages.not_multipart);
  if (route.repeats !== 'none' && route.method === 'POST' && !/^[\x21-\x7e]{8,128}$/.test(keyOf(request)))
    throw header('Idempotency-Key', messages.key_missing);
  if (route.if_match === 'required' && request.headers['if-match'] === undefined)
    throw header('If-Match', messages.version_missing);
}

const header = (field: string, message: typeof messages.key_missing | typeof messages.version_missing): Refusal =>
  new Refusal('invalid', message, { problems: [{ field, rule: 'header', message }] });

const keyOf = (request: FastifyRequest): string => String(request.headers['idempotency-key'] ?? '');

function versionOf(request: FastifyRequest): number | undefined {
  const text = request.headers['if-match'];
  if (text === undefined) return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(text)?.[1];
  if (version === undefined)
    throw new Refusal('invalid', messages.version_malformed, {
      problems: [{ field: 'If-Match', rule: 'header', message: messages.version_malformed }],
    });
  return Number(version);
}

async function call(
  platform: Platform,
  route: ApiRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const given: Given<TSchema, TSchema, TSchema> = {
    params: request.params,
    query: request.query,
    body: request.body,
    key: keyOf(request),
    version: route.if_match ? versionOf(request) : undefined,
    actor: request.actor,
    platform,
    request,
    reply,
  };
  if (route.repeats !== 'remembered') return route.handle(given, null);
  const digest = digestOf([route.id, request.params, request.query, request.body ?? null]);
  const asked = { actor: request.actor.id, key: given.key, digest, at: platform.now() };
  return platform.database.transaction((tx) =>
    route.method === 'POST' ? once(tx, asked, () => route.handle(given, tx)) : route.handle(given, tx),
  );
}
