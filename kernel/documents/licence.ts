import sql, { type Sql } from 'sql-template-tag';
import type { Db, Tx } from '../database/database.ts';
import { dateOf, type Instant, type Now, type PlainDate } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import { record } from '../journal/journal.ts';
import type { Access } from '../people/access.ts';
import type { Actor, Principal } from '../people/actor.ts';
import { visibleTo } from '../people/authorisation.ts';
import { Refusal } from '../refusal.ts';
import { checkIdentifier, normaliseIdentifier } from './licence-identifier.ts';
import { type LicenceStateCode, stateOn } from './licence-state.ts';
import { maskCode } from './masking.ts';
import { messages } from './messages.ts';

/** One line of what is printed on a licence. `private` lines are printed, and never shown to whoever scans the code. */
export interface LicenceLine {
  readonly title: string;
  readonly value: string;
  readonly private?: boolean;
}

/** A licence as the register has it. `state` is as decided; ask `stateOn` for the state on a date. */
export interface Licence {
  readonly id: string;
  readonly identifier: string;
  readonly type_code: string;
  readonly type_name: string;
  readonly serial: number;
  readonly version: number;
  /** The licence's own number where its line of business has one (许可证编号). */
  readonly number: string | null;
  readonly issuer: string;
  readonly issuer_code: string;
  readonly issuer_name: string;
  readonly region: string;
  readonly holder_kind: 'person' | 'enterprise';
  readonly holder_id: string;
  readonly holder_name: string;
  /** Credit code or resident identity number. */
  readonly holder_code: string;
  readonly case_id: string | null;
  readonly item: string | null;
  readonly content: readonly LicenceLine[];
  readonly valid_from: PlainDate;
  /** Last day; null where unlimited. */
  readonly valid_to: PlainDate | null;
  readonly state: LicenceStateCode;
  readonly state_reason: string | null;
  readonly state_since: Instant;
  readonly verify_code: string;
  readonly issued_at: Instant;
}

/** Who reads a licence: its holder, the officials of its issuer, and the one window of the region. */
export const licenceAccess: Access = {
  read: [
    { who: 'subject', kind: 'person', field: 'holder_id' },
    { who: 'subject', kind: 'enterprise', field: 'holder_id' },
    { who: 'post', role: '*.officer', within: { kind: 'organisation', field: 'issuer' } },
    { who: 'post', role: '*.head', within: { kind: 'organisation', field: 'issuer' } },
    { who: 'post', role: '*.leader', within: { kind: 'organisation', field: 'issuer' } },
    { who: 'post', role: 'window', within: { kind: 'region', field: 'region' } },
  ],
  write: [],
};

const COLUMNS: Readonly<Record<string, Sql>> = {
  holder_id: sql`licence.holder_id`,
  issuer: sql`licence.issuer`,
  region: sql`licence.region`,
};

/** The condition under which an actor sees rows of `kernel.licence`, named `licence` in the statement. */
export const licencesVisibleTo = (actor: Actor): Sql =>
  visibleTo(actor, licenceAccess.read, (field) => COLUMNS[field] ?? sql`null`);

/** The columns of `Licence`, of a table named `licence` in the statement. */
export const licenceColumns = sql`licence.id, licence.identifier, licence.type_code, licence.type_name, licence.serial,
  licence.version, licence.number, licence.issuer, licence.issuer_code, licence.issuer_name, licence.region, licence.holder_kind,
  licence.holder_id, licence.holder_name, licence.holder_code, licence.case_id, licence.item, licence.content, licence.valid_from,
  licence.valid_to, licence.state, licence.state_reason, licence.state_since, licence.verify_code, licence.issued_at`;

/** The licence with this id or identifier, or null where there is none that the actor may see. A person's code is masked. */
export async function findLicence(db: Db, actor: Actor, id: string): Promise<Licence | null> {
  const row = await find(db, actor, id);
  return row && masked(row);
}

/**
 * The whole licence for print, with the person's code, and the reading in the journal.
 * @throws Refusal `not_found`, also where the actor may not see it
 */
export async function readLicence(tx: Tx, actor: Actor, now: Now, id: string): Promise<Licence> {
  const row = await find(tx, actor, id);
  if (row === null) throw new Refusal('not_found', messages.licence_not_found);
  const detail = { identifier: row.identifier };
  const organisation = row.issuer;
  await record(tx, [{ at: now(), actor, act: 'read', object: 'licence', object_id: row.id, organisation, detail }]);
  return row;
}

/** The licences of a holder that the actor may see, newest first. A person's code is masked. */
export async function licencesOf(
  db: Db,
  actor: Actor,
  holder: Pick<Principal, 'kind' | 'id'>,
  limit = 200,
): Promise<Licence[]> {
  const rows = await db.many<Licence>(sql`
    select ${licenceColumns}
    from kernel.licence licence
    where licence.holder_id = ${holder.id}
      and licence.holder_kind = ${holder.kind}
      and ${licencesVisibleTo(actor)}
    order by licence.id desc
    limit ${limit}`);
  return rows.map(masked);
}

/** The licences that a case yielded. The caller has checked that the case may be read. */
export async function licencesOfCase(db: Db, case_id: string): Promise<Licence[]> {
  const rows = await db.many<Licence>(sql`
    select ${licenceColumns}
    from kernel.licence licence
    where licence.case_id = ${case_id}
    order by licence.id`);
  return rows.map(masked);
}

/**
 * The valid licence by which a holder need not bring a material again (国令716 §10, §11), or null. The last to expire, if several.
 * For the platform's own use, whoever asks: it tells what the register has, and the applicant's case shows where it came from.
 * @param type full type code (21 characters), or the name of the item that grants it
 * @param date the day on which it must be valid
 */
export async function holdsLicence(
  db: Db,
  holder: Pick<Principal, 'kind' | 'id'>,
  type: string,
  date: PlainDate,
): Promise<Licence | null> {
  const row = await db.maybe<Licence>(sql`
    select ${licenceColumns}
    from kernel.licence licence
    where licence.holder_id = ${holder.id}
      and licence.holder_kind = ${holder.kind}
      and (licence.type_code = ${type} or licence.item = ${type})
      and licence.state = '01'
      and licence.valid_from <= ${date}
      and (licence.valid_to is null or licence.valid_to >= ${date})
    order by licence.valid_to desc nulls first, licence.id desc
    limit 1`);
  return row && masked(row);
}

/** Days until a licence ends, counted from today; null where unlimited or no longer valid. For reminders of renewal. */
export function daysLeft(licence: Licence, moment: Instant): number | null {
  const today = dateOf(moment);
  if (licence.valid_to === null || stateOn(licence, today) !== '01') return null;
  return Math.round((Date.parse(licence.valid_to) - Date.parse(today)) / 86_400_000);
}

async function find(db: Db, actor: Actor, id: string): Promise<Licence | null> {
  const by = UUID.test(id)
    ? sql`licence.id = ${id}`
    : checkIdentifier(id) === 'ok'
      ? sql`licence.identifier = ${normaliseIdentifier(id)}`
      : null;
  if (by === null) return null;
  return db.maybe<Licence>(sql`
    select ${licenceColumns}
    from kernel.licence licence
    where ${by}
      and ${licencesVisibleTo(actor)}`);
}

const masked = (licence: Licence): Licence =>
  licence.holder_kind === 'person' ? { ...licence, holder_code: maskCode(licence.holder_code) } : licence;
