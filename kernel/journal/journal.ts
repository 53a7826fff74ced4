import sql, { join } from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
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
  if (entries.length === 0) return;
  const rows = entries.map(
    ({ at, actor, act, object, object_id, organisation, detail }) =>
      sql`(${at}::timestamptz, ${actor.id}, ${act}, ${object}, ${object_id}, ${organisation ?? null}::uuid, ${actor.request ?? null}, ${actor.address ?? null}, ${JSON.stringify(detail ?? {})}::jsonb)`,
  );
  await tx.run(sql`
    insert into kernel.journal (at, actor, act, object, object_id, organisation, request, address, detail)
    values ${join(rows)}`);
}
