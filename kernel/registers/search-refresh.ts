import sql, { join, type Sql } from 'sql-template-tag';
import { name, type Tx } from '../database/database.ts';
import { tableOf } from './entry.ts';
import type { AnyRegister } from './register.ts';
import { searchColumnsOf } from './search-text.ts';
import { isSearchable } from './table.ts';

const BATCH = 2_000;

/**
 * Writes the search columns of entries anew, where they were loaded past the verbs or a field became searched. It is no new
 * version: the columns hold nothing that the fields do not say.
 * @param where which entries, alias `t`; all where absent
 * @returns how many it went over
 */
export async function refreshSearch(tx: Tx, register: AnyRegister, where: Sql = sql`true`): Promise<number> {
  if (!isSearchable(register)) return 0;
  const columns = join(register.search.map((field) => name('t', field)));
  let last = '00000000-0000-0000-0000-000000000000';
  let count = 0;
  for (;;) {
    const rows = await tx.many<{ id: string; [field: string]: unknown }>(sql`
      select t.id, ${columns}
      from ${tableOf(register)} t
      where t.id > ${last}::uuid
      and ${where}
      order by t.id
      limit ${BATCH}`);
    const end = rows.at(-1);
    if (end === undefined) return count;
    const made = rows.map((row) => ({ id: row.id, ...searchColumnsOf(register, row) }));
    await tx.run(sql`
      update ${tableOf(register)} t
      set search = n.search,
        search_terms = n.search_terms
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as n(id uuid, search text, search_terms text[])
      where t.id = n.id
      and (t.search, t.search_terms) is distinct from (n.search, n.search_terms)`);
    last = end.id;
    count += rows.length;
  }
}
