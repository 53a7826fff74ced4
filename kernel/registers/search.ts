import sql from 'sql-template-tag';
import type { Now } from '../dates.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { type Entry, type EntryRow, entryOf, selectedColumns, tableOf } from './entry.ts';
import { type Selection, selected } from './list.ts';
import { messages } from './messages.ts';
import type { AnyRegister } from './register.ts';
import { matches, searchWords } from './search-text.ts';
import { columnsOf, lookingFor, type Reader, reading } from './sight.ts';
import { isSearchable } from './table.ts';

// Common words match very many entries; ranking them all would read them all. The best are picked among so many found.
const RANKED = 500;

/** What is searched for, and in which part of the register. */
export interface SearchRequest<Values extends object = object> extends Selection<Values> {
  /** Chinese substring, full pinyin with or without blanks, initials; several Chinese words must all occur. */
  readonly text: string;
  /** Entries at most: 20 where absent, 100 at most. */
  readonly limit?: number;
}

/**
 * The entries that fit a search best among those that the actor may read: whole values first, then beginnings, then short
 * texts. A blank text finds nothing.
 * @throws Refusal `invalid` where the register has no searched fields
 */
export function searchEntries<Values extends object>(
  reader: Reader,
  actor: Actor,
  now: Now,
  register: AnyRegister<Values>,
  request: SearchRequest<Values>,
): Promise<readonly Entry<Values>[]> {
  return reading(reader, actor, now, register, 'search', async (db) => {
    if (!isSearchable(register)) throw new Refusal('invalid', messages.not_searchable(register.title));
    const words = searchWords(request.text.slice(0, 200));
    const [first = ''] = words;
    if (first === '') return { result: [], ids: [] };
    const t = columnsOf('t');
    const rows = await db.many<EntryRow>(sql`
      select ${selectedColumns(actor, register)}
      from (
        select t.id
        from ${tableOf(register)} t
        where ${matches(words, t)}
        and ${selected(actor, register, request)}
        and ${lookingFor(actor, register, register.search, t)}
        limit ${RANKED}
      ) found
      join ${tableOf(register)} t on t.id = found.id
      order by starts_with(t.search, ${`${first} `}) desc, starts_with(t.search, ${first}) desc, length(t.search), t.id
      limit ${Math.min(Math.max(request.limit ?? 20, 1), 100)}`);
    return { result: rows.map((row) => entryOf(register, row)), ids: rows.map(({ id }) => id) };
  });
}
