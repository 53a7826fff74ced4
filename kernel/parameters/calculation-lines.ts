import type { Words } from '../words.ts';
import type { Calculation, Computed, UsedParameter } from './calculation.ts';
import { calculationMessages as messages } from './messages.ts';

/**
 * A calculation as the lines that a person reads, to be printed under the figure: formula, inputs, parameters with document
 * and state, steps, roundings, result. A refusal is one line that names what is missing.
 */
export function calculationLines(calculation: Calculation): Words[] {
  if (calculation.status === 'refused') return [messages.refused(calculation.missing)];
  return [
    messages.formula(calculation.name, calculation.formula),
    ...calculation.inputs.map(({ name, value, unit }) => messages.input(name, withUnit(value, unit))),
    ...calculation.parameters.map((row) => messages.parameter(row, withUnit(row.value, row.unit))),
    ...calculation.steps.map(({ name, formula, from, result }) =>
      messages.step(
        name,
        formula,
        Object.entries(from).map(([key, value]) => `${key}=${shortened(value)}`),
        shortened(result),
      ),
    ),
    ...calculation.roundings.map(({ name, places, from, result }) =>
      messages.rounding(name, places, shortened(from), result),
    ),
    messages.result(withUnit(calculation.result, calculation.unit)),
    ...unverifiedLine(calculation),
  ];
}

const withUnit = (value: string, unit: string | null): string => (unit === null ? value : `${value} ${unit}`);

/** A quotient has 60 digits in the trace; on paper twelve decimals and an ellipsis say that it goes on. */
const shortened = (value: string): string => value.replace(/(\.\d{12})\d+$/, '$1…');

function unverifiedLine({ unverified, parameters }: Computed): Words[] {
  if (unverified.length === 0) return [];
  const titles = parameters.filter(({ code }: UsedParameter) => unverified.includes(code)).map(({ title }) => title);
  return [messages.unverified(titles)];
}
