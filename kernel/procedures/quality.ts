import type { Words } from '../words.ts';
import type { ItemDefinition } from './definition.ts';
import { elementChecks } from './quality-elements.ts';
import { formChecks } from './quality-form.ts';
import { publicChecks } from './quality-public.ts';
import { stageChecks } from './quality-stages.ts';

/** `block` refuses publication; `warn` lets it through once the publisher confirms. */
export type Severity = 'block' | 'warn';

/** One publish-time check as data. `test` answers the places where the definition fails; an empty list is a pass. */
export interface QualityCheck {
  /** `Q1` … `Q11` of service-items.md §6; words for the checks of ours. */
  readonly id: string;
  /** Elements of the definition that the check reads, so that a form can mark them. */
  readonly fields: readonly (keyof ItemDefinition)[];
  readonly message: Words;
  readonly test: (definition: ItemDefinition, policy: QualityPolicy) => readonly string[];
}

/** What a prefecture sets for itself: which checks only warn, and its telephone area code. */
export interface QualityPolicy {
  /** Severity by check id; a check that is not named blocks. */
  readonly severity: Readonly<Record<string, Severity>>;
  readonly area_code: string;
}

/** A check that failed, and where. */
export interface QualityFailure {
  readonly id: string;
  readonly severity: Severity;
  readonly fields: readonly string[];
  readonly message: Words;
  readonly places: readonly string[];
}

/** Severities until an administrator sets others (state `policy`: service-items.md lists them as pending); Changji's area code. */
export const defaultQualityPolicy: QualityPolicy = {
  severity: { Q3: 'warn', channel_choice: 'warn', special_procedures_used: 'warn' },
  area_code: '0994',
};

/** Every publish-time check, in the order in which failures are shown. */
export const qualityChecks: readonly QualityCheck[] = [
  ...elementChecks,
  ...publicChecks,
  ...formChecks,
  ...stageChecks,
];

/** All checks that the definition fails, at once; an empty list means that it may be published. */
export function checkItem(
  definition: ItemDefinition,
  policy: QualityPolicy = defaultQualityPolicy,
): readonly QualityFailure[] {
  return qualityChecks.flatMap(({ id, fields, message, test }) => {
    const places = test(definition, policy);
    return places.length > 0 ? [{ id, severity: policy.severity[id] ?? 'block', fields, message, places }] : [];
  });
}
