import type { FastifyInstance } from 'fastify';
import { createElement } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Platform } from '../../server/platform.ts';
import { type Answer, type Desk, deskOf } from './desk.ts';
import { Layout } from './layout.tsx';

/** A handler of the workbench: reads a desk, answers a page. */
export type Handler = (desk: Desk) => Promise<Answer> | Answer;

/** Registers pages on a scope. */
export interface PageRoutes {
  get(path: string, handler: Handler): void;
  post(path: string, handler: Handler): void;
}

/** Routes whose handlers answer pages. */
export function pageRoutes(app: FastifyInstance, platform: Platform, stylesheet: string): PageRoutes {
  const route = (method: 'get' | 'post') => (path: string, handler: Handler) => {
    app[method](path, async (request, reply) => {
      const desk = deskOf(platform, request, reply);
      return send(desk, await handler(desk), stylesheet);
    });
  };
  return { get: route('get'), post: route('post') };
}

/** Sends what a handler answered. */
export async function send(desk: Desk, answer: Answer, stylesheet: string): Promise<unknown> {
  const { reply } = desk;
  if ('answered' in answer) return reply;
  if ('redirect' in answer) return reply.redirect(answer.redirect, 303);
  const { title, area, body, status = 200, plain = false } = answer;
  const page = createElement(Layout, { desk, title, area, stylesheet, plain, children: body });
  return reply
    .code(status)
    .header('Cache-Control', 'private, no-store')
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${renderToString(page)}`);
}
