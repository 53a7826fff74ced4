import fc from 'fast-check';
import { dateOfDay, dayNumber, type PlainDate } from '../dates.ts';
import type { PauseKind } from '../procedures/definition.ts';
import type { ClockFacts, Pause } from './clock.ts';

// Random clocks for property tests: starts in years with and without notice, pauses that overlap, touch and stay open.

const kinds: readonly PauseKind[] = ['hearing', 'testing', 'expert_review'];

export const arbitraryDate = (from: PlainDate, to: PlainDate): fc.Arbitrary<PlainDate> =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dateOfDay);

const arbitraryPause = (start: PlainDate): fc.Arbitrary<Pause> =>
  fc
    .record({
      from: fc.integer({ min: -5, max: 60 }),
      length: fc.option(fc.integer({ min: 0, max: 45 }), { freq: 6 }),
      kind: fc.constantFrom(...kinds),
      document: fc.option(fc.constant('特别程序告知书〔2026〕1号'), { freq: 6 }),
    })
    .map(({ from, length, kind, document }) => {
      const day = dayNumber(start) + from;
      return { kind, start: dateOfDay(day), end: length === null ? null : dateOfDay(day + length), document };
    });

/** A clock with up to four pauses; `stopped_on` is null. */
export const arbitraryClock: fc.Arbitrary<ClockFacts> = arbitraryDate('2023-10-01', '2028-03-31').chain((started_on) =>
  fc
    .record({
      unit: fc.constantFrom('working_day', 'working_day', 'calendar_day', 'calendar_day', 'immediate'),
      days: fc.integer({ min: 1, max: 60 }),
      extension_days: fc.constantFrom(0, 0, 10, 15),
      pauses: fc.array(arbitraryPause(started_on), { maxLength: 4 }),
      roll_last_day: fc.boolean(),
    })
    .map(({ unit, ...rest }) => ({
      name: 'statutory',
      started_on,
      stopped_on: null,
      basis: '测试',
      ...rest,
      // The literals above are the three units; constantFrom widens them to text.
      unit: unit as ClockFacts['unit'],
      ...(unit === 'immediate' ? { days: 0, extension_days: 0 } : {}),
    })),
);
