import type { JSX } from 'preact';
import { type Calendar, workingDaysBetween } from '../../kernel/calendar/calendar.ts';
import type { CardColour } from '../../kernel/calendar/cards.ts';
import type { PlainDate } from '../../kernel/dates.ts';
import type { Desk } from './desk.ts';
import { cards, countdown } from './messages.ts';

// Colour, shape and text together, so that nobody depends on the colour.
const shapes: Readonly<Record<CardColour | 'paused', string>> = {
  red: '▲',
  yellow: '◆',
  notice: '◇',
  green: '●',
  paused: '‖',
};

interface CountdownProps {
  readonly desk: Desk;
  readonly calendar: Calendar;
  readonly due: PlainDate | null;
  readonly paused: boolean;
}

/** How long a limit still runs, in working days, with its last day. */
export function Countdown({ desk: { t, today }, calendar, due, paused }: CountdownProps): JSX.Element {
  if (due === null)
    return <Mark colour={paused ? 'paused' : 'green'} text={t(paused ? countdown.paused : countdown.none)} />;
  const [colour, words] = standing(calendar, due, today);
  return (
    <span class="countdown">
      <Mark colour={colour} text={t(words)} />
      <span class="due">{t(countdown.due(due))}</span>
    </span>
  );
}

function standing(calendar: Calendar, due: PlainDate, today: PlainDate) {
  if (due === today) return ['yellow', countdown.today] as const;
  if (due < today) return ['red', countdown.late(workingDaysBetween(calendar, due, today))] as const;
  const left = workingDaysBetween(calendar, today, due);
  if (left === 0) return ['notice', countdown.rest] as const;
  return [left <= 1 ? 'notice' : 'green', countdown.left(left)] as const;
}

/** A card: red, yellow, warning or green. */
export const CardMark = ({ desk, card }: { desk: Desk; card: CardColour }): JSX.Element => (
  <Mark colour={card} text={desk.t(cards[card])} />
);

/** A mark by colour, shape and text. */
export function Mark({ colour, text }: { colour: CardColour | 'paused'; text: string }): JSX.Element {
  return (
    <span class={`mark mark-${colour}`}>
      <span aria-hidden="true">{shapes[colour]}</span> {text}
    </span>
  );
}
