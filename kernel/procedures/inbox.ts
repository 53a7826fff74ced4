import sql, { empty, join, type Sql } from 'sql-template-tag';
import { type Db, prepared } from '../database/database.ts';
import type { Instant, PlainDate } from '../dates.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { messages } from './messages.ts';

/** One line of an inbox (待办). */
export interface InboxEntry {
  readonly id: string;
  readonly case_id: string;
  readonly number: string;
  readonly title: string;
  readonly item: string;
  readonly applicant_name: string;
  readonly region: string;
  readonly stage: string;
  readonly kind: 'stage' | 'opinion';
  readonly role: string;
  readonly organisation: string;
  readonly claimed_by: string | null;
  readonly opened_at: Instant;
  /** Last day; null while nothing is due (suspended, or without a clock). */
  readonly due_on: PlainDate | null;
  readonly paused: boolean;
  readonly overdue: boolean;
  readonly phase: string;
  readonly bundle_case: string | null;
}

/** What narrows an inbox. */
export interface InboxFilter {
  readonly item?: string;
  readonly region?: string;
  readonly stage?: string;
  /** `overdue`: before today; `today`: due today; `soon`: within three days; `paused`. */
  readonly due?: 'overdue' | 'today' | 'soon' | 'paused';
  /** Case number or applicant, as typed. */
  readonly query?: string;
  readonly mine?: boolean;
  readonly after?: string;
  readonly limit?: number;
}

export interface InboxPage {
  readonly entries: readonly InboxEntry[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

/**
 * What waits for an official: open work of their roles in their organisations, most urgent first. Keyset paging: the cost of a
 * page does not grow with the number of cases nor with the page's place.
 */
export async function inbox(db: Db, actor: Actor, today: PlainDate, filter: InboxFilter = {}): Promise<InboxPage> {
  const limit = Math.min(filter.limit ?? 50, 200);
  if (actor.posts.length === 0) return { entries: [], next: null };
  const bounds = boundsOf(actor, today, filter);
  // One index scan per office, each at most a page long, then merged: an `in` over offices would sort them all.
  const offices = actor.posts.map(
    (post) => sql`(
      select item.*
      from kernel.work_item as item
      ${filter.item || filter.region || filter.due === 'paused' || filter.query ? sql`join kernel.cases on cases.id = item.case_id` : empty}
      where item.organisation = ${post.organisation}
      and item.role = ${post.role}
      and item.closed_at is null
      ${bounds}
      order by item.due_on, item.id
      limit ${limit + 1}
    )`,
  );
  const rows = await db.many<InboxEntry>(
    prepared(sql`
      select item.id, item.case_id, cases.number, cases.title, cases.item, cases.applicant_name, cases.region, item.stage,
        item.kind, item.role, item.organisation, item.claimed_by, item.opened_at,
        nullif(item.due_on, 'infinity') as due_on, cases.paused, cases.overdue, cases.phase, cases.bundle_case
      from (
        select * from (${join(offices, ' union all ')}) as office
        order by due_on, id
        limit ${limit + 1}
      ) as item
      join kernel.cases on cases.id = item.case_id
      order by item.due_on, item.id`),
  );
  const entries = rows.slice(0, limit);
  const last = entries.at(-1);
  return { entries, next: rows.length > limit && last ? `${last.due_on ?? 'infinity'}~${last.id}` : null };
}

/** How much waits; `paused` has no last day, `mine` was claimed by the actor. */
export interface InboxCounts {
  readonly all: number;
  readonly overdue: number;
  readonly today: number;
  readonly paused: number;
  readonly mine: number;
}

/** How much of each kind waits, for the tabs above the inbox. */
export async function inboxCounts(db: Db, actor: Actor, today: PlainDate): Promise<InboxCounts> {
  if (actor.posts.length === 0) return { all: 0, overdue: 0, today: 0, paused: 0, mine: 0 };
  const offices = join(actor.posts.map((post) => sql`(${post.organisation}::uuid, ${post.role})`));
  return db.one(sql`
    select count(*) as all,
      count(*) filter (where due_on < ${today}::date) as overdue,
      count(*) filter (where due_on = ${today}::date) as today,
      count(*) filter (where due_on = 'infinity') as paused,
      count(*) filter (where claimed_by = ${actor.id}) as mine
    from kernel.work_item
    where (organisation, role) in (${offices})
    and closed_at is null`);
}

function boundsOf(actor: Actor, today: PlainDate, filter: InboxFilter): Sql {
  const bounds: Sql[] = [];
  if (filter.after) {
    const [due = '', id = ''] = filter.after.split('~');
    if (!/^(\d{4}-\d{2}-\d{2}|infinity)$/.test(due) || !/^[0-9a-f-]{36}$/.test(id))
      throw new Refusal('invalid', messages.bad_cursor, { field: 'after' });
    bounds.push(sql`and (item.due_on, item.id) > (${due}::date, ${id}::uuid)`);
  }
  if (filter.stage) bounds.push(sql`and item.stage = ${filter.stage}`);
  if (filter.mine) bounds.push(sql`and item.claimed_by = ${actor.id}`);
  if (filter.due === 'overdue') bounds.push(sql`and item.due_on < ${today}::date`);
  if (filter.due === 'today') bounds.push(sql`and item.due_on = ${today}::date`);
  if (filter.due === 'soon') bounds.push(sql`and item.due_on between ${today}::date and ${today}::date + 3`);
  if (filter.due === 'paused') bounds.push(sql`and cases.paused`);
  if (filter.item) bounds.push(sql`and cases.item = ${filter.item}`);
  if (filter.region) bounds.push(sql`and cases.region = ${filter.region}`);
  if (filter.query)
    bounds.push(sql`and (cases.number = ${filter.query} or strpos(cases.applicant_name, ${filter.query}) > 0)`);
  return bounds.length > 0 ? join(bounds, ' ') : empty;
}
