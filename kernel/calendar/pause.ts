import { dateOfDay, dayNumber, type PlainDate } from '../dates.ts';
import type { PauseKind, SourceState } from '../procedures/definition.ts';
import { Refusal } from '../refusal.ts';
import type { Words } from '../words.ts';
import type { Calendar } from './calendar.ts';
import { type ClockFacts, isDocumented, lastDay, type Pause } from './clock.ts';
import { messages } from './messages.ts';

/** A kind of pause with its source. `listed` ones count only where the item lists them (clocks.md §4). */
export interface PauseRule {
  readonly kind: PauseKind;
  readonly words: Words;
  readonly allowed: 'always' | 'listed';
  readonly basis: string;
  readonly state: SourceState;
}

const byLaw = (kind: PauseKind, zh: string, en: string): PauseRule => ({
  kind,
  words: { zh, en },
  allowed: 'always',
  basis: '《中华人民共和国行政许可法》第四十五条',
  state: 'located',
});
const local = (kind: PauseKind, zh: string, en: string): PauseRule => ({
  kind,
  words: { zh, en },
  allowed: 'listed',
  basis: '本地规定',
  state: 'policy',
});

/** The kinds of pause: eight of the law, and two local ones. A pause of any other kind is refused. */
export const pauseRules: Readonly<Record<PauseKind, PauseRule>> = {
  hearing: byLaw('hearing', '听证', 'hearing'),
  tender: byLaw('tender', '招标', 'tender'),
  auction: byLaw('auction', '拍卖', 'auction'),
  inspection: byLaw('inspection', '检验', 'inspection'),
  testing: byLaw('testing', '检测', 'testing'),
  quarantine: byLaw('quarantine', '检疫', 'quarantine'),
  appraisal: byLaw('appraisal', '鉴定', 'appraisal'),
  expert_review: byLaw('expert_review', '专家评审', 'expert review'),
  publicity: local('publicity', '公示', 'public notice'),
  site_check: local('site_check', '现场核查', 'site check'),
};

/**
 * Adds a pause to a clock's facts. One without document is added too: it does not stop the clock, and `readClock` reports it.
 * @param context.listed special procedures that the item lists
 * @param context.entered_on when it was typed in (K10)
 * @param context.correction the document that allows entering it after the last day
 * @throws Refusal `invalid` for another kind or wrong order, `wrong_state` on a stopped clock, `too_late` when it would
 *   silently repair an overdue clock
 */
export function addPause(
  facts: ClockFacts,
  pause: Pause,
  calendar: Calendar,
  context: { readonly listed: readonly PauseKind[]; readonly entered_on: PlainDate; readonly correction?: string },
): ClockFacts {
  if (facts.stopped_on !== null) throw new Refusal('wrong_state', messages.clock_stopped);
  if (facts.unit === 'immediate') throw new Refusal('wrong_state', messages.pause_immediate);
  // Kinds come in from outside; the record's type does not hold at run time.
  const rule = Object.hasOwn(pauseRules, pause.kind) ? pauseRules[pause.kind] : undefined;
  if (rule === undefined || (rule.allowed === 'listed' && !context.listed.includes(pause.kind))) {
    throw new Refusal('invalid', messages.pause_kind, { field: 'kind' });
  }
  if (pause.start < facts.started_on) throw new Refusal('invalid', messages.before_start, { field: 'start' });
  if (pause.end !== null && pause.end < pause.start) {
    throw new Refusal('invalid', messages.pause_order, { field: 'end' });
  }
  const { due } = lastDay(facts, calendar);
  const repairs = isDocumented(pause) && due !== null && dayNumber(context.entered_on) > due;
  if (repairs && !context.correction?.trim()) {
    const due_on = dateOfDay(due);
    throw new Refusal('too_late', messages.back_dated(due_on), { field: 'correction', details: { due_on } });
  }
  return { ...facts, pauses: [...facts.pauses, pause] };
}
