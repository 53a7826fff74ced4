import sql, { type Sql } from 'sql-template-tag';
import { type Db, prepared, type Tx } from '../database/database.ts';
import { dateOfDay, type PlainDate } from '../dates.ts';
import type { Calendar } from './calendar.ts';
import { dayRows } from './calendar-store.ts';
import { type ClockFacts, lastDay, pausedSpans } from './clock.ts';
import { dueOfOpenClocks } from './due-sql.ts';

/** A clock of a case. */
export interface CaseClock {
  readonly case_id: string;
  readonly facts: ClockFacts;
}

/** Starts clocks: one statement for all of them. Throws where a case has a clock of that name already. */
export async function openClocks(tx: Tx, clocks: readonly CaseClock[], calendar: Calendar): Promise<void> {
  if (clocks.length === 0) return;
  await tx.run(prepared(insertion(clocks, calendar)));
}

/** Writes clocks as their facts now stand, new or known: one statement for all of them. Name each clock once. */
export async function saveClocks(tx: Tx, clocks: readonly CaseClock[], calendar: Calendar): Promise<void> {
  if (clocks.length > 0) await tx.run(prepared(savingClocks(clocks, calendar)));
}

/** The statement of `saveClocks`, for acts that write everything in one. */
export const savingClocks = (clocks: readonly CaseClock[], calendar: Calendar): Sql => sql`
  ${insertion(clocks, calendar)}
  on conflict (case_id, name) do update set
    unit = excluded.unit, days = excluded.days, extension_days = excluded.extension_days,
    started_on = excluded.started_on, stopped_on = excluded.stopped_on, pauses = excluded.pauses,
    paused_since = excluded.paused_since, roll_last_day = excluded.roll_last_day, due_on = excluded.due_on,
    provisional = excluded.provisional`;

function insertion(clocks: readonly CaseClock[], calendar: Calendar): Sql {
  const rows = clocks.map(({ case_id, facts }) => ({ case_id, ...facts, ...projection(facts, calendar) }));
  return sql`
    insert into kernel.clock (
      case_id, name, unit, days, extension_days, started_on, stopped_on, pauses, paused_since, roll_last_day, due_on,
      provisional
    )
    select
      case_id, name, unit, days, extension_days, started_on, stopped_on, pauses, paused_since, roll_last_day, due_on,
      provisional
    from unnest(
      ${rows.map((row) => row.case_id)}::uuid[],
      ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.unit)}::text[],
      ${rows.map((row) => (row.unit === 'immediate' ? 0 : row.days))}::integer[],
      ${rows.map((row) => row.extension_days)}::integer[],
      ${rows.map((row) => row.started_on)}::date[],
      ${rows.map((row) => row.stopped_on)}::date[],
      ${rows.map((row) => row.ranges)}::datemultirange[],
      ${rows.map((row) => row.paused_since)}::date[],
      ${rows.map((row) => row.roll_last_day)}::boolean[],
      ${rows.map((row) => row.due_on)}::date[],
      ${rows.map((row) => row.provisional)}::boolean[]
    ) as given (
      case_id, name, unit, days, extension_days, started_on, stopped_on, pauses, paused_since, roll_last_day, due_on,
      provisional
    )`;
}

function projection(facts: ClockFacts, calendar: Calendar) {
  const { due, provisional } = lastDay(facts, calendar);
  const spans = pausedSpans(facts);
  const open = spans.find(({ up_to }) => up_to === Number.POSITIVE_INFINITY);
  const closed = spans.filter((span) => span !== open);
  return {
    due_on: due === null ? null : dateOfDay(due),
    provisional,
    paused_since: open === undefined ? null : dateOfDay(open.after),
    ranges: `{${closed.map(({ after, up_to }) => `[${dateOfDay(after + 1)},${dateOfDay(up_to + 1)})`).join(',')}}`,
  };
}

/** An open clock with its last day. */
export interface DueClock {
  readonly case_id: string;
  readonly name: string;
  readonly due_on: PlainDate;
  readonly provisional: boolean;
}

/**
 * Open clocks whose last day is at or before a date, earliest first.
 * Pass yesterday for what is overdue: the last day itself runs to its end (K5).
 */
export const clocksDue = (db: Db, upTo: PlainDate, limit: number): Promise<DueClock[]> =>
  db.many<DueClock>(
    prepared(sql`
      select case_id, name, due_on, provisional
      from kernel.clock
      where stopped_on is null
        and due_on <= ${upTo}
      order by due_on, case_id
      limit ${limit}`),
  );

/**
 * Recomputes the last day of every open clock over `kernel.calendar_day`, in one statement; answers how many changed.
 * Run it in the transaction that loads a notice. bench/clocks.ts measures it.
 */
export const recomputeClocks = (tx: Tx): Promise<number> =>
  tx.run(sql`
    update kernel.clock
    set due_on = now.due_on, provisional = now.provisional
    from (${dueOfOpenClocks()}) as now
    where clock.case_id = now.case_id
      and clock.name = now.name
      and (clock.due_on, clock.provisional) is distinct from (now.due_on, now.provisional)`);

/** A clock whose last day another calendar would move. */
export interface MovedClock {
  readonly case_id: string;
  readonly name: string;
  readonly due_on: PlainDate | null;
  readonly new_due_on: PlainDate | null;
}

/** Open clocks whose last day another calendar would move: how many, and the first 50 by present last day. */
export async function clocksMovedBy(
  db: Db,
  calendar: Calendar,
): Promise<{ readonly count: number; readonly first: readonly MovedClock[] }> {
  const rows = await db.many<MovedClock & { count: number }>(sql`
    select clock.case_id, clock.name, clock.due_on, now.due_on as new_due_on, count(*) over () as count
    from (${dueOfOpenClocks(dayRows(calendar))}) as now
    join kernel.clock on clock.case_id = now.case_id and clock.name = now.name
    where clock.due_on is distinct from now.due_on
    order by clock.due_on, clock.case_id, clock.name
    limit 50`);
  return { count: rows[0]?.count ?? 0, first: rows.map(({ count: _, ...moved }) => moved) };
}
