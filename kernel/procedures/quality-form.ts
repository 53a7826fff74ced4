import type { Condition } from '../rules/condition.ts';
import type { QualityCheck } from './quality.ts';
import { messages } from './quality-messages.ts';

/** Names of all facts that a condition reads, operands included. */
export function factsRead(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsRead);
  if ('any' in condition) return condition.any.flatMap(factsRead);
  if ('not' in condition) return factsRead(condition.not);
  const operands = [condition.than].flat();
  return [
    condition.fact,
    ...operands.flatMap((operand) => (typeof operand === 'object' && 'fact' in operand ? [operand.fact] : [])),
  ];
}

/** Whether form, conditions and result speak of the same fields. */
export const formChecks: readonly QualityCheck[] = [
  {
    id: 'questions_worded',
    fields: ['form'],
    message: messages.questions_worded,
    test: ({ form }) =>
      Object.entries(form)
        .filter(([, field]) => field.title.trim() === '' || !field['x-question']?.trim())
        .map(([name]) => name),
  },
  {
    id: 'question_order',
    fields: ['form'],
    message: messages.question_order,
    test: ({ form }) => {
      const names = Object.keys(form);
      return names.flatMap((name, index) => {
        const when = form[name]?.['x-when'];
        const asked = names.slice(0, index);
        return when && !factsRead(when).every((fact) => asked.includes(fact)) ? [name] : [];
      });
    },
  },
  {
    id: 'conditions',
    fields: ['conditions', 'materials', 'form'],
    message: messages.conditions,
    test: ({ form, conditions, materials }) => {
      const known = (condition: Condition) => factsRead(condition).every((fact) => Object.hasOwn(form, fact));
      return [
        ...conditions.filter(({ name, rule }) => name.trim() === '' || !known(rule)).map(({ name }) => name),
        ...materials.filter(({ when }) => when && !known(when)).map(({ code }) => code),
      ];
    },
  },
  {
    id: 'result_prints',
    fields: ['result', 'form'],
    message: messages.result_prints,
    test: ({ result, form }) => (result.prints ?? []).filter((name) => !Object.hasOwn(form, name)),
  },
];
