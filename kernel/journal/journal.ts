import sql, { type Sql } from 'sql-template-tag';
import { prepared, type Tx } from '../database/database.ts';
import type { Instant } from '../dates.ts';
import type { Actor } from '../people/actor.ts';

/** One line of the journal. `object` is a register's or kernel table's name; `detail` holds ids and codes, no personal data. */
export interface JournalEntry {
  readonly at: Instant;
  readonly actor: Actor;
  readonly act: string;
  readonly object: string;
  readonly object_id: string;
  readonly organisation?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes entries in the transaction of the act that they record, so neither exists without the other. */
export async function record(tx: Tx, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length > 0) await tx.run(prepared(journalling(entries)));
}

/** The statement that writes entries, for acts that write everything in one. */
export function journalling(entries: readonly JournalEntry[]): Sql {
  const rows = entries.map(({ at, actor, act, object, object_id, organisation, detail }) => ({
    ...{ at, actor: actor.id, act, object, object_id, organisation: organisation ?? null },
    ...{ request: actor.request ?? null, address: actor.address ?? null, detail: detail ?? {} },
  }));
  return sql`
    insert into kernel.journal (at, actor, act, object, object_id, organisation, request, address, detail)
    select at, actor, act, object, object_id, organisation, request, address, detail
    from json_populate_recordset(null::kernel.journal, ${JSON.stringify(rows)}::json)`;
}
