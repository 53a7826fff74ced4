import sql from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
import type { Now, PlainDate } from '../dates.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { type Licence, type LicenceLine, licenceColumns } from './licence.ts';
import { buildIdentifier, ISSUER_CODE, TYPE_CODE } from './licence-identifier.ts';
import { messages } from './messages.ts';
import { advanceSeries, lockSeries, newVerifyCode } from './official-number.ts';

/** What a licence to be issued says. */
export interface LicenceGrant {
  /** Idempotency: the same key never yields a second licence. `<case>/<item>` serves. */
  readonly key: string;
  /** Credit code of the body that defines the type, and its 3-digit number. */
  readonly type_code: string;
  readonly type_name: string;
  readonly number?: string;
  readonly issuer: {
    readonly organisation: string;
    readonly code: string;
    readonly name: string;
    /** Division code or path. */
    readonly region: string;
  };
  readonly holder: {
    readonly kind: 'person' | 'enterprise';
    readonly id: string;
    readonly name: string;
    readonly code: string;
  };
  readonly case_id?: string;
  readonly item?: string;
  readonly content: readonly LicenceLine[];
  readonly valid_from: PlainDate;
  /** Last day; absent where unlimited. */
  readonly valid_to?: PlainDate;
  /** Id of the licence whose next version this is (换发): the serial stays, the version goes up, the old one expires. */
  readonly replaces?: string;
}

/** Issues one licence: `issueLicences` of one. */
export async function issueLicence(tx: Tx, actor: Actor, now: Now, grant: LicenceGrant): Promise<Licence> {
  const [licence] = await issueLicences(tx, actor, now, [grant]);
  if (!licence) throw new Error('one grant yields one licence');
  return licence;
}

/**
 * Issues licences in a fixed number of statements, in the order given: draws gap-free serials per type and issuer, builds the
 * identifiers, writes register, state history and journal. A key that was used is answered with its licence.
 * The caller has authorised the decision; only officials and the system issue.
 * @throws Refusal `forbidden`, `invalid` (codes, dates), `key_reused`, `not_found` or `wrong_state` (what is replaced)
 */
export async function issueLicences(
  tx: Tx,
  actor: Actor,
  now: Now,
  grants: readonly LicenceGrant[],
): Promise<Licence[]> {
  if (actor.kind !== 'officer' && actor.kind !== 'system') throw new Refusal('forbidden', messages.not_an_officer);
  for (const grant of grants) checkGrant(grant);
  if (grants.length === 0) return [];
  // The lock comes before the look for known keys: whoever waited here sees what the other transaction issued.
  const last = await lockSeries(tx, grants.map(seriesOf));
  const known = new Map((await byKeys(tx, grants)).map((row) => [row.key, row]));
  const fresh = new Map<string, LicenceGrant>();
  for (const grant of grants) {
    const earlier = known.get(grant.key) ?? fresh.get(grant.key);
    if (earlier && !sameGrant(grant, earlier)) throw new Refusal('key_reused', messages.key_reused);
    if (!earlier) fresh.set(grant.key, grant);
  }
  const replaced = await lockReplaced(tx, [...fresh.values()]);
  const rows = [...fresh.values()].map((grant) => {
    const old = grant.replaces === undefined ? undefined : replaced.get(grant.replaces);
    const serial = old?.serial ?? (last.get(seriesOf(grant)) ?? 0) + 1;
    if (!old) last.set(seriesOf(grant), serial);
    return rowOf(grant, serial, (old?.version ?? 0) + 1);
  });
  if (rows.length > 0) await write(tx, actor, now, rows, [...replaced.keys()], last);
  const issued = new Map((await byKeys(tx, grants)).map(({ key, ...licence }) => [key, licence]));
  return grants.map((grant) => {
    const licence = issued.get(grant.key);
    if (!licence) throw new Error(`licence ${grant.key} was not written`);
    return licence;
  });
}

const seriesOf = (grant: LicenceGrant): string => `licence/${grant.type_code}/${grant.issuer.code}`;

function checkGrant(grant: LicenceGrant): void {
  const wrong = !TYPE_CODE.test(grant.type_code)
    ? 'type_code'
    : !ISSUER_CODE.test(grant.issuer.code)
      ? 'issuer.code'
      : null;
  if (wrong) throw new Refusal('invalid', messages.licence_codes_invalid(wrong), { field: wrong });
  if (grant.valid_to !== undefined && grant.valid_to < grant.valid_from)
    throw new Refusal('invalid', messages.licence_validity, { field: 'valid_to' });
}

const byKeys = (tx: Tx, grants: readonly LicenceGrant[]): Promise<(Licence & { key: string })[]> =>
  tx.many(sql`
    select licence.key, ${licenceColumns}
    from kernel.licence licence
    where licence.key = any(${grants.map((grant) => grant.key)}::text[])`);

/** Whether a repeated key comes with what it came with before, for what makes a licence this licence. */
function sameGrant(grant: LicenceGrant, earlier: (Licence & { key: string }) | LicenceGrant): boolean {
  const holder = 'holder' in earlier ? earlier.holder.id : earlier.holder_id;
  return (
    grant.type_code === earlier.type_code &&
    grant.holder.id === holder &&
    grant.valid_from === earlier.valid_from &&
    (grant.valid_to ?? null) === (earlier.valid_to ?? null) &&
    linesText(grant.content) === linesText(earlier.content)
  );
}

const linesText = (lines: readonly LicenceLine[]): string =>
  JSON.stringify(lines.map(({ title, value }) => [title, value]));

async function lockReplaced(
  tx: Tx,
  grants: readonly LicenceGrant[],
): Promise<Map<string, { serial: number; version: number }>> {
  const ids = grants.flatMap(({ replaces }) => replaces ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx.many<
    Pick<Licence, 'id' | 'serial' | 'version' | 'state' | 'type_code' | 'issuer_code' | 'holder_id'>
  >(sql`
    select id, serial, version, state, type_code, issuer_code, holder_id
    from kernel.licence
    where id = any(${ids}::uuid[])
    order by id
    for update`);
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const grant of grants) {
    if (grant.replaces === undefined) continue;
    const old = found.get(grant.replaces);
    const same = old && old.type_code === grant.type_code && old.issuer_code === grant.issuer.code;
    if (!same || old.holder_id !== grant.holder.id) throw new Refusal('not_found', messages.licence_not_found);
    if (old.state !== '01') throw new Refusal('wrong_state', messages.licence_not_replaceable);
  }
  return found;
}

type Row = ReturnType<typeof rowOf>;

function rowOf(grant: LicenceGrant, serial: number, version: number) {
  const { issuer, holder } = grant;
  const identifier = buildIdentifier({
    type_code: grant.type_code,
    issuer_code: issuer.code,
    serial: String(serial).padStart(9, '0'),
    version: String(version).padStart(3, '0'),
  });
  return {
    key: grant.key,
    identifier,
    type_code: grant.type_code,
    type_name: grant.type_name,
    serial,
    version,
    number: grant.number ?? null,
    issuer: issuer.organisation,
    issuer_code: issuer.code,
    issuer_name: issuer.name,
    region: issuer.region,
    holder_kind: holder.kind,
    holder_id: holder.id,
    holder_name: holder.name,
    holder_code: holder.code,
    case_id: grant.case_id ?? null,
    item: grant.item ?? null,
    content: grant.content,
    valid_from: grant.valid_from,
    valid_to: grant.valid_to ?? null,
    verify_code: newVerifyCode(),
  };
}

async function write(
  tx: Tx,
  actor: Actor,
  now: Now,
  rows: readonly Row[],
  replaced: readonly string[],
  last: ReadonlyMap<string, number>,
): Promise<void> {
  const at = now();
  await advanceSeries(tx, last);
  const made = await tx.many<{ id: string; identifier: string; issuer: string; case_id: string | null }>(sql`
    insert into kernel.licence
      (key, identifier, type_code, type_name, serial, version, number, issuer, issuer_code, issuer_name, region, holder_kind,
       holder_id, holder_name, holder_code, case_id, item, content, valid_from, valid_to, state, state_since, verify_code,
       issued_at, issued_by)
    select key, identifier, type_code, type_name, serial, version, number, issuer, issuer_code, issuer_name, region, holder_kind,
       holder_id, holder_name, holder_code, case_id, item, content, valid_from, valid_to, '01', ${at}::timestamptz, verify_code,
       ${at}::timestamptz, ${actor.id}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
      key text, identifier text, type_code text, type_name text, serial bigint, version integer, number text, issuer uuid,
      issuer_code text, issuer_name text, region text, holder_kind text, holder_id uuid, holder_name text, holder_code text,
      case_id uuid, item text, content jsonb, valid_from date, valid_to date, verify_code text)
    returning id, identifier, issuer, case_id`);
  await tx.run(sql`
    insert into kernel.licence_state_change (licence_id, from_state, to_state, reason, basis, document, at, by)
    select given.id, null, '01', '颁发', '', '', ${at}::timestamptz, ${actor.id}
    from unnest(${made.map(({ id }) => id)}::uuid[]) as given (id)`);
  if (replaced.length > 0) await expireReplaced(tx, actor, at, replaced);
  await record(
    tx,
    made.map(({ id, identifier, issuer, case_id }) => ({
      at,
      actor,
      act: 'issue',
      object: 'licence',
      object_id: id,
      organisation: issuer,
      detail: { identifier, case: case_id },
    })),
  );
}

async function expireReplaced(tx: Tx, actor: Actor, at: string, replaced: readonly string[]): Promise<void> {
  await tx.run(sql`
    update kernel.licence
    set state = '05',
        state_reason = '已换发新版本',
        state_since = ${at}
    where id = any(${replaced}::uuid[])`);
  await tx.run(sql`
    insert into kernel.licence_state_change (licence_id, from_state, to_state, reason, basis, document, at, by)
    select given.id, '01', '05', '已换发新版本', '', '', ${at}::timestamptz, ${actor.id}
    from unnest(${replaced}::uuid[]) as given (id)`);
}
