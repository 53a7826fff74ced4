import type { Decimal } from 'decimal.js';
import type { ParameterCode } from './code.ts';
import { Exact, isDecimalText, roundHalfUp } from './exact.ts';
import type { ParameterRow, ParameterState, UsableParameter } from './parameter.ts';
import type { Refused, Resolution } from './resolve-parameters.ts';

/** A number that went in from outside, with its unit. */
export interface Input {
  readonly name: string;
  readonly value: string;
  readonly unit: string | null;
}

/** One step: what was calculated from what, as decimal texts. */
export interface Step {
  readonly name: string;
  readonly formula: string;
  readonly from: Readonly<Record<string, string>>;
  readonly result: string;
}

/** One rounding: from what, to how many digits behind the point. Half up, a 5 away from zero. */
export interface Rounding {
  readonly name: string;
  readonly rule: 'half_up';
  readonly places: number;
  readonly from: string;
  readonly result: string;
}

/** A row that a result used, as it stood when it was used. */
export type UsedParameter = Pick<
  UsableParameter,
  | 'id'
  | 'code'
  | 'title'
  | 'value'
  | 'unit'
  | 'jurisdiction'
  | 'valid_from'
  | 'valid_to'
  | 'document'
  | 'clause'
  | 'state'
>;

/** A figure with everything that stands behind it. Plain JSON: stored beside the figure, it opens again as it was. */
export interface Computed {
  readonly status: 'computed';
  readonly name: string;
  readonly formula: string;
  readonly result: string;
  readonly unit: string | null;
  readonly inputs: readonly Input[];
  readonly parameters: readonly UsedParameter[];
  readonly steps: readonly Step[];
  readonly roundings: readonly Rounding[];
  /** Codes whose rows nobody has held against their document yet. */
  readonly unverified: readonly ParameterCode[];
}

/** A figure with its trace, or the refusal that names what is missing and holds no number. */
export type Calculation = Computed | Refused;

/** What the body of a calculation works with; everything that passes through it stands in the trace. */
export interface Trace {
  /** Takes a number in: a decimal text or a whole number, never a float. */
  input(name: string, value: string | number, unit?: string): Decimal;
  /** The value of a number parameter. */
  parameter(code: ParameterCode): Decimal;
  /** The row of a parameter of any kind: a text, a list, a table as JSON. */
  row(code: ParameterCode): UsableParameter;
  /** Notes a step: `from` are the values in its formula. Answers the result. */
  step(name: string, formula: string, from: Readonly<Record<string, Decimal>>, result: Decimal): Decimal;
  /** Rounds half up, and notes it. The rule's default is once, at the end. */
  round(name: string, value: Decimal, places: number): Decimal;
}

const UNVERIFIED: readonly ParameterState[] = ['recalled', 'located', 'practice'];

/** Codes of the rows that no person has held against their document: `recalled`, `located` and `practice`. */
export const unverifiedOf = (rows: readonly Pick<ParameterRow, 'code' | 'state'>[]): ParameterCode[] =>
  rows.filter((row) => UNVERIFIED.includes(row.state)).map((row) => row.code);

/**
 * Calculates a figure with its trace, or passes the refusal on: with a refused resolution the body does not run.
 * @param about formula as people write it, and unit of the result
 * @param resolution what `resolveParameters` answered for the codes that the body takes
 * @throws Error where the body takes a parameter that was not asked for, or a float: a fault of the program
 */
export function calculation(
  name: string,
  about: { readonly formula: string; readonly unit?: string },
  resolution: Resolution,
  body: (trace: Trace) => Decimal,
): Calculation {
  if (resolution.status === 'refused') return resolution;
  const inputs: Input[] = [];
  const steps: Step[] = [];
  const roundings: Rounding[] = [];
  const used = new Map<ParameterCode, UsedParameter>();

  function row(code: ParameterCode): UsableParameter {
    const found = resolution.status === 'resolved' && Object.hasOwn(resolution.parameters, code);
    const known = found ? resolution.parameters[code] : undefined;
    if (!known) throw new Error(`calculation ${name} takes ${code}, which was not among the parameters asked for`);
    used.set(code, pickUsed(known));
    return known;
  }

  const result = body({
    row,
    input(inputName, value, unit) {
      const text = String(value);
      if (!isDecimalText(text) || (typeof value === 'number' && !Number.isSafeInteger(value)))
        throw new Error(`input ${inputName} of ${name} is no exact decimal: ${text}`);
      inputs.push({ name: inputName, value: text, unit: unit ?? null });
      return new Exact(text);
    },
    parameter(code) {
      const { kind, value } = row(code);
      if (kind !== 'number') throw new Error(`calculation ${name} takes ${code} as a number, but it is ${kind}`);
      return new Exact(value);
    },
    step(stepName, formula, from, value) {
      const texts = Object.entries(from).map(([key, each]) => [key, each.toFixed()] as const);
      steps.push({ name: stepName, formula, from: Object.fromEntries(texts), result: value.toFixed() });
      return value;
    },
    round(roundName, value, places) {
      const rounded = roundHalfUp(value, places);
      const noted = { from: value.toFixed(), result: rounded.toFixed(places) };
      roundings.push({ name: roundName, rule: 'half_up', places, ...noted });
      return rounded;
    },
  });

  if (!result.isFinite()) throw new Error(`calculation ${name} does not yield a number: ${result.toString()}`);
  // A figure that was rounded last keeps its zeros: 80.50, not 80.5.
  const last = roundings.at(-1);
  const text = last && result.eq(last.result) ? last.result : result.toFixed();
  const parameters = [...used.values()];
  return {
    status: 'computed',
    name,
    formula: about.formula,
    result: text,
    unit: about.unit ?? null,
    inputs,
    parameters,
    steps,
    roundings,
    unverified: unverifiedOf(parameters),
  };
}

function pickUsed(row: UsableParameter): UsedParameter {
  const { id, code, title, value, unit, jurisdiction, valid_from, valid_to, document, clause, state } = row;
  return { id, code, title, value, unit, jurisdiction, valid_from, valid_to, document, clause, state };
}
