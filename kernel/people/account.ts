import sql from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
import { dateOf, type Now, type PlainDate } from '../dates.ts';
import { isId } from '../fields/id.ts';
import { record } from '../journal/journal.ts';
import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { demandAccess } from './authorisation.ts';
import { messages } from './messages.ts';
import { checkPassword, hashPassword } from './password.ts';
import { regionPath } from './region.ts';
import { endSessions } from './session.ts';
import { readSignInPolicy } from './sign-in-policy.ts';

/** The three separated administrators (GB/T 22239-2019 8.1.5.1 to 8.1.5.3); no account may hold two at a time. */
export const ADMINISTRATORS = ['system.administrator', 'security.administrator', 'audit.administrator'] as const;

/** A new account: of a citizen, who is a registered person, or of an officer. */
export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly kind: 'citizen' | 'officer';
  readonly person?: string;
  /** Told to the holder, who changes it at the first sign-in. Without it the account cannot sign in by password. */
  readonly password?: string;
}

/**
 * Opens an account; the system administrator's act. Answers its id.
 * @throws Refusal `forbidden`; `invalid` on `login`, `person` or `password`; `not_found` for an unknown person; `conflict` where the login is taken
 */
export async function createAccount(tx: Tx, actor: Actor, account: NewAccount, now: Now): Promise<string> {
  demandAccess(actor, [{ who: 'post', role: 'system.administrator' }]);
  const login = account.login.trim().toLowerCase();
  if (!/^[a-z0-9._-]{3,60}$/.test(login)) throw new Refusal('invalid', messages.login_malformed, { field: 'login' });
  if (account.kind === 'citizen' && !account.person)
    throw new Refusal('invalid', messages.citizen_needs_person, { field: 'person' });
  if (account.person && !(await isRegistered(tx, account.person)))
    throw new Refusal('not_found', messages.citizen_needs_person, { field: 'person' });
  if (account.password !== undefined) {
    const { password_length } = await readSignInPolicy(tx, dateOf(now()));
    checkPassword(account.password, login, password_length);
  }
  const hash = account.password === undefined ? null : await hashPassword(account.password);
  const created = await tx.maybe<{ id: string }>(sql`
    insert into kernel.account (login, name, kind, person, password_hash, created_at)
    values (${login}, ${account.name}, ${account.kind}, ${account.person ?? null}::uuid, ${hash}, ${now()})
    on conflict (login) do nothing
    returning id`);
  if (!created) throw new Refusal('conflict', messages.login_taken, { field: 'login' });
  const detail = { kind: account.kind };
  await record(tx, [{ at: now(), actor, act: 'create_account', object: 'account', object_id: created.id, detail }]);
  return created.id;
}

const isRegistered = async (tx: Tx, person: string): Promise<boolean> =>
  isId(person) && (await tx.maybe(sql`select from register.person where id = ${person}::uuid`)) !== null;

/**
 * Suspends, closes or reopens an account; the system administrator's act. Whatever it had open ends at once.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function setAccountStatus(
  tx: Tx,
  actor: Actor,
  account: string,
  status: 'active' | 'suspended' | 'closed',
  now: Now,
): Promise<void> {
  demandAccess(actor, [{ who: 'post', role: 'system.administrator' }]);
  const changed = await tx.run(
    sql`update kernel.account set status = ${status} where id = ${account}::uuid and status <> 'closed'`,
  );
  if (changed === 0) throw new Refusal('not_found', messages.unknown_account);
  if (status !== 'active') await endSessions(tx, account, now());
  await record(tx, [
    { at: now(), actor, act: 'set_account_status', object: 'account', object_id: account, detail: { status } },
  ]);
}

/** An office to give. Without a region it covers the organisation's own. */
export interface NewPost {
  readonly account: string;
  readonly role: string;
  readonly organisation: string;
  /** Division code or path. */
  readonly region?: string;
  readonly from: PlainDate;
  /** The first day on which the post is no longer held. */
  readonly to?: PlainDate;
}

/**
 * Gives an office to an officer; the security administrator's act. Answers the post's id.
 * @throws Refusal `forbidden`; `not_found`; `conflict` where it is held already, or would join two administrators in one person
 */
export async function assignPost(tx: Tx, actor: Actor, post: NewPost, now: Now): Promise<string> {
  demandAccess(actor, [{ who: 'post', role: 'security.administrator' }]);
  if (!/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/.test(post.role))
    throw new Refusal('invalid', messages.role_malformed, { field: 'role' });
  const known = await tx.maybe<{ region: string }>(
    sql`select region from register.organisation where id = ${post.organisation}::uuid`,
  );
  if (!known) throw new Refusal('not_found', messages.unknown_organisation, { field: 'organisation' });
  const officer = await tx.maybe(
    sql`select from kernel.account where id = ${post.account}::uuid and kind = 'officer' for update`,
  );
  if (!officer) throw new Refusal('not_found', messages.unknown_account, { field: 'account' });
  const valid = sql`daterange(${post.from}::date, ${post.to ?? null}::date)`;
  await refuseOverlap(tx, post, valid);
  const { id } = await tx.one<{ id: string }>(sql`
    insert into kernel.post (account, role, organisation, region, valid)
    values (${post.account}::uuid, ${post.role}, ${post.organisation}::uuid, ${regionPath(post.region ?? known.region)}, ${valid})
    returning id`);
  const detail = { account: post.account, role: post.role };
  await record(tx, [
    { at: now(), actor, act: 'assign_post', object: 'post', object_id: id, organisation: post.organisation, detail },
  ]);
  return id;
}

/** The constraints of the table say the same; asked first, under the account's lock, the answer has words. */
async function refuseOverlap(tx: Tx, post: NewPost, valid: ReturnType<typeof sql>): Promise<void> {
  const held = await tx.many<{ role: string; organisation: string }>(sql`
    select role, organisation from kernel.post where account = ${post.account}::uuid and valid && ${valid}`);
  const administrators: readonly string[] = ADMINISTRATORS;
  if (
    administrators.includes(post.role) &&
    held.some(({ role }) => role !== post.role && administrators.includes(role))
  )
    throw new Refusal('conflict', messages.administrators_apart, { field: 'role' });
  if (held.some(({ role, organisation }) => role === post.role && organisation === post.organisation))
    throw new Refusal('conflict', messages.post_held, { field: 'role' });
}

/**
 * Ends an office on a date; the security administrator's act.
 * @throws Refusal `forbidden`; `not_found` where no such post is held on that date
 */
export async function endPost(tx: Tx, actor: Actor, post: string, on: PlainDate, now: Now): Promise<void> {
  demandAccess(actor, [{ who: 'post', role: 'security.administrator' }]);
  const ended = await tx.run(sql`
    update kernel.post
    set valid = daterange(lower(valid), ${on}::date)
    where id = ${post}::uuid and lower(valid) < ${on}::date and (upper_inf(valid) or upper(valid) > ${on}::date)`);
  if (ended === 0) throw new Refusal('not_found', messages.no_such_post);
  await record(tx, [{ at: now(), actor, act: 'end_post', object: 'post', object_id: post, detail: { on } }]);
}
