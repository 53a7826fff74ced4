import type { Db } from '../database/database.ts';
import { compileCalendar } from './calendar.ts';
import { localHolidaysCount, noticesInForce } from './calendar-store.ts';
import { clocksMovedBy, type MovedClock } from './clock-store.ts';
import { readNotice } from './notice.ts';

/**
 * What loading a notice would change, before it is loaded: how many open clocks, and the first 50 with old and new last day.
 * @throws Refusal `invalid` as `loadNotice` does
 */
export async function noticeImpact(
  db: Db,
  input: unknown,
): Promise<{ readonly count: number; readonly first: readonly MovedClock[] }> {
  const notice = readNotice(input);
  const notices = [...(await noticesInForce(db)), notice];
  return clocksMovedBy(db, compileCalendar(notices, { local_holidays: await localHolidaysCount(db) }));
}
