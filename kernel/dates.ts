import { Temporal } from 'temporal-polyfill';

/** A calendar date, `YYYY-MM-DD`, in the official zone. Stored as PostgreSQL `date`. */
export type PlainDate = `${number}-${number}-${number}`;

/** A moment, ISO 8601 in UTC (`2026-11-24T03:34:00.000Z`). Stored as `timestamptz`. */
export type Instant = string;

/** Where the time comes from. The server passes the machine's; tests pass one that they move. */
export type Now = () => Instant;

/** The official zone (clocks.md K1); Asia/Urumqi is two hours behind and is never used. */
export const ZONE = 'Asia/Shanghai';

export const systemNow: Now = () => new Date().toISOString();

// The zone has had one fixed offset since 1991, so the hot path needs no zone lookup.
const OFFSET_MS = 8 * 3_600_000;

/** The local calendar date of a moment. */
export function dateOf(moment: Instant): PlainDate {
  // A date text is a template literal type; the cut of an ISO string has that form by construction.
  return new Date(Date.parse(moment) + OFFSET_MS).toISOString().slice(0, 10) as PlainDate;
}

/** The moment at which a calendar date begins, local midnight. */
export const startOfDate = (date: PlainDate): Instant => new Date(Date.parse(`${date}T00:00:00+08:00`)).toISOString();

/** Days since 1970-01-01; the number on which calendars are compiled. */
export const dayNumber = (date: PlainDate): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);

/** The date of a day number. */
export const dateOfDay = (day: number): PlainDate => new Date(day * 86_400_000).toISOString().slice(0, 10) as PlainDate; // the cut of an ISO string is a date text

/** Whether a text is a date that exists (`2026-02-30` does not). */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
