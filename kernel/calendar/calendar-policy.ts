import type { SourceState } from '../procedures/definition.ts';

/** A number of local policy by which calendars are compiled. */
export interface CalendarPolicy {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly why: string;
  readonly state: SourceState;
}

/**
 * How many last days of a year stay provisional until the next year's notice is loaded (clocks.md §8): the New Year's
 * holiday, and the week-end day worked for it, can lie in them.
 */
export const yearEndDays: CalendarPolicy = {
  id: 'calendar.year_end.provisional_days',
  value: 7,
  unit: 'calendar_day',
  why: 'the New Year holiday and the week-end before it: 25 to 31 December',
  state: 'policy',
};

/** First and last year for which days are compiled; `kernel.calendar_day` holds the same span. */
export const CALENDAR_YEARS = { first: 2010, last: 2060 } as const;
