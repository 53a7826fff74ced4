import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import { Refusal } from '../kernel/refusal.ts';
import type { Platform } from './platform.ts';
import { sendProblem } from './problem.ts';
import { recogniseActor } from './session.ts';
import { refuseUnwritable } from './unwritable.ts';

/** A group of routes; each front and the API is one. */
export type Routes = (app: FastifyInstance, platform: Platform) => Promise<void> | void;

const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A form on another site must not act with our visitor's session; browsers say where a request comes from. */
function refuseForeignForms(request: FastifyRequest): void {
  if (SAFE.has(request.method) || request.headers.authorization) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && hostOf(origin) !== host);
  if (foreign)
    throw new Refusal('forbidden', {
      zh: '请求来自其他网站，已拒绝。请在本平台页面内操作。',
      en: 'The request came from another site.',
    });
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/** Builds the one HTTP server: parsing, who asks, headers, limits, errors, health; then the groups of routes. */
export async function buildApp(platform: Platform, groups: readonly Routes[]): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: platform.config.logLevel },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: platform.config.trustProxy,
    bodyLimit: 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
    // A field that no schema names is refused, not dropped; numbers in texts are not numbers.
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: true, allErrors: true, strict: false },
    },
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 1024 * 1024 });
  // The file store cuts at the limit and says so; this bound is only a second wall.
  await app.register(multipart, {
    limits: { fileSize: platform.config.fileLimit + 1024 * 1024, files: 20, fields: 200 },
  });
  await app.register(rateLimit, {
    global: true,
    max: platform.config.rateLimit === 0 ? Number.MAX_SAFE_INTEGER : (platform.config.rateLimit ?? 1200),
    timeWindow: '1 minute',
    keyGenerator: (request) => request.ip,
    allowList: (request) => request.url === '/health' || request.url === '/ready',
  });
  app.decorateRequest('actor');
  app.decorateRequest('sessionToken', null);
  app.decorateRequest('language', 'zh');
  app.decorateRequest('elder', false);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'Content-Security-Policy': CSP,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'X-Request-Id': request.id,
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
    refuseForeignForms(request);
    await recogniseActor(platform, request);
  });
  app.addHook('preValidation', async ({ params, query, body }) => refuseUnwritable([params, query, body]));
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));

  app.get('/health', async () => ({ status: 'alive' }));
  app.get('/ready', async (_, reply) => {
    try {
      await platform.database.one(sql`select 1 as ready`);
      return { status: 'ready' };
    } catch {
      reply.code(503);
      return { status: 'not ready', reason: 'database' };
    }
  });
  for (const routes of groups) await app.register(async (scope) => routes(scope, platform));
  return app;
}
