import type { Fields } from '../fields/field.ts';
import { checkCondition } from '../rules/check-condition.ts';
import type { Condition } from '../rules/condition.ts';
import { factsIn } from '../rules/walk.ts';
import type { QualityCheck } from './quality.ts';
import { messages } from './quality-messages.ts';

const isSound = (condition: Condition, form: Fields): boolean => checkCondition(condition, form).length === 0;

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
        return when && !factsIn(when).every((fact) => asked.includes(fact)) ? [name] : [];
      });
    },
  },
  {
    id: 'conditions',
    fields: ['conditions', 'materials', 'form'],
    message: messages.conditions,
    test: ({ form, conditions, materials }) => [
      ...conditions.filter(({ name, rule }) => name.trim() === '' || !isSound(rule, form)).map(({ name }) => name),
      ...materials.filter(({ when }) => when && !isSound(when, form)).map(({ code }) => code),
      ...Object.entries(form).flatMap(([name, { 'x-when': when }]) => (when && !isSound(when, form) ? [name] : [])),
    ],
  },
  {
    id: 'result_prints',
    fields: ['result', 'form'],
    message: messages.result_prints,
    test: ({ result, form }) => (result.prints ?? []).filter((name) => !Object.hasOwn(form, name)),
  },
];
