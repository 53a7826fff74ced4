import type { PlainDate } from '../dates.ts';
import { checkRecord } from '../fields/check-record.ts';
import type { Field, Fields } from '../fields/field.ts';
import type { Problem } from '../refusal.ts';
import { evaluate } from '../rules/evaluate.ts';
import { sentence, titlesOf } from '../rules/sentence.ts';
import type { FactValues, RuleContext } from '../rules/verdict.ts';
import type { HandedIn } from './action.ts';
import type { ItemDefinition, Material } from './definition.ts';
import { messages } from './messages.ts';

/** Whether a question is asked of somebody with these answers: its `x-when` holds. An open condition does not ask yet. */
export const isAsked = (field: Field, answers: FactValues, context: RuleContext = {}): boolean =>
  field['x-when'] === undefined || evaluate(field['x-when'], answers, context).answer === 'met';

/** Checks the answers to a form; what is not asked is dropped, whatever was sent. Warnings pass where confirmed. */
export function checkAnswers(
  form: Fields,
  answers: Readonly<Record<string, unknown>>,
  options: { readonly confirmed?: readonly string[]; readonly today: PlainDate; readonly rules?: RuleContext },
): { readonly value: Readonly<Record<string, unknown>>; readonly problems: readonly Problem[] } {
  const { value, problems } = checkRecord(form, answers, {
    ...(options.confirmed ? { confirmed: options.confirmed } : {}),
    today: options.today,
    asked: (field) => isAsked(field, answers, options.rules),
  });
  return { value, problems };
}

/** Materials that these answers call for. */
export const materialsCalledFor = (
  materials: readonly Material[],
  answers: FactValues,
  context: RuleContext = {},
): readonly Material[] =>
  materials.filter(
    (material) => material.when === undefined || evaluate(material.when, answers, context).answer !== 'unmet',
  );

/**
 * Checks what was handed in against what is called for. An applicant online hands in everything that is necessary; the
 * window may receive less and then tells once what is missing.
 */
export function checkMaterials(
  called: readonly Material[],
  handedIn: readonly HandedIn[],
  options: { readonly complete: boolean },
): readonly Problem[] {
  const known = new Set(called.map((material) => material.code));
  const unknown = handedIn
    .filter((given) => !known.has(given.code))
    .map(
      (given): Problem => ({
        field: `materials.${given.code}`,
        rule: 'unknown_material',
        message: messages.unknown_material(given.code),
      }),
    );
  if (!options.complete) return unknown;
  const missing = called
    .filter((material) => material.necessity === '1' || material.when !== undefined)
    .filter((material) => {
      const given = handedIn.find(({ code }) => code === material.code);
      return !given || (given.attachments.length === 0 && !given.exempt && !given.paper);
    })
    .map(
      (material): Problem => ({
        field: `materials.${material.code}`,
        rule: 'required',
        message: messages.required_material(material.name),
      }),
    );
  return [...unknown, ...missing];
}

/** Conditions of acceptance that the answers show to be unmet, as warnings: the applicant may still ask for a decision. */
export function unmetConditions(
  definition: ItemDefinition,
  answers: FactValues,
  context: RuleContext = {},
): readonly Problem[] {
  const titles = titlesOf(definition.form);
  return definition.conditions
    .filter(({ checked, rule }) => checked !== 'decision' && evaluate(rule, answers, context).answer === 'unmet')
    .map(
      ({ name, rule }): Problem => ({
        field: `condition.${name}`,
        rule: 'condition',
        message: messages.condition_unmet(sentence(rule, titles, 'zh', context), sentence(rule, titles, 'en', context)),
        severity: 'warn',
      }),
    );
}
