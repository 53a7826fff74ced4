import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../../server/platform.ts';
import { resumeSheet } from './account/resume.tsx';
import type { Send, Sheet } from './page.tsx';
import { type Visit, visitOf } from './visit.ts';

/** What a page answers: a page, another address to go to, or nothing where it has sent a file itself. */
export type Answer = Sheet | { readonly to: string } | 'sent';

export type Handler = (visit: Visit) => Answer | Promise<Answer>;

/** Registers pages. Those of `own` are for people who have signed in; others are sent to sign in first and come back. */
export interface PageRoutes {
  get(path: string, handler: Handler): void;
  post(path: string, handler: Handler): void;
  readonly own: { get(path: string, handler: Handler): void; post(path: string, handler: Handler): void };
}

export function pageRoutes(app: FastifyInstance, platform: Platform, send: Send): PageRoutes {
  const answer = (handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = visitOf(platform, request, reply);
    const found = await handler(visit);
    if (found === 'sent') return reply;
    // 303: the form was taken, what follows is read. A reload then sends nothing twice.
    if ('to' in found) return reply.redirect(found.to, 303);
    send(visit, found);
    return reply;
  };
  const known =
    (handler: Handler): Handler =>
    (visit) => {
      if (visit.actor.kind !== 'anonymous') return handler(visit);
      if (visit.request.method === 'GET') return { to: `/sign-in?to=${encodeURIComponent(visit.path)}` };
      return resumeSheet(visit);
    };
  return {
    get: (path, handler) => void app.get(path, answer(handler)),
    post: (path, handler) => void app.post(path, answer(handler)),
    own: {
      get: (path, handler) => void app.get(path, answer(known(handler))),
      post: (path, handler) => void app.post(path, answer(known(handler))),
    },
  };
}
