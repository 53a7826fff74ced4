import sql from 'sql-template-tag';
import type { Db, Tx } from '../database/database.ts';
import type { Instant, Now } from '../dates.ts';
import { type JournalEntry, record } from '../journal/journal.ts';
import type { Grant } from '../people/access.ts';
import type { Actor } from '../people/actor.ts';
import { demandAccess } from '../people/authorisation.ts';
import { regionPath } from '../people/region.ts';
import { Refusal } from '../refusal.ts';
import { checkNewParameter } from './check-new-parameter.ts';
import type { ParameterCode } from './code.ts';
import { messages } from './messages.ts';
import type { NewParameter, ParameterRow } from './parameter.ts';
import { parameterColumns } from './resolve-parameters.ts';

/** Who enters and confirms parameters: the parameter administrators (参数管理员), within the regions of their posts. */
export const parameterAccess: readonly Grant[] = [
  { who: 'post', role: 'parameters.administrator', within: { kind: 'region', field: 'jurisdiction' } },
  // Numbers of the whole country lie in no region; every administrator may enter them, and a second one confirms.
  { who: 'post', role: 'parameters.national_administrator' },
];

/** A row with its history, for review and for the page of a parameter. */
export type StoredParameter = ParameterRow & {
  readonly origin: 'declared' | 'entered';
  readonly note: string | null;
  readonly entered_by: string;
  readonly entered_at: Instant;
  readonly confirmed_by: string | null;
  readonly confirmed_at: Instant | null;
  readonly superseded_at: Instant | null;
  readonly superseded_by: string | null;
};

/**
 * Enters rows for review, all or none; they count for nothing until another person confirms each.
 * @returns their ids, in order
 * @throws Refusal `invalid` with each problem by row (`rows.3.value`), `forbidden`
 */
export async function proposeParameters(
  tx: Tx,
  actor: Actor,
  now: Now,
  rows: readonly NewParameter[],
): Promise<string[]> {
  const problems = rows.flatMap((row, index) => checkNewParameter(row, `rows.${index}`));
  if (problems.length > 0) throw new Refusal('invalid', messages.rows_refused(problems.length), { problems });
  for (const row of rows) demandAccess(actor, parameterAccess, { jurisdiction: row.jurisdiction ?? '' });
  const at = now();
  const plain = rows.map((row) => ({ ...row, jurisdiction: regionPath(row.jurisdiction ?? '') }));
  const entered = await tx.many<{ id: string; code: ParameterCode }>(sql`
    insert into kernel.parameter
      (code, title, kind, value, unit, jurisdiction, valid, source_document, clause, state, note,
       origin, entered_by, entered_person, entered_at)
    select d.code, d.title, d.kind, d.value, d.unit, d.jurisdiction::public.ltree, daterange(d.valid_from, d.valid_to),
      d.document, d.clause, d.state, d.note, 'entered', ${actor.id}, ${actor.person}, ${at}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) as (
      code text, title text, kind text, value text, unit text, jurisdiction text, valid_from date, valid_to date,
      document text, clause text, state text, note text)) with ordinality as d
    order by d.ordinality
    returning id, code`);
  await record(tx, entered.map(entryOf(at, actor, 'propose')));
  return entered.map(({ id }) => id);
}

/**
 * Puts a proposed row in force, by a second person. Confirmed rows of the same code and jurisdiction whose validity it
 * overlaps are superseded; what they cover outside its validity stays in force as a row of its own.
 * @throws Refusal `forbidden` for the person who entered it, `wrong_state` where it was confirmed or withdrawn, `not_found`
 */
export async function confirmParameter(tx: Tx, actor: Actor, now: Now, id: string): Promise<void> {
  const { code, jurisdiction } = await openProposal(tx, actor, id);
  const at = now();
  const replaced = await tx.many<{ id: string; code: ParameterCode }>(sql`
    update kernel.parameter old
    set superseded_at = ${at}::timestamptz,
        superseded_by = ${id}::uuid
    from kernel.parameter new
    where new.id = ${id}::uuid
      and old.code = ${code}
      and old.jurisdiction = ${jurisdiction}::public.ltree
      and old.confirmed_by is not null
      and old.superseded_at is null
      and old.valid && new.valid
    returning old.id, old.code`);
  await tx.run(sql`
    insert into kernel.parameter
      (code, title, kind, value, unit, jurisdiction, valid, source_document, clause, state, note,
       origin, entered_by, entered_person, entered_at, confirmed_by, confirmed_at)
    select old.code, old.title, old.kind, old.value, old.unit, old.jurisdiction, rest, old.source_document, old.clause,
      old.state, old.note, old.origin, old.entered_by, old.entered_person, old.entered_at, old.confirmed_by, old.confirmed_at
    from kernel.parameter old
    join kernel.parameter new on new.id = ${id}::uuid
    cross join lateral unnest(datemultirange(old.valid) - datemultirange(new.valid)) as rest
    where old.id = any(${replaced.map((row) => row.id)}::uuid[])`);
  await tx.run(sql`
    update kernel.parameter
    set confirmed_by = ${actor.id},
        confirmed_at = ${at}::timestamptz
    where id = ${id}::uuid`);
  const entry = entryOf(at, actor, 'confirm');
  await record(tx, [entry({ id, code }), ...replaced.map(entryOf(at, actor, 'supersede'))]);
}

/**
 * Withdraws or turns down a proposed row, with the reason; anybody who may enter rows may do it.
 * @throws Refusal `wrong_state`, `not_found`, `forbidden`
 */
export async function rejectParameter(tx: Tx, actor: Actor, now: Now, id: string, reason: string): Promise<void> {
  const { code } = await openProposal(tx, actor, id, { byAnother: false });
  const at = now();
  await tx.run(sql`update kernel.parameter set superseded_at = ${at}::timestamptz where id = ${id}::uuid`);
  await record(tx, [{ ...entryOf(at, actor, 'reject')({ id, code }), detail: { code, reason } }]);
}

/** All versions of a parameter, newest entry first, those under review and those superseded among them. */
export const parameterVersions = (db: Db, code: ParameterCode): Promise<StoredParameter[]> =>
  db.many(sql`
    select ${parameterColumns}, ${historyColumns}
    from kernel.parameter p
    where p.code = ${code}
    order by p.entered_at desc, p.id desc`);

/** The proposals that wait for a second person, oldest first. */
export const waitingParameters = (db: Db): Promise<StoredParameter[]> =>
  db.many(sql`
    select ${parameterColumns}, ${historyColumns}
    from kernel.parameter p
    where p.origin = 'entered' and p.confirmed_by is null and p.superseded_at is null
    order by p.entered_at, p.id`);

const historyColumns = sql`
  p.origin, p.note, p.entered_by, p.entered_at, p.confirmed_by, p.confirmed_at, p.superseded_at, p.superseded_by`;

interface Proposal {
  readonly code: ParameterCode;
  readonly jurisdiction: string;
  readonly entered_by: string;
  readonly entered_person: string | null;
  readonly open: boolean;
}

async function openProposal(tx: Tx, actor: Actor, id: string, { byAnother } = { byAnother: true }): Promise<Proposal> {
  const row = await tx.maybe<Proposal>(sql`
    select code, jurisdiction::text as jurisdiction, entered_by, entered_person,
      origin = 'entered' and confirmed_by is null and superseded_at is null as open
    from kernel.parameter
    where id = ${id}::uuid
    for update`);
  if (!row) throw new Refusal('not_found', messages.no_such_row);
  demandAccess(actor, parameterAccess, { jurisdiction: row.jurisdiction });
  if (!row.open) throw new Refusal('wrong_state', messages.not_waiting);
  // Two accounts of one natural person are one person.
  const same = row.entered_by === actor.id || (row.entered_person !== null && row.entered_person === actor.person);
  if (byAnother && same) throw new Refusal('forbidden', messages.second_person_needed);
  // Two confirmations for one code follow one another, so that neither misses what the other put in force.
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('jisuban.parameter'), hashtext(${row.code}))`);
  return row;
}

const entryOf =
  (at: Instant, actor: Actor, act: string) =>
  ({ id, code }: { id: string; code: ParameterCode }): JournalEntry => ({
    at,
    actor,
    act,
    object: 'parameter',
    object_id: id,
    detail: { code },
  });
