import type { Instant } from '../../kernel/dates.ts';

/** A moment in the official zone, to the minute: `2026-03-02 10:00`. */
export const minuteOf = (moment: Instant): string =>
  new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** A `datetime-local` input's value as a moment of the official zone; null where it is none. */
export function momentOf(local: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return null;
  const parsed = Date.parse(`${local.slice(0, 16)}:00+08:00`);
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString();
}
