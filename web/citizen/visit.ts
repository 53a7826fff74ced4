import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormBody } from '../../kernel/fields/read-form.ts';
import { type Actor, anonymous } from '../../kernel/people/actor.ts';
import { type Language, say, type Words } from '../../kernel/words.ts';
import type { Platform } from '../../server/platform.ts';

/** One request for a page, with what every page needs. */
export interface Visit {
  readonly platform: Platform;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly language: Language;
  readonly actor: Actor;
  /** Path and query of the page itself, for links that come back here. */
  readonly path: string;
  /** Parts of the path by name, and the query; the first of several. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** What a form sent; empty for anything else. */
  readonly body: FormBody;
  /** A text in the visitor's language. */
  readonly t: (words: Words) => string;
}

/** Reads a request for a page. */
export function visitOf(platform: Platform, request: FastifyRequest, reply: FastifyReply): Visit {
  const { language } = request;
  // A request that is refused at the door (a form from another site) has not been asked who it is.
  const actor = request.actor ?? anonymous;
  return {
    platform,
    request,
    reply,
    language,
    actor,
    path: request.url,
    params: textsOf(request.params),
    query: textsOf(request.query),
    body: bodyOf(request.body),
    t: (words) => say(words, language),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function textsOf(given: unknown): Readonly<Record<string, string>> {
  if (!isObject(given)) return {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return typeof first === 'string' ? [[name, first]] : [];
    }),
  );
}

function bodyOf(given: unknown): FormBody {
  if (!isObject(given)) return {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): [string, string | string[]][] => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.filter((each) => typeof each === 'string')]] : [];
    }),
  );
}

/** The one text of a form body under a name; the first of several, empty where there is none. */
export const textIn = (body: FormBody, name: string): string => [body[name] ?? ''].flat()[0] ?? '';

/** A path within this site, or the fallback: an address of another site never comes through. */
export function localPath(given: string | undefined, fallback = '/'): string {
  // A backslash, a second slash or a control character makes browsers leave the site.
  const harmless = given !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(given);
  return harmless && given.length < 2000 ? given : fallback;
}
