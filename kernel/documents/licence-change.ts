import sql from 'sql-template-tag';
import type { Db, Tx } from '../database/database.ts';
import type { Instant, Now } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { type Licence, licenceColumns } from './licence.ts';
import { type LicenceStateCode, licenceStates, mayFollow, stateAt } from './licence-state.ts';
import { messages } from './messages.ts';

/** A change of state as decided: 暂扣 02, 恢复 01, 撤销 03, 注销 04, 办理转出 06, 吊销 07. */
export interface LicenceChange {
  readonly id: string;
  readonly to: LicenceStateCode;
  readonly reason: string;
  /** Law and article. */
  readonly basis: string;
  /** Number of the decision (文号). */
  readonly document: string;
  /** The state that the caller saw; another one refuses the change as stale. */
  readonly from?: LicenceStateCode;
}

/** One entry of a licence's history; `from_state` is null for its issue. */
export interface LicenceStateChange {
  readonly from_state: LicenceStateCode | null;
  readonly to_state: LicenceStateCode;
  readonly reason: string;
  readonly basis: string;
  readonly document: string;
  readonly at: Instant;
  readonly by: string;
}

/**
 * Changes the state of a licence, with reason, basis and document. The same change by the same document again is no fault.
 * @throws Refusal `forbidden` (not an official of the issuer), `not_found`, `invalid` (no basis), `stale`, `wrong_state`
 */
export async function changeLicenceState(tx: Tx, actor: Actor, now: Now, change: LicenceChange): Promise<Licence> {
  const row = UUID.test(change.id)
    ? await tx.maybe<Licence>(sql`
        select ${licenceColumns}
        from kernel.licence licence
        where licence.id = ${change.id}
        for update`)
    : null;
  const ofIssuer = actor.posts.some((post) => post.organisation === row?.issuer);
  if (actor.kind !== 'system' && !(actor.kind === 'officer' && (row === null || ofIssuer)))
    throw new Refusal('forbidden', messages.not_an_officer);
  if (row === null) throw new Refusal('not_found', messages.licence_not_found);
  if ([change.reason, change.basis, change.document].some((text) => text.trim() === ''))
    throw new Refusal('invalid', messages.licence_change_needs, { field: 'basis' });
  const at = now();
  const state = stateAt(row, at);
  if (row.state === change.to && (await alreadyBy(tx, change))) return row;
  const words = messages.licence_transition(licenceStates[state].name, licenceStates[change.to].name);
  if (change.from !== undefined && change.from !== state) throw new Refusal('stale', words, { details: { state } });
  // Expiry follows from the date and is not decided by anybody.
  if (change.to === '05' || !mayFollow(state, change.to))
    throw new Refusal('wrong_state', words, { details: { state } });
  await tx.run(sql`
    update kernel.licence
    set state = ${change.to},
        state_reason = ${change.reason},
        state_since = ${at}
    where id = ${change.id}`);
  await tx.run(sql`
    insert into kernel.licence_state_change (licence_id, from_state, to_state, reason, basis, document, at, by)
    values (${change.id}, ${state}, ${change.to}, ${change.reason}, ${change.basis}, ${change.document}, ${at}, ${actor.id})`);
  const detail = { from: state, to: change.to, document: change.document };
  const organisation = row.issuer;
  await record(tx, [{ at, actor, act: 'change_state', object: 'licence', object_id: change.id, organisation, detail }]);
  return { ...row, state: change.to, state_reason: change.reason, state_since: at };
}

async function alreadyBy(tx: Tx, change: LicenceChange): Promise<boolean> {
  const [last] = await licenceHistory(tx, change.id);
  return last?.to_state === change.to && last.document === change.document;
}

/** Every state a licence has been in, newest first. The caller has checked that the licence may be read. */
export const licenceHistory = (db: Db, id: string): Promise<LicenceStateChange[]> =>
  db.many<LicenceStateChange>(sql`
    select from_state, to_state, reason, basis, document, at, by
    from kernel.licence_state_change
    where licence_id = ${id}
    order by at desc, id desc`);
