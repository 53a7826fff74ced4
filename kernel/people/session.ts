import { createHash, randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { type Database, type Db, prepared, type Tx } from '../database/database.ts';
import { dateOf, type Instant, type Now } from '../dates.ts';
import { isId } from '../fields/id.ts';
import { record } from '../journal/journal.ts';
import { Refusal } from '../refusal.ts';
import type { Actor, Post, Principal } from './actor.ts';
import { messages } from './messages.ts';
import { isRepresented } from './representation.ts';
import type { SignInPolicy } from './sign-in-policy.ts';

/** Request id and network address of who asks, for the journal. */
export interface Origin {
  readonly request?: string;
  readonly address?: string;
}

/** The SHA-256 under which a token is kept; the token itself is in the cookie alone. */
export const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Opens a session and answers its token, 256 random bits, which is told once. */
export async function openSession(
  tx: Tx,
  account: string,
  policy: SignInPolicy,
  origin: Origin,
  at: Instant,
): Promise<{ token: string; expires_at: Instant }> {
  const token = randomBytes(32).toString('base64url');
  const expires_at = new Date(Date.parse(at) + policy.session_hours * 3_600_000).toISOString();
  await tx.run(sql`
    insert into kernel.session (token_hash, account, created_at, last_seen_at, expires_at, idle_limit, address)
    values (${digestOf(token)}, ${account}::uuid, ${at}, ${at}, ${expires_at}, make_interval(mins => ${policy.idle_minutes}), ${origin.address ?? null})`);
  return { token, expires_at };
}

interface SessionRow {
  readonly account: string;
  readonly kind: 'citizen' | 'officer';
  readonly person: string | null;
  readonly name: string;
  readonly principal_kind: Principal['kind'] | null;
  readonly principal: string | null;
  readonly principal_name: string | null;
  readonly scopes: readonly (readonly string[] | null)[] | null;
  readonly posts: readonly Post[];
}

/**
 * Who a session's token stands for at this moment, or null where it has ended, lain idle, or lost its account or the
 * authorisation of its principal: losing the principal silently would file an agent's matter under the agent's own name.
 * One statement by primary key. It also notes, once a minute, that the session was seen: the one write behind a reading
 * handle, because each request asks this and a second round trip would double its cost.
 */
export async function actorOfSession(db: Db, token: string, now: Now, origin: Origin = {}): Promise<Actor | null> {
  const at = now();
  const today = dateOf(at);
  const hash = digestOf(token);
  const row = await db.maybe<SessionRow>(
    prepared(sql`
      with seen as (
        update kernel.session
        set last_seen_at = ${at}
        where token_hash = ${hash}
          and ended_at is null
          and expires_at > ${at}::timestamptz
          and last_seen_at + idle_limit > ${at}::timestamptz
          and last_seen_at < ${at}::timestamptz - interval '1 minute'
      )
      select
        account.id as account,
        account.kind,
        account.person,
        account.name,
        session.principal_kind,
        session.principal,
        represented.name as principal_name,
        represented.scopes,
        coalesce(offices.posts, '[]'::json) as posts
      from kernel.session
      join kernel.account on account.id = session.account
      left join lateral (
        select min(representation.name) as name, json_agg(representation.scope) as scopes
        from kernel.representation
        where representation.agent = account.person
          and representation.kind = session.principal_kind
          and representation.principal = session.principal
          and representation.valid @> ${today}::date
      ) as represented on session.principal is not null
      left join lateral (
        select json_agg(json_build_object(
          'id', post.id,
          'role', post.role,
          'organisation', post.organisation,
          'organisation_name', organisation.name,
          'region', post.region::text) order by post.role, post.id) as posts
        from kernel.post
        join register.organisation on organisation.id = post.organisation
        where post.account = account.id
          and post.valid @> ${today}::date
          and (session.post is null or session.post = post.id)
      ) as offices on account.kind = 'officer'
      where session.token_hash = ${hash}
        and session.ended_at is null
        and session.expires_at > ${at}::timestamptz
        and session.last_seen_at + session.idle_limit > ${at}::timestamptz
        and account.status = 'active'
        and (session.principal is null or represented.name is not null)`),
  );
  return row && { ...actorOf(row), ...origin };
}

function actorOf(row: SessionRow): Actor {
  return {
    id: row.kind === 'officer' ? `officer:${row.account}` : `person:${row.person}`,
    kind: row.kind === 'officer' ? 'officer' : 'person',
    account: row.account,
    person: row.person,
    name: row.name,
    principal: principalOf(row),
    posts: row.posts,
  };
}

function principalOf({ principal_kind, principal, principal_name, scopes }: SessionRow): Principal | null {
  if (principal_kind === null || principal === null || principal_name === null) return null;
  const limited = scopes?.every((scope) => scope !== null) ? { scope: scopes.flatMap((scope) => scope ?? []) } : {};
  return { kind: principal_kind, id: principal, name: principal_name, ...limited };
}

/**
 * Turns a session to a principal whom its person represents, or back to oneself with null. Answers the new actor.
 * @throws Refusal `unauthenticated`; `forbidden` for an officer's account, or without an authorisation in force
 */
export function actFor(
  database: Database,
  token: string,
  principal: Pick<Principal, 'kind' | 'id'> | null,
  origin: Origin,
  now: Now,
): Promise<Actor> {
  return database.transaction(async (tx) => {
    const at = now();
    // The session is turned to oneself first, so that one whose authorisation has lapsed finds the way back.
    await tx.run(
      sql`update kernel.session set principal_kind = null, principal = null where token_hash = ${digestOf(token)}`,
    );
    const self = await actorOrRefuse(tx, token, now, origin);
    if (!principal) {
      await record(tx, [{ at, actor: self, act: 'act_for_self', object: 'account', object_id: self.account ?? '' }]);
      return self;
    }
    if (self.kind !== 'person' || self.person === null) throw new Refusal('forbidden', messages.officer_acts_in_office);
    if (!isId(principal.id) || !(await isRepresented(tx, self.person, principal, dateOf(at))))
      throw new Refusal('forbidden', messages.not_represented);
    await tx.run(sql`
      update kernel.session
      set principal_kind = ${principal.kind}, principal = ${principal.id}::uuid
      where token_hash = ${digestOf(token)}`);
    await record(tx, [
      {
        at,
        actor: self,
        act: 'act_for',
        object: principal.kind,
        object_id: principal.id,
        detail: { account: self.account },
      },
    ]);
    return actorOrRefuse(tx, token, now, origin);
  });
}

/**
 * Narrows an officer's session to one of the posts held, or widens it to all with null. Answers the new actor.
 * @throws Refusal `unauthenticated`; `forbidden` where the post is not held today
 */
export function choosePost(
  database: Database,
  token: string,
  post: string | null,
  origin: Origin,
  now: Now,
): Promise<Actor> {
  return database.transaction(async (tx) => {
    await tx.run(sql`update kernel.session set post = null where token_hash = ${digestOf(token)}`);
    const actor = await actorOrRefuse(tx, token, now, origin);
    if (post !== null && !actor.posts.some((held) => held.id === post))
      throw new Refusal('forbidden', messages.no_such_post);
    await tx.run(sql`update kernel.session set post = ${post}::uuid where token_hash = ${digestOf(token)}`);
    const detail = { post };
    await record(tx, [
      { at: now(), actor, act: 'choose_post', object: 'account', object_id: actor.account ?? '', detail },
    ]);
    return actorOrRefuse(tx, token, now, origin);
  });
}

/** Ends a session; one that has ended already stays as it is. */
export function signOut(database: Database, token: string, origin: Origin, now: Now): Promise<void> {
  return database.transaction(async (tx) => {
    const actor = await actorOfSession(tx, token, now, origin);
    await tx.run(sql`
      update kernel.session set ended_at = ${now()} where token_hash = ${digestOf(token)} and ended_at is null`);
    if (actor?.account)
      await record(tx, [{ at: now(), actor, act: 'sign_out', object: 'account', object_id: actor.account }]);
  });
}

/** Ends every session of an account, save the one of `kept` if given. Answers how many. */
export const endSessions = (tx: Tx, account: string, at: Instant, kept?: string): Promise<number> =>
  tx.run(sql`
    update kernel.session
    set ended_at = ${at}
    where account = ${account}::uuid
      and ended_at is null
      and token_hash <> ${kept === undefined ? Buffer.alloc(0) : digestOf(kept)}`);

/** Removes sessions and tries that have been of no use for a day. For a timed job; the journal keeps what happened. */
export async function sweepSessions(tx: Tx, at: Instant): Promise<number> {
  await tx.run(sql`delete from kernel.sign_in_try where last_try_at < ${at}::timestamptz - interval '1 day'`);
  return tx.run(sql`delete from kernel.session where expires_at < ${at}::timestamptz - interval '1 day'`);
}

async function actorOrRefuse(tx: Tx, token: string, now: Now, origin: Origin): Promise<Actor> {
  const actor = await actorOfSession(tx, token, now, origin);
  if (!actor) throw new Refusal('unauthenticated', messages.session_ended);
  return actor;
}
