import sql from 'sql-template-tag';
import type { Database, Db, Tx } from '../database/database.ts';
import { dateOf, type Instant, type Now } from '../dates.ts';
import { record } from '../journal/journal.ts';
import { Refusal } from '../refusal.ts';
import { type Actor, anonymous, type Principal } from './actor.ts';
import { messages } from './messages.ts';
import { checkPassword, hashPassword, verifyPassword } from './password.ts';
import { principalsOf } from './representation.ts';
import { actorOfSession, digestOf, endSessions, type Origin, openSession } from './session.ts';
import { readSignInPolicy, type SignInPolicy } from './sign-in-policy.ts';

/** What a successful sign-in yields. The token goes into the cookie and nowhere else. */
export interface SignedIn {
  readonly token: string;
  readonly expires_at: Instant;
  readonly actor: Actor;
  /** For whom the person may act, beside oneself. */
  readonly principals: readonly Pick<Principal, 'kind' | 'id' | 'name'>[];
  /** The password is older than the policy wants, or was set by somebody else. */
  readonly password_due: boolean;
}

interface AccountRow {
  readonly id: string;
  readonly password_hash: string | null;
  readonly person: string | null;
  readonly status: 'active' | 'suspended' | 'closed';
  readonly password_changed_at: Instant | null;
}

/**
 * Signs in by login and password. A known and an unknown login answer alike, in words and in time.
 * Each try is counted before the password is looked at, so parallel guesses get no more tries than slow ones.
 * @throws Refusal `unauthenticated`; `locked` with `details.locked_until`; `forbidden` for a suspended account
 */
export async function signIn(
  database: Database,
  credentials: { readonly login: string; readonly password: string },
  origin: Origin,
  now: Now,
): Promise<SignedIn> {
  // PostgreSQL takes no NUL in a text; without it the login is merely unknown.
  const login = credentials.login.replaceAll('\0', '').trim().toLowerCase();
  const policy = await readSignInPolicy(database, dateOf(now()));
  await countTry(database, login, origin, now(), policy);
  const account = await database.maybe<AccountRow>(sql`
    select id, password_hash, person, status, password_changed_at
    from kernel.account
    where login = ${login}`);
  const matches = await verifyPassword(account?.password_hash ?? null, credentials.password);
  const refusal = !account || !matches ? 'wrong_credentials' : account.status === 'active' ? null : 'account_suspended';
  if (!account || refusal) {
    await database.transaction((tx) =>
      journalFailure(tx, refusal ?? 'wrong_credentials', account?.id ?? 'unknown', origin, now()),
    );
    throw refusal === 'account_suspended'
      ? new Refusal('forbidden', messages.account_suspended)
      : new Refusal('unauthenticated', messages.wrong_credentials);
  }
  return database.transaction(async (tx) => {
    await tx.run(sql`delete from kernel.sign_in_try where login_digest = ${digestOf(login)}`);
    return enter(tx, account, 'sign_in', origin, now, policy);
  });
}

/**
 * Signs in as one of the demo's accounts without a password.
 * @param demo whether the server runs with the demo; false refuses everybody
 * @throws Refusal `forbidden` where the demo is off; `not_found` for an account that is not the demo's
 */
export async function demoSignIn(
  database: Database,
  demo: { readonly enabled: boolean },
  login: string,
  origin: Origin,
  now: Now,
): Promise<SignedIn> {
  if (!demo.enabled) throw new Refusal('forbidden', messages.demo_off);
  return database.transaction(async (tx) => {
    const account = await tx.maybe<AccountRow>(sql`
      select id, password_hash, person, status, password_changed_at
      from kernel.account
      where login = ${login.replaceAll('\0', '').trim().toLowerCase()} and demo and status = 'active'`);
    if (!account) throw new Refusal('not_found', messages.not_a_demo_account);
    const policy = await readSignInPolicy(tx, dateOf(now()));
    return enter(tx, account, 'demo_sign_in', origin, now, policy);
  });
}

/** What there is to know of one's own password before changing it. */
export interface OwnPassword {
  readonly login: string;
  /** False for an account that has none, such as the demo's: there is nothing to change. */
  readonly set: boolean;
  /** Null where the holder has never changed it. */
  readonly changed_at: Instant | null;
  /** Characters that a new one needs at least. */
  readonly min_length: number;
}

/**
 * What the page of one's own account says.
 * @throws Refusal `unauthenticated`
 */
export async function ownPassword(db: Db, actor: Actor, now: Now): Promise<OwnPassword> {
  const own = await db.maybe<Omit<OwnPassword, 'min_length'>>(sql`
    select login, password_hash is not null as set, password_changed_at as changed_at
    from kernel.account
    where id = ${actor.account}::uuid and status = 'active'`);
  if (!own) throw new Refusal('unauthenticated', messages.sign_in_first);
  const { password_length } = await readSignInPolicy(db, dateOf(now()));
  return { ...own, min_length: password_length };
}

/**
 * Changes one's own password and ends all other sessions of the account.
 * @param passwords.token the session that goes on
 * @throws Refusal `invalid` on `current` or `password`; `locked` after too many wrong current passwords
 */
export async function changePassword(
  database: Database,
  actor: Actor,
  passwords: { readonly current: string; readonly password: string; readonly token?: string },
  now: Now,
): Promise<void> {
  const own = await database.maybe<{ id: string; login: string; password_hash: string | null }>(sql`
    select id, login, password_hash from kernel.account where id = ${actor.account}::uuid and status = 'active'`);
  if (!own) throw new Refusal('unauthenticated', messages.sign_in_first);
  const policy = await readSignInPolicy(database, dateOf(now()));
  checkPassword(passwords.password, own.login, policy.password_length);
  if (passwords.password === passwords.current)
    throw new Refusal('invalid', messages.password_unchanged, { field: 'password' });
  // A stolen session must not become a place to guess the password without limit.
  await countTry(database, own.login, actor, now(), policy);
  if (!(await verifyPassword(own.password_hash, passwords.current))) {
    await database.transaction((tx) => journalFailure(tx, 'wrong_current_password', own.id, actor, now()));
    throw new Refusal('invalid', messages.wrong_current_password, { field: 'current' });
  }
  const hash = await hashPassword(passwords.password);
  await database.transaction(async (tx) => {
    await tx.run(sql`delete from kernel.sign_in_try where login_digest = ${digestOf(own.login)}`);
    await tx.run(sql`
      update kernel.account set password_hash = ${hash}, password_changed_at = ${now()} where id = ${own.id}::uuid`);
    const ended = await endSessions(tx, own.id, now(), passwords.token);
    const detail = { sessions_ended: ended };
    await record(tx, [{ at: now(), actor, act: 'change_password', object: 'account', object_id: own.id, detail }]);
  });
}

async function enter(
  tx: Tx,
  account: AccountRow,
  act: string,
  origin: Origin,
  now: Now,
  policy: SignInPolicy,
): Promise<SignedIn> {
  const at = now();
  const session = await openSession(tx, account.id, policy, origin, at);
  const actor = await actorOfSession(tx, session.token, now, origin);
  if (!actor) throw new Refusal('unauthenticated', messages.session_ended);
  await record(tx, [{ at, actor, act, object: 'account', object_id: account.id }]);
  const principals = actor.kind === 'person' && actor.person ? await principalsOf(tx, actor.person, dateOf(at)) : [];
  const changed = account.password_changed_at;
  const due = account.password_hash !== null && (changed === null || ageInDays(changed, at) >= policy.password_days);
  return { ...session, actor, principals, password_due: due };
}

const ageInDays = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Counts a try, or refuses it while the login is locked. A lock or a pause as long as one sets the count back. */
async function countTry(
  database: Database,
  login: string,
  origin: Origin,
  at: Instant,
  policy: SignInPolicy,
): Promise<void> {
  const digest = digestOf(login);
  const lock = sql`make_interval(mins => ${policy.lock_minutes})`;
  const until = await database.transaction(async (tx) => {
    const counted = await tx.maybe<{ tries: number; locked_until: Instant | null }>(sql`
      insert into kernel.sign_in_try as known (login_digest, tries, last_try_at)
      values (${digest}, 1, ${at})
      on conflict (login_digest) do update
      set
        tries = case when known.last_try_at <= ${at}::timestamptz - ${lock} then 1 else known.tries + 1 end,
        last_try_at = ${at},
        locked_until = case
          when known.last_try_at > ${at}::timestamptz - ${lock} and known.tries + 1 >= ${policy.tries} then ${at}::timestamptz + ${lock}
        end
      where known.locked_until is null or known.locked_until <= ${at}::timestamptz
      returning tries, locked_until`);
    if (counted) {
      if (counted.locked_until) await journalFailure(tx, 'lock', digest.toString('hex').slice(0, 16), origin, at);
      return null;
    }
    await journalFailure(tx, 'locked', digest.toString('hex').slice(0, 16), origin, at);
    const known = await tx.one<{ locked_until: Instant }>(
      sql`select locked_until from kernel.sign_in_try where login_digest = ${digest}`,
    );
    return known.locked_until;
  });
  if (until === null) return;
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(at)) / 60_000));
  throw new Refusal('locked', messages.locked(minutes), { details: { locked_until: until } });
}

const journalFailure = (tx: Tx, reason: string, object_id: string, origin: Origin, at: Instant): Promise<void> =>
  record(tx, [
    {
      at,
      actor: {
        ...anonymous,
        ...(origin.request ? { request: origin.request } : {}),
        ...(origin.address ? { address: origin.address } : {}),
      },
      act: 'sign_in_refused',
      object: 'account',
      object_id,
      detail: { reason },
    },
  ]);
