import { dayNumber, type PlainDate } from '../dates.ts';
import { type Language, say, type Words } from '../words.ts';
import type { DayReason } from './calendar.ts';
import type { ClockFacts, Pause } from './clock.ts';
import type { ClockExplanation, ExplainedDays } from './explain.ts';
import { derivation } from './messages.ts';
import { pauseRules } from './pause.ts';

/** A derivation as printable sentences, Chinese by default: the limit first, then the days, last the result. */
export const explanationLines = (explanation: ClockExplanation, language: Language = 'zh'): readonly string[] =>
  explanationWords(explanation).map((words) => say(words, language));

/** The same sentences in all languages. */
export function explanationWords(explanation: ClockExplanation): readonly Words[] {
  const { facts, lines, undocumented, result } = explanation;
  return [
    derivation.limit(unitsOf(facts, facts.days), extensionOf(facts), facts.basis),
    ...lines.map((line) => lineWords(facts, line)),
    ...undocumented.map((pause) => derivation.undocumented(pauseName(pause), dateWords(pause.start))),
    result.due_on === null
      ? derivation.paused(unitsOf(facts, result.used), unitsOf(facts, result.budget - result.used))
      : derivation.due(dateWords(result.due_on)),
    ...(result.provisional ? [derivation.provisional] : []),
  ];
}

function lineWords(facts: ClockFacts, line: ExplainedDays): Words {
  const days = daysWords(line);
  switch (line.kind) {
    case 'event':
      return facts.unit === 'immediate' ? derivation.at_once(days) : derivation.event(days);
    case 'counted':
      return derivation.counted(days, numberOf(facts, line), noteOf(line.reason));
    case 'rest':
      return derivation.rest(days, reasonOf(line.reason));
    case 'moved':
      return line.reason?.kind === 'week_day' || line.reason?.kind === 'make_up'
        ? derivation.moved_to(days, noteOf(line.reason))
        : derivation.moved_past(days, reasonOf(line.reason));
    case 'paused':
      return derivation.paused_days(days, joined(line.pauses.map(pauseWords)));
  }
}

const unitsOf = ({ unit }: ClockFacts, n: number): Words =>
  unit === 'working_day'
    ? derivation.working_days(n)
    : unit === 'calendar_day'
      ? derivation.days(n)
      : derivation.immediate;

const extensionOf = (facts: ClockFacts): Words | null =>
  facts.extension_days > 0 ? unitsOf(facts, facts.extension_days) : null;

function numberOf({ unit }: ClockFacts, { number }: ExplainedDays): Words {
  const { first, last } = number ?? { first: 0, last: 0 };
  return unit === 'working_day' ? derivation.nth_working_day(first, last) : derivation.nth_day(first, last);
}

function reasonOf(reason: DayReason | null): Words {
  if (reason?.name == null) return derivation.weekend;
  return derivation.holiday(reason.name, reason.kind === 'in_lieu', reason.document ?? '');
}

// A counted day needs a word only where a notice makes it a work day, or where the last day is a rest day.
function noteOf(reason: DayReason | null): Words | null {
  if (reason === null || reason.kind === 'week_day') return null;
  if (reason.kind === 'make_up' && reason.name) return derivation.make_up(reason.name, reason.document ?? '');
  return reasonOf(reason);
}

const pauseName = ({ kind }: Pause): Words => pauseRules[kind].words;
const pauseWords = (pause: Pause): Words => derivation.pause(pauseName(pause), pause.document ?? '');

const joined = (list: readonly Words[]): Words => ({
  zh: list.map(({ zh }) => zh).join('、'),
  en: list.map(({ en }) => en).join(', '),
});

const weekdaysZh = ['日', '一', '二', '三', '四', '五', '六'];
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function dateWords(date: PlainDate): Words {
  const [year = '', month = '', day = ''] = date.split('-');
  const weekday = (((dayNumber(date) + 4) % 7) + 7) % 7;
  return {
    zh: `${year}年${Number(month)}月${Number(day)}日（周${weekdaysZh[weekday]}）`,
    en: `${date} (${weekdaysEn[weekday]})`,
  };
}

function daysWords({ from, to }: ExplainedDays): Words {
  if (to === null) return derivation.from(dateWords(from));
  return from === to ? dateWords(from) : derivation.range(dateWords(from), dateWords(to));
}
