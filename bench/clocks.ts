import sql from 'sql-template-tag';
import { builtInNotices } from '../kernel/calendar/built-in-notices.ts';
import { compileCalendar } from '../kernel/calendar/calendar.ts';
import { loadBuiltInNotices, loadCalendar, loadNotice } from '../kernel/calendar/calendar-store.ts';
import { clocksMovedBy, recomputeClocks } from '../kernel/calendar/clock-store.ts';
import { madeUp2027 } from '../kernel/calendar/made-up-notice.ts';
import { openDatabase, type Tx } from '../kernel/database/database.ts';
import { systemNow } from '../kernel/dates.ts';
import { systemActor } from '../kernel/people/actor.ts';

class Undo extends Error {}

/**
 * Recomputes `size` open clocks after a new holiday notice and prints how long it took. Everything happens in one
 * transaction that is undone, so the database is left as it was; goal: under 60 s for a million.
 * @param url address of a migrated database, as its owner
 */
export async function benchClocks(url: string, size: number): Promise<void> {
  const db = openDatabase({ url, max: 1 });
  try {
    await db.transaction(async (tx) => {
      await loadBuiltInNotices(tx, systemActor, systemNow);
      await fill(tx, size);
      // What the recomputation has to change is what the made-up notice moves; all last days are right before it.
      await recomputeClocks(tx);
      const before = performance.now();
      const impact = await clocksMovedBy(tx, compileCalendar([...builtInNotices, madeUp2027]));
      const previewed = performance.now();
      await loadNotice(tx, systemActor, systemNow, madeUp2027);
      const loaded = performance.now();
      const changed = await recomputeClocks(tx);
      const done = performance.now();
      const compiling = performance.now();
      await loadCalendar(tx);
      const compiled = performance.now();
      console.log(
        `clocks: ${size} open; preview ${seconds(previewed - before)} (${impact.count} move); load notice ${seconds(loaded - previewed)}; ` +
          `recompute ${seconds(done - loaded)} (${changed} rows changed); compile calendar ${seconds(compiled - compiling)}`,
      );
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  } finally {
    await db.close();
  }
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

// Starts spread over the second half of 2026; one clock in eight has a pause, one in fifty an open one, one in five
// counts calendar days.
async function fill(tx: Tx, size: number): Promise<void> {
  await tx.run(sql`
    insert into kernel.clock (
      case_id, name, unit, days, started_on, pauses, paused_since, roll_last_day, due_on, provisional
    )
    select
      gen_random_uuid(), 'statutory', case when n % 5 = 0 then 'calendar_day' else 'working_day' end, 10 + n % 50,
      date '2026-06-01' + n % 200,
      case when n % 8 = 0
        then datemultirange(daterange(date '2026-06-03' + n % 200, date '2026-06-10' + n % 200 + n % 20))
        else '{}'
      end,
      case when n % 50 = 0 then date '2026-07-15' + n % 200 end,
      n % 10 <> 0, null, false
    from generate_series(1, ${size}::integer) as n`);
  await tx.run(sql`analyze kernel.clock`);
  await tx.run(sql`analyze kernel.calendar_day`);
}
