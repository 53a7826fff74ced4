import type { PlainDate } from '../dates.ts';
import type { SourceState } from '../procedures/definition.ts';
import type { Words } from '../words.ts';
import type { ClockFacts, ClockReading } from './clock.ts';
import { cardMessages } from './messages.ts';

/** 绿, 预警, 黄牌, 红牌. */
export type CardColour = 'green' | 'notice' | 'yellow' | 'red';

/** What a card asks. Shares are whole percent of the budget. */
export type CardCondition =
  | { readonly is: 'overdue' }
  | { readonly is: 'refused_without_reason' }
  | { readonly is: 'pause_without_document' }
  | { readonly is: 'step_overdue' }
  | { readonly is: 'due_today' }
  | { readonly is: 'working_days_left_at_most'; readonly days: number }
  | { readonly is: 'used_at_least'; readonly percent: number }
  | { readonly is: 'left_more_than'; readonly percent: number }
  | { readonly is: 'otherwise' };

/** One threshold (红黄牌规则), a row of data. */
export interface CardRule {
  readonly id: string;
  readonly card: CardColour;
  readonly when: CardCondition;
  /** Units of clocks that it concerns; absent for all. What is done at once has no last day to warn of. */
  readonly units?: readonly ClockFacts['unit'][];
  readonly words: Words;
  readonly state: SourceState;
}

const timed: readonly ClockFacts['unit'][] = ['working_day', 'calendar_day'];

/**
 * The default thresholds of clocks.md §6; all are local policy, their values not confirmed for this prefecture.
 * `card.green.otherwise` covers what no other row says: at most half of the budget left, and nothing to warn of.
 */
export const defaultCardRules: readonly CardRule[] = [
  { id: 'card.red.overdue', card: 'red', when: { is: 'overdue' } },
  { id: 'card.red.refused_without_reason', card: 'red', when: { is: 'refused_without_reason' } },
  { id: 'card.red.pause_without_document', card: 'red', when: { is: 'pause_without_document' } },
  { id: 'card.yellow.step_overdue', card: 'yellow', when: { is: 'step_overdue' } },
  { id: 'card.yellow.due_today', card: 'yellow', when: { is: 'due_today' }, units: timed },
  { id: 'card.notice.last_day', card: 'notice', when: { is: 'working_days_left_at_most', days: 1 }, units: timed },
  { id: 'card.notice.mostly_used', card: 'notice', when: { is: 'used_at_least', percent: 80 }, units: timed },
  { id: 'card.green.over_half_left', card: 'green', when: { is: 'left_more_than', percent: 50 }, units: timed },
  { id: 'card.green.otherwise', card: 'green', when: { is: 'otherwise' } },
].map((rule) => ({ ...rule, words: cardMessages(rule.when), state: 'policy' }) as CardRule); // literals lose their types in map

/** What a clock alone does not know. */
export interface CardCircumstances {
  /** Names of the case's stage clocks that are overdue. */
  readonly overdue_steps?: readonly string[];
  readonly refused_without_reason?: boolean;
}

/** A card with the rule that gave it and the facts that met it; appeal and withdrawal are acts upon it. */
export interface Card {
  readonly card: CardColour;
  readonly rule: string;
  readonly words: Words;
  readonly evidence: Readonly<Record<string, unknown>>;
}

const gravity: readonly CardColour[] = ['red', 'yellow', 'notice', 'green'];

/**
 * The card of a clock: the gravest rule that holds, first by colour, then by order of the rows.
 * A stopped clock keeps red where it was late, and is never warned of. Throws where no row holds.
 */
export function cardOf(
  reading: ClockReading,
  rules: readonly CardRule[],
  today: PlainDate,
  circumstances: CardCircumstances = {},
): Card {
  for (const colour of gravity) {
    const rule = rules.find(
      (row) =>
        row.card === colour &&
        (row.units?.includes(reading.unit) ?? true) &&
        holds(row.when, reading, today, circumstances),
    );
    if (rule === undefined) continue;
    const { name, due_on, budget, used, remaining, working_days_left, state } = reading;
    return {
      card: colour,
      rule: rule.id,
      words: rule.words,
      evidence: {
        today,
        clock: { name, state, due_on, budget, used, remaining, working_days_left },
        ...(rule.when.is === 'pause_without_document' ? { pauses: reading.undocumented } : {}),
        ...(rule.when.is === 'step_overdue' ? { steps: circumstances.overdue_steps } : {}),
      },
    };
  }
  throw new Error('no card rule holds: the rows lack an “otherwise”');
}

function holds(
  when: CardCondition,
  reading: ClockReading,
  today: PlainDate,
  { overdue_steps = [], refused_without_reason = false }: CardCircumstances,
): boolean {
  const open = reading.state !== 'stopped';
  switch (when.is) {
    case 'overdue':
      return reading.state === 'overdue' || reading.in_time === false;
    case 'refused_without_reason':
      return refused_without_reason;
    case 'pause_without_document':
      return reading.undocumented.length > 0;
    case 'step_overdue':
      return open && overdue_steps.length > 0;
    case 'due_today':
      return open && reading.due_on === today;
    case 'working_days_left_at_most':
      return open && reading.working_days_left !== null && reading.working_days_left <= when.days;
    case 'used_at_least':
      return open && reading.used * 100 >= reading.budget * when.percent;
    case 'left_more_than':
      return reading.remaining * 100 > reading.budget * when.percent;
    case 'otherwise':
      return true;
  }
}
