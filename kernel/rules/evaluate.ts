import type { Condition, Leaf } from './condition.ts';
import { factOf, isOrdered, needsOrder, order, read, readingOf, type Standing, standings } from './reading.ts';
import type { Answer, FactValues, LeafVerdict, RuleContext, Verdict } from './verdict.ts';

/**
 * Evaluates a condition over facts: met, unmet or unknown, with what was found against what is required at every leaf.
 * A comparison with a missing fact, a pending or absent parameter, or a value of another kind is unknown; `is_known` alone is
 * never. Pure, and the same in the browser; `toSql` gives the same answers over a whole table.
 */
export function evaluate(condition: Condition, facts: FactValues, context: RuleContext = {}): Verdict {
  if ('all' in condition) {
    const all = condition.all.map((part) => evaluate(part, facts, context));
    return { answer: worst(all, 'unmet', 'met'), all };
  }
  if ('any' in condition) {
    const any = condition.any.map((part) => evaluate(part, facts, context));
    return { answer: worst(any, 'met', 'unmet'), any };
  }
  if ('not' in condition) {
    const not = evaluate(condition.not, facts, context);
    return { answer: opposite[not.answer], not };
  }
  return evaluateLeaf(condition, facts, context);
}

const opposite: Readonly<Record<Answer, Answer>> = { met: 'unmet', unmet: 'met', unknown: 'unknown' };

/** Kleene: one decisive part decides, else one unknown leaves it open. */
function worst(parts: readonly Verdict[], decisive: Answer, otherwise: Answer): Answer {
  if (parts.some((part) => part.answer === decisive)) return decisive;
  return parts.some((part) => part.answer === 'unknown') ? 'unknown' : otherwise;
}

function evaluateLeaf(leaf: Leaf, facts: FactValues, context: RuleContext): LeafVerdict {
  const actual = factOf(facts, leaf.fact);
  const operands = standings(leaf, context).map((operand) =>
    operand.required.fact === undefined
      ? operand
      : { ...operand, required: { ...operand.required, value: factOf(facts, operand.required.fact) } },
  );
  const holds = decide(leaf, actual, operands);
  return {
    answer: holds === null ? 'unknown' : holds ? 'met' : 'unmet',
    leaf,
    actual,
    required: operands.map((operand) => operand.required),
  };
}

function decide(leaf: Leaf, actual: unknown, operands: readonly Standing[]): boolean | null {
  if (leaf.is === 'is_known') return actual !== null;
  if (actual === null || leaf.than === undefined) return null;
  const answers = operands.map((operand) => compare(leaf, actual, operand));
  const one = answers.length === 1 ? (answers[0] ?? null) : null;
  const some = answers.includes(true) ? true : answers.includes(null) ? null : false;
  switch (leaf.is) {
    case 'one_of':
    case 'within_region':
      return some;
    case 'none_of':
      return some === null ? null : !some;
    case 'differs':
      return one === null ? null : !one;
    default:
      return one;
  }
}

/** One operand; `differs` and `none_of` are turned around by the caller. */
function compare(leaf: Leaf, actual: unknown, { required, reading: given }: Standing): boolean | null {
  const reading = readingOf(leaf, given, [actual, required.value]);
  const left = read(reading, actual);
  const right = read(reading, required.value);
  if (left === null || right === null) return null;
  if (reading === 'region' && leaf.is === 'within_region') return `${left}.`.startsWith(`${right}.`);
  if (needsOrder(leaf.is) && !isOrdered(reading)) return null;
  const sign = order(reading, left, right);
  switch (leaf.is) {
    case 'at_least':
      return sign >= 0;
    case 'more_than':
      return sign > 0;
    case 'at_most':
      return sign <= 0;
    case 'less_than':
      return sign < 0;
    default:
      return sign === 0;
  }
}
