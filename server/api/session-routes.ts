import Type from 'typebox';
import { dateOf } from '../../kernel/dates.ts';
import type { Actor } from '../../kernel/people/actor.ts';
import { principalsOf } from '../../kernel/people/representation.ts';
import { actFor, choosePost, signOut } from '../../kernel/people/session.ts';
import { demoSignIn, type SignedIn, signIn } from '../../kernel/people/sign-in.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { dropSession, keepSession } from '../session.ts';
import { messages } from './messages.ts';
import { type ApiRoute, type Given, route } from './route.ts';
import { anyText, flag, list, moment, named, nullable, object, oneOf, optional, text, uuid } from './shapes.ts';

const Principal = named(
  'Principal',
  object({
    kind: oneOf(['person', 'enterprise']),
    id: uuid,
    name: anyText,
    scope: optional(list(anyText)),
  }),
);

const Session = named(
  'Session',
  object({
    actor: object({
      id: anyText,
      kind: oneOf(['anonymous', 'person', 'officer', 'system']),
      name: anyText,
      person: nullable(uuid),
      principal: nullable(Principal),
      posts: list(object({ id: uuid, role: anyText, organisation: uuid, organisation_name: anyText, region: anyText })),
    }),
    principals: list(Principal),
  }),
);

const SignedInAnswer = named(
  'SignedIn',
  object({
    token: Type.String({ description: '作为 Bearer 令牌使用；浏览器同时得到会话 Cookie' }),
    expires_at: moment,
    password_due: flag,
    session: Session,
  }),
);

const shown = ({ id, kind, name, person, principal, posts }: Actor) => ({ id, kind, name, person, principal, posts });

const originOf = ({ request }: Pick<Given<never, never, never>, 'request'>) => ({
  request: request.id,
  address: request.ip,
});

const tokenOrRefuse = (token: string | null): string => {
  if (token === null) throw new Refusal('unauthenticated', messages.sign_in_first);
  return token;
};

type Any = Pick<Given<never, never, never>, 'platform' | 'reply'>;

/** The browser gets the cookie, programs the token. */
function entered({ platform, reply }: Any, signedIn: SignedIn) {
  keepSession(platform, reply, signedIn);
  const { token, expires_at, password_due, actor, principals } = signedIn;
  return { token, expires_at, password_due, session: { actor: shown(actor), principals } };
}

async function sessionOf({ platform, reply: _ }: Any, actor: Actor) {
  const { database, now } = platform;
  const principals = actor.person === null ? [] : await principalsOf(database, actor.person, dateOf(now()));
  return { actor: shown(actor), principals };
}

const signedIn = { 201: { words: { zh: '已登录', en: 'Signed in' }, schema: SignedInAnswer } };
const session = { 200: { words: { zh: '当前会话', en: 'The session' }, schema: Session } };
const shared = { group: 'session', repeats: 'none' } as const;

export const sessionRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'sign_in',
    method: 'POST',
    path: '/session',
    title: { zh: '用户名和密码登录', en: 'Sign in by login and password' },
    who: 'public',
    rate: 20,
    body: object({ login: text(80), password: text(200) }),
    answers: signedIn,
    refuses: ['unauthenticated', 'locked', 'forbidden'],
    handle: async (given) =>
      entered(given, await signIn(given.platform.database, given.body, originOf(given), given.platform.now)),
  }),
  route({
    ...shared,
    id: 'demo_sign_in',
    method: 'POST',
    path: '/session/demo',
    title: { zh: '演示账号登录（仅演示环境）', en: 'Sign in as an account of the demo (demo only)' },
    who: 'public',
    rate: 60,
    body: object({ login: text(80) }),
    answers: signedIn,
    refuses: ['forbidden', 'not_found'],
    handle: async (given) => {
      const { config, database, now } = given.platform;
      const demo = { enabled: config.demo !== 'none' };
      return entered(given, await demoSignIn(database, demo, given.body.login, originOf(given), now));
    },
  }),
  route({
    ...shared,
    id: 'read_session',
    method: 'GET',
    path: '/session',
    title: { zh: '查看当前身份、岗位和可代办对象', en: 'Who is signed in, with posts and principals' },
    who: 'public',
    answers: session,
    refuses: [],
    handle: async (given) => sessionOf(given, given.actor),
  }),
  route({
    ...shared,
    id: 'sign_out',
    method: 'DELETE',
    path: '/session',
    title: { zh: '退出登录', en: 'Sign out' },
    who: 'public',
    answers: { 204: { words: { zh: '已退出', en: 'Signed out' } } },
    refuses: [],
    async handle(given) {
      const { request, reply, platform } = given;
      if (request.sessionToken) await signOut(platform.database, request.sessionToken, originOf(given), platform.now);
      dropSession(reply);
    },
  }),
  route({
    ...shared,
    id: 'choose_principal',
    method: 'POST',
    path: '/session/principal',
    title: { zh: '选择为谁办事；null 为本人', en: 'Choose for whom to act; null is oneself' },
    who: 'signed_in',
    body: object({ principal: nullable(object({ kind: oneOf(['person', 'enterprise']), id: uuid })) }),
    answers: session,
    refuses: ['forbidden'],
    async handle(given) {
      const { request, platform, body } = given;
      const token = tokenOrRefuse(request.sessionToken);
      return sessionOf(given, await actFor(platform.database, token, body.principal, originOf(given), platform.now));
    },
  }),
  route({
    ...shared,
    id: 'choose_post',
    method: 'POST',
    path: '/session/post',
    title: { zh: '选择以哪个岗位办公；null 为全部', en: 'Choose the post to work in; null is all' },
    who: 'signed_in',
    body: object({ post: nullable(uuid) }),
    answers: session,
    refuses: ['forbidden'],
    async handle(given) {
      const { request, platform, body } = given;
      const token = tokenOrRefuse(request.sessionToken);
      return sessionOf(given, await choosePost(platform.database, token, body.post, originOf(given), platform.now));
    },
  }),
];
