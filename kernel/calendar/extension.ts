import { dateOfDay, dayNumber, type PlainDate } from '../dates.ts';
import { Refusal } from '../refusal.ts';
import type { Calendar } from './calendar.ts';
import { type ClockFacts, lastDay, STATUTORY } from './clock.ts';
import { messages } from './messages.ts';

/** What the law allows: how many days at most, and which role decides. */
export interface ExtensionRule {
  readonly days: number;
  readonly by: string;
}

/** A decision to extend (延长期限), as entered. */
export interface ExtensionDecision {
  readonly days: number;
  readonly decided_on: PlainDate;
  /** When it was typed in (K10). */
  readonly entered_on: PlainDate;
  /** Role of the officer who decided. */
  readonly by: string;
  readonly reason: string | null;
  /** The notice by which the applicant was told of extension and reason. */
  readonly document: string | null;
  /** Where a decision that was taken in time is entered after the last day: the document that corrects the record. */
  readonly correction?: string;
}

export type ExtensionAnswer =
  | { readonly accepted: true; readonly facts: ClockFacts }
  | { readonly accepted: false; readonly refusal: Refusal };

/**
 * Decides whether an extension counts (K7, K8): once, in time, by the officer the law names, reason told, statutory only.
 * A refused one leaves the facts as they were, so a missed day stays missed. Throws nothing.
 * @param rule what the law allows; null where it allows none
 */
export function decideExtension(
  facts: ClockFacts,
  decision: ExtensionDecision,
  rule: ExtensionRule | null,
  calendar: Calendar,
): ExtensionAnswer {
  const refusal = refusalOf(facts, decision, rule, calendar);
  if (refusal !== null) return { accepted: false, refusal };
  return { accepted: true, facts: { ...facts, extension_days: decision.days } };
}

function refusalOf(
  facts: ClockFacts,
  decision: ExtensionDecision,
  rule: ExtensionRule | null,
  calendar: Calendar,
): Refusal | null {
  if (facts.name !== STATUTORY) return new Refusal('wrong_state', messages.not_statutory);
  if (rule === null || facts.unit === 'immediate') return new Refusal('wrong_state', messages.no_extension);
  if (facts.stopped_on !== null) return new Refusal('wrong_state', messages.clock_stopped);
  if (facts.extension_days > 0) return new Refusal('conflict', messages.second_extension);
  if (decision.by !== rule.by) {
    return new Refusal('forbidden', messages.wrong_approver(rule.by), { details: { by: rule.by } });
  }
  if (decision.decided_on < facts.started_on) {
    return new Refusal('invalid', messages.before_start, { field: 'decided_on' });
  }
  const { due } = lastDay(facts, calendar);
  const late = lateness(due, decision);
  if (late !== null) return late;
  if (!Number.isInteger(decision.days) || decision.days < 1 || decision.days > rule.days) {
    return new Refusal('invalid', messages.extension_days(rule.days), { field: 'days', details: { most: rule.days } });
  }
  if (!decision.reason?.trim()) return new Refusal('invalid', messages.reason_not_told, { field: 'reason' });
  if (!decision.document?.trim()) return new Refusal('invalid', messages.reason_not_told, { field: 'document' });
  return null;
}

// While a pause is open there is no last day to miss.
function lateness(due: number | null, decision: ExtensionDecision): Refusal | null {
  if (due === null) return null;
  const due_on = dateOfDay(due);
  if (dayNumber(decision.decided_on) > due) {
    return new Refusal('too_late', messages.late_extension(due_on), { field: 'decided_on', details: { due_on } });
  }
  if (dayNumber(decision.entered_on) > due && !decision.correction?.trim()) {
    return new Refusal('too_late', messages.back_dated(due_on), { field: 'correction', details: { due_on } });
  }
  return null;
}
