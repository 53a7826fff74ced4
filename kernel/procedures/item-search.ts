import sql, { type Sql } from 'sql-template-tag';
import { type Db, name, prepared } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';
import { matches, searchWords } from '../registers/search-text.ts';

/** An item as a list shows it. */
export interface ItemHit {
  readonly item: string;
  readonly kind: 'item' | 'bundle';
  readonly title: string;
  readonly summary: string;
  readonly department: string;
}

/** What narrows a list of items. */
export interface ItemFilter {
  /** The day on which they must be in force. */
  readonly on: PlainDate;
  readonly audience?: string;
  readonly topic?: string;
  readonly department?: string;
  readonly limit?: number;
}

// The words around what people look for: “我要开饭店” and “怎么办理食品经营许可” ask for 开饭店 and 食品经营许可.
const CHATTER = /我想要|我要|我想|怎么样|怎么|怎样|如何|哪里|在哪|办理|申请|需要|请问|一下|吗|呢|？|\?|。|，/gu;

/**
 * Items for what somebody typed: Chinese words, everyday words, pinyin with or without blanks, or initials. Bundles come
 * first, then whatever has the words in its title, then by closeness. Without words, all items by title.
 */
export async function searchItems(db: Db, query: string, filter: ItemFilter): Promise<readonly ItemHit[]> {
  const limit = Math.min(filter.limit ?? 20, 100);
  const bounds = sql`
    and valid @> ${filter.on}::date
    ${filter.audience ? sql`and audience @> ${[filter.audience]}::text[]` : sql``}
    ${filter.topic ? sql`and topics @> ${[filter.topic]}::text[]` : sql``}
    ${filter.department ? sql`and department = ${filter.department}` : sql``}`;
  const words = searchWords(query.slice(0, 100));
  if (words.length === 0)
    return db.many<ItemHit>(prepared(sql`${columns} where true ${bounds} order by kind, title, item limit ${limit}`));
  const found = await hits(db, words, bounds, limit);
  if (found.length > 0) return found;
  const core = searchWords(query.slice(0, 100).replace(CHATTER, ' '));
  return core.length > 0 && core.join(' ') !== words.join(' ') ? hits(db, core, bounds, limit) : [];
}

const columns = sql`select item, kind, title, summary, department from kernel.item_search`;

const hits = (db: Db, words: readonly string[], bounds: Sql, limit: number): Promise<ItemHit[]> =>
  db.many<ItemHit>(
    prepared(sql`
      ${columns}
      where ${matches(words, (column) => name('item_search', column))} ${bounds}
      order by kind, position(${words[0] ?? ''} in lower(title)) = 0, length(title), item
      limit ${limit}`),
  );
