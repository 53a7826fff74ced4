import type { ParameterCode } from '../parameters/code.ts';
import type { Condition, Leaf, Operand } from './condition.ts';
import { isList } from './reading.ts';

/** The comparisons of a condition, in order. */
export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}

/** The operands of a comparison as a list. */
export function operandsOf(leaf: Leaf): readonly Operand[] {
  if (leaf.than === undefined) return [];
  return isList(leaf.than) ? leaf.than : [leaf.than];
}

/** The facts that a condition looks at, each once: what a caller has to fetch before `evaluate`. */
export function factsIn(condition: Condition): string[] {
  const names = leavesOf(condition).flatMap((leaf) => [
    leaf.fact,
    ...operandsOf(leaf).flatMap((operand) => (typeof operand === 'object' && 'fact' in operand ? operand.fact : [])),
  ]);
  return [...new Set(names)];
}

/** The parameters that a condition looks at, each once: what a caller hands to `findParameters`. */
export function parametersIn(condition: Condition): ParameterCode[] {
  const codes = leavesOf(condition).flatMap((leaf) =>
    operandsOf(leaf).flatMap((operand) =>
      typeof operand === 'object' && 'parameter' in operand ? operand.parameter : [],
    ),
  );
  return [...new Set(codes)];
}
