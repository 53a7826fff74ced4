import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, anonymous } from '../kernel/people/actor.ts';
import { actorOfSession } from '../kernel/people/session.ts';
import type { SignedIn } from '../kernel/people/sign-in.ts';
import type { Language } from '../kernel/words.ts';
import type { Platform } from './platform.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; anonymous without a session. */
    actor: Actor;
    /** Token of the session cookie, if there is one. */
    sessionToken: string | null;
    language: Language;
    /** Whether the elder mode (长者版) is on. */
    elder: boolean;
  }
}

export const SESSION_COOKIE = 'jisuban_session';
const LANGUAGES: readonly string[] = ['zh', 'en', 'ug', 'kk'];

/** Fills in who asks, from the session cookie or from a bearer token with the same session. */
export async function recogniseActor(platform: Platform, request: FastifyRequest): Promise<void> {
  const bearer = request.headers.authorization?.match(/^Bearer ([\w-]{20,200})$/)?.[1];
  const token = bearer ?? request.cookies[SESSION_COOKIE] ?? null;
  const origin = { request: request.id, address: request.ip };
  const actor = token ? await actorOfSession(platform.database, token, platform.now, origin) : null;
  request.actor = actor ? { ...actor, ...origin } : { ...anonymous, ...origin };
  request.sessionToken = actor ? token : null;
  // Pages are Chinese until somebody chooses otherwise: phones are often set to a language their owner does not read.
  const asked = request.url.startsWith('/api/') ? request.headers['accept-language']?.slice(0, 2) : undefined;
  const wanted = request.cookies.lang ?? asked ?? 'zh';
  // The list has just held the text to be one of them.
  request.language = LANGUAGES.includes(wanted) ? (wanted as Language) : 'zh';
  request.elder = request.cookies.elder === '1';
}

/** Puts the session's token into its cookie: not readable by scripts, not sent from other sites. */
export function keepSession(
  platform: Platform,
  reply: FastifyReply,
  signedIn: Pick<SignedIn, 'token' | 'expires_at'>,
): void {
  reply.setCookie(SESSION_COOKIE, signedIn.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: platform.config.secureCookies,
    expires: new Date(signedIn.expires_at),
  });
}

export const dropSession = (reply: FastifyReply): void => void reply.clearCookie(SESSION_COOKIE, { path: '/' });
