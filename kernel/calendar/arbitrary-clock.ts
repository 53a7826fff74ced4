import fc from 'fast-check';
import { dateOfDay, dayNumber, type PlainDate } from '../dates.ts';
import type { PauseKind } from '../procedures/definition.ts';
import type { ClockFacts, Pause } from './clock.ts';

// Random clocks for property tests: starts in years with and without notice, pauses that overlap, touch, stay open, or begin
// at the last day, where a roll off a rest day meets them.

const kinds: readonly PauseKind[] = ['hearing', 'testing', 'expert_review'];

export const arbitraryDate = (from: PlainDate, to: PlainDate): fc.Arbitrary<PlainDate> =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dateOfDay);

const arbitraryPause = (start: PlainDate, days: number): fc.Arbitrary<Pause> =>
  fc
    .record({
      from: fc.oneof(fc.integer({ min: -5, max: 60 }), fc.integer({ min: days - 1, max: days + 3 })),
      length: fc.option(fc.integer({ min: 0, max: 45 }), { freq: 6 }),
      kind: fc.constantFrom(...kinds),
      document: fc.option(fc.constant('特别程序告知书〔2026〕1号'), { freq: 6 }),
    })
    .map(({ from, length, kind, document }) => {
      const day = dayNumber(start) + from;
      return { kind, start: dateOfDay(day), end: length === null ? null : dateOfDay(day + length), document };
    });

const arbitraryEvent = fc.tuple(arbitraryDate('2023-10-01', '2028-03-31'), fc.integer({ min: 1, max: 60 }));

/** A clock with up to four pauses; `stopped_on` is null. */
export const arbitraryClock: fc.Arbitrary<ClockFacts> = arbitraryEvent.chain(([started_on, days]) =>
  fc
    .record({
      unit: fc.constantFrom('working_day', 'working_day', 'calendar_day', 'calendar_day', 'immediate'),
      extension_days: fc.constantFrom(0, 0, 10, 15),
      pauses: fc.array(arbitraryPause(started_on, days), { maxLength: 4 }),
      roll_last_day: fc.boolean(),
    })
    .map(({ unit, ...rest }) => ({
      name: 'statutory',
      days,
      started_on,
      stopped_on: null,
      basis: '测试',
      ...rest,
      // The literals above are the three units; constantFrom widens them to text.
      unit: unit as ClockFacts['unit'],
      ...(unit === 'immediate' ? { days: 0, extension_days: 0 } : {}),
    })),
);
