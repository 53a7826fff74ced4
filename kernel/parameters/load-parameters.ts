import sql from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
import type { Now } from '../dates.ts';
import { record } from '../journal/journal.ts';
import { systemActor } from '../people/actor.ts';
import type { NewParameter } from './parameter.ts';

/** How many declared rows a load added, and how many it ended. */
export interface Loaded {
  readonly added: number;
  readonly superseded: number;
}

/**
 * Loads the rows that systems declare, at start; a second load of the same rows changes nothing. A declared row that changed,
 * or is no longer declared under a code that still is, is superseded. Rows of administrators are not touched, and win.
 */
export async function loadParameters(tx: Tx, rows: readonly NewParameter[], now: Now): Promise<Loaded> {
  const at = now();
  // Two processes that start at once load one after the other.
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('jisuban.parameters'))`);
  const declared = sql`
    select d.code, d.title, d.kind, d.value, d.unit, coalesce(d.jurisdiction, '')::public.ltree as jurisdiction,
      daterange(d.valid_from, d.valid_to) as valid, d.document, d.clause, d.state, d.note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (
      code text, title text, kind text, value text, unit text, jurisdiction text, valid_from date, valid_to date,
      document text, clause text, state text, note text)`;
  const same = sql`
    (p.code, p.title, p.kind, p.value, p.unit, p.jurisdiction, p.valid, p.source_document, p.clause, p.state, p.note)
      is not distinct from
    (d.code, d.title, d.kind, d.value, d.unit, d.jurisdiction, d.valid, d.document, d.clause, d.state, d.note)`;
  const ended = await tx.many<{ id: string; code: string }>(sql`
    with d as (${declared})
    update kernel.parameter p
    set superseded_at = ${at}::timestamptz
    where p.origin = 'declared'
      and p.superseded_at is null
      and p.code in (select d.code from d)
      and not exists (select from d where ${same})
    returning p.id, p.code`);
  const added = await tx.many<{ id: string; code: string }>(sql`
    with d as (${declared})
    insert into kernel.parameter
      (code, title, kind, value, unit, jurisdiction, valid, source_document, clause, state, note, origin, entered_by, entered_at)
    select d.code, d.title, d.kind, d.value, d.unit, d.jurisdiction, d.valid, d.document, d.clause, d.state, d.note,
      'declared', ${systemActor.id}, ${at}::timestamptz
    from d
    where not exists (
      select from kernel.parameter p where p.origin = 'declared' and p.superseded_at is null and ${same})
    returning id, code`);
  const entry = (act: string) => (row: { id: string; code: string }) => ({
    at,
    actor: systemActor,
    act,
    object: 'parameter',
    object_id: row.id,
    detail: { code: row.code },
  });
  await record(tx, [...ended.map(entry('supersede')), ...added.map(entry('declare'))]);
  return { added: added.length, superseded: ended.length };
}
