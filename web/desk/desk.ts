import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { dateOf, type PlainDate } from '../../kernel/dates.ts';
import type { Actor } from '../../kernel/people/actor.ts';
import { type Language, say, type Words } from '../../kernel/words.ts';
import type { Platform } from '../../server/platform.ts';
import type { Area } from './navigation.ts';

/** One request of the workbench: who asks, in which language, on which day, for what. */
export interface Desk {
  readonly platform: Platform;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly language: Language;
  readonly today: PlainDate;
  /** Parts of the address's path. */
  readonly params: Readonly<Record<string, string>>;
  /** Parts of the address's query; the first of a name, blanks cut, empty ones left out. */
  readonly query: Readonly<Record<string, string>>;
  t(words: Words): string;
}

/** What a handler answers: a page, another address, or nothing more because it has answered itself. */
export type Answer =
  | {
      readonly title: string;
      readonly area: Area | null;
      readonly body: JSX.Element;
      readonly status?: number;
      /** The page stands by itself, for print: no navigation. */
      readonly plain?: boolean;
    }
  | { readonly redirect: string }
  | { readonly answered: true };

/** Reads a request into a `Desk`. */
export function deskOf(platform: Platform, request: FastifyRequest, reply: FastifyReply): Desk {
  const { actor } = request;
  // The workbench speaks Chinese and English.
  const language: Language = request.language === 'en' ? 'en' : 'zh';
  return {
    platform,
    request,
    reply,
    actor,
    language,
    today: dateOf(platform.now()),
    params: textsOf(request.params),
    query: textsOf(request.query),
    t: (words) => say(words, language),
  };
}

function textsOf(source: unknown): Readonly<Record<string, string>> {
  const texts: Record<string, string> = Object.create(null);
  if (typeof source !== 'object' || source === null) return texts;
  for (const [name, value] of Object.entries(source)) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string' && first.trim() !== '') texts[name] = first.trim();
  }
  return texts;
}

/** An address with a query; empty parts are left out. */
export function address(path: string, query: Readonly<Record<string, string | null | undefined>> = {}): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value ? [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`] : [],
  );
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path;
}
