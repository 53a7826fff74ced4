import sql, { type Sql } from 'sql-template-tag';
import type { Db, Tx } from '../database/database.ts';
import { dateOfDay, type Instant, type Now, type PlainDate } from '../dates.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { demandAdministration } from '../people/administration.ts';
import { Refusal } from '../refusal.ts';
import { builtInNotices } from './built-in-notices.ts';
import { type Calendar, type CalendarOptions, compileCalendar } from './calendar.ts';
import { messages } from './messages.ts';
import { type HolidayNotice, type NoticePayload, readNotice } from './notice.ts';

/** A notice as it was loaded. */
export interface LoadedNotice extends HolidayNotice {
  readonly id: string;
  readonly loaded_at: Instant;
  readonly supersedes: string | null;
}

interface NoticeRow extends Omit<LoadedNotice, keyof NoticePayload> {
  readonly payload: NoticePayload;
}

/** The notices in force, national and local, by jurisdiction and year. */
export async function noticesInForce(db: Db): Promise<readonly LoadedNotice[]> {
  const rows = await db.many<NoticeRow>(sql`
    select notice.id, notice.jurisdiction, notice.year, notice.document, notice.payload, notice.loaded_at, notice.supersedes
    from kernel.holiday_notice as notice
    where not exists (select from kernel.holiday_notice as later where later.supersedes = notice.id)
    order by notice.jurisdiction, notice.year`);
  return rows.map(({ payload, ...rest }) => ({ ...rest, ...payload }));
}

/**
 * Loads a notice and refreshes `kernel.calendar_day`; call `recomputeClocks` in the same transaction.
 * The caller has authorised the actor. The same notice again changes nothing and answers the one that is loaded.
 * @param input a notice from outside; see `readNotice`
 * @param options.supersede replace what is loaded for that year
 * @throws Refusal `invalid` naming every wrong date, `needs_confirmation` where another notice of the year is in force
 */
export async function loadNotice(
  tx: Tx,
  actor: Actor,
  now: Now,
  input: unknown,
  options: { readonly supersede?: boolean } = {},
): Promise<{ readonly id: string; readonly loaded: boolean }> {
  demandAdministration(actor);
  const notice = readNotice(input);
  // The one row serialises administrators who load at the same time.
  await tx.one(sql`select revision from kernel.calendar_setting for update`);
  const before = (await noticesInForce(tx)).find((known) => isSameYear(known, notice));
  const { jurisdiction, year, document, holidays, workdays, inLieuDays } = notice;
  const payload = JSON.stringify({ holidays, workdays, inLieuDays });
  if (before) {
    const { same } = await tx.one<{ same: boolean }>(sql`
      select payload = ${payload}::jsonb and document = ${document} as same
      from kernel.holiday_notice
      where id = ${before.id}`);
    if (same) return { id: before.id, loaded: false };
    if (!options.supersede) {
      throw new Refusal('needs_confirmation', messages.notice_loaded_already(year, before.document), {
        details: { year, document: before.document, id: before.id },
      });
    }
  }
  const { id } = await tx.one<{ id: string }>(sql`
    insert into kernel.holiday_notice (jurisdiction, year, document, payload, loaded_at, loaded_by, supersedes)
    values (${jurisdiction}, ${year}, ${document}, ${payload}::jsonb, ${now()}, ${actor.id}, ${before?.id ?? null})
    returning id`);
  await record(tx, [
    {
      at: now(),
      actor,
      act: 'calendar.load_notice',
      object: 'holiday_notice',
      object_id: id,
      detail: { jurisdiction, year, document, supersedes: before?.id ?? null },
    },
  ]);
  await refreshDays(tx);
  return { id, loaded: true };
}

/** Loads those notices that ship with the platform and are not there yet; answers the years. */
export async function loadBuiltInNotices(tx: Tx, actor: Actor, now: Now): Promise<readonly number[]> {
  const known = await noticesInForce(tx);
  const absent = builtInNotices.filter((notice) => !known.some((other) => isSameYear(other, notice)));
  for (const notice of absent) await loadNotice(tx, actor, now, notice);
  return absent.map((notice) => notice.year);
}

/** Decides whether local holidays are rest days for legal limits (K12); call `recomputeClocks` in the same transaction. */
export async function setLocalHolidays(
  tx: Tx,
  actor: Actor,
  now: Now,
  setting: { readonly local_holidays: boolean; readonly document: string },
): Promise<void> {
  await tx.run(sql`
    update kernel.calendar_setting
    set local_holidays = ${setting.local_holidays}, document = ${setting.document}`);
  await record(tx, [
    {
      at: now(),
      actor,
      act: 'calendar.set_local_holidays',
      object: 'calendar_setting',
      object_id: 'local_holidays',
      detail: { ...setting },
    },
  ]);
  await refreshDays(tx);
}

/** Compiles the calendar from the notices in force. Some 10 ms: keep it, or use `calendarReader`. */
export async function loadCalendar(db: Db, options: Omit<CalendarOptions, 'local_holidays'> = {}): Promise<Calendar> {
  const { local_holidays } = await setting(db);
  return compileCalendar(await noticesInForce(db), { ...options, local_holidays });
}

/** A reader that compiles anew only when the days have changed since: one lookup of one row per call. */
export function calendarReader(options: Omit<CalendarOptions, 'local_holidays'> = {}): (db: Db) => Promise<Calendar> {
  let kept: { readonly revision: number; readonly calendar: Calendar } | undefined;
  return async (db) => {
    const { revision } = await setting(db);
    if (kept?.revision !== revision) kept = { revision, calendar: await loadCalendar(db, options) };
    return kept.calendar;
  };
}

const setting = (db: Db): Promise<{ local_holidays: boolean; revision: number }> =>
  db.one(sql`select local_holidays, revision from kernel.calendar_setting`);

/** Whether local holidays are rest days for legal limits here (K12). */
export const localHolidaysCount = async (db: Db): Promise<boolean> => (await setting(db)).local_holidays;

const isSameYear = (a: HolidayNotice, b: HolidayNotice): boolean =>
  a.jurisdiction === b.jurisdiction && a.year === b.year;

/** The rows of `kernel.calendar_day` that a calendar stands for, as a subquery. */
export function dayRows(calendar: Calendar): Sql {
  const days: PlainDate[] = [];
  const working: boolean[] = [];
  const ordinals: number[] = [];
  const provisional: boolean[] = [];
  const provisionals: number[] = [];
  const reasons: (string | null)[] = [];
  for (let day = calendar.first; day <= calendar.last; day += 1) {
    const { name, document } = calendar.reason(day);
    days.push(dateOfDay(day));
    working.push(calendar.isWorking(day));
    ordinals.push(calendar.count(calendar.first - 1, day));
    provisional.push(calendar.isProvisional(day));
    provisionals.push(calendar.countProvisional(calendar.first - 1, day));
    reasons.push(name === null ? null : `${name.zh} · ${document}`);
  }
  return sql`
    select day, working, ordinal, provisional, provisional_ordinal, reason
    from unnest(
      ${days}::date[], ${working}::boolean[], ${ordinals}::integer[],
      ${provisional}::boolean[], ${provisionals}::integer[], ${reasons}::text[]
    ) as given (day, working, ordinal, provisional, provisional_ordinal, reason)`;
}

async function refreshDays(tx: Tx): Promise<void> {
  const calendar = await loadCalendar(tx);
  await tx.run(sql`
    update kernel.calendar_day as kept
    set working = given.working, ordinal = given.ordinal, provisional = given.provisional,
        provisional_ordinal = given.provisional_ordinal, reason = given.reason
    from (${dayRows(calendar)}) as given
    where kept.day = given.day
      and (kept.working, kept.ordinal, kept.provisional, kept.provisional_ordinal, kept.reason)
        is distinct from (given.working, given.ordinal, given.provisional, given.provisional_ordinal, given.reason)`);
  await tx.run(sql`update kernel.calendar_setting set revision = revision + 1`);
}
