import Type from 'typebox';
import type { Field } from '../../kernel/fields/field.ts';
import { isFieldTypeName } from '../../kernel/fields/field-types.ts';
import { PauseKindSchema } from '../../kernel/procedures/action.ts';
import type { BundleDefinition, ItemDefinition } from '../../kernel/procedures/definition.ts';
import { type Problem, Refusal } from '../../kernel/refusal.ts';
import { checkCondition } from '../../kernel/rules/check-condition.ts';
import type { Condition } from '../../kernel/rules/condition.ts';
import { messages } from './messages.ts';
import { code, flag, list, named, object, oneOf, optional, text } from './shapes.ts';

// The shape of an item definition as it comes from outside. What it means is checked by the kernel's publish-time checks; that
// the static type of the shape is a definition is checked where a route hands the one over as the other.

const state = oneOf(['verified', 'located', 'recalled', 'practice', 'policy', 'pending']);
const short = text(200);
const long = text(4000);
const maybeEmpty = Type.String({ maxLength: 4000 });
const days = Type.Integer({ minimum: 0, maximum: 1000 });

const condition = Type.Unsafe<Condition>({
  type: 'object',
  'x-name': 'Condition',
  description: '比较，或 all / any / not 的组合 / a comparison, or a combination',
  anyOf: [{ required: ['fact', 'is'] }, { required: ['all'] }, { required: ['any'] }, { required: ['not'] }],
});

const field = Type.Unsafe<Field>({
  type: 'object',
  'x-name': 'FormField',
  description: '表单项：JSON Schema 关键字加平台的 x- 关键字 / a JSON Schema with keywords of ours',
  required: ['x-field', 'title'],
  properties: { 'x-field': { type: 'string' }, title: { type: 'string', minLength: 1 } },
});

const Limit = named(
  'Limit',
  object({ days, unit: oneOf(['working_day', 'calendar_day', 'immediate']), basis: text(400), state }),
);
const LegalBasis = object({ law: short, article: Type.String({ maxLength: 200 }), state });
const Extension = object({ limit: Limit, by: short });
const Question = object({ question: text(400), answer: long });
const form = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,59}$' }), field);

const MaterialSchema = named(
  'Material',
  object({
    code: text(80),
    name: short,
    necessity: oneOf(['1', '2']),
    when: optional(condition),
    source: oneOf(['10', '20', '99']),
    issuer: optional(short),
    originals: days,
    copies: days,
    form: oneOf(['paper', 'electronic', 'either']),
    basis: text(400),
    filling_note: optional(long),
    acceptance_standard: optional(long),
    licence_type: optional(short),
    exempt: optional(object({ from: oneOf(['register', 'licence', 'result', 'form']), name: short, because: long })),
    accepts: optional(list(oneOf(['pdf', 'image', 'office', 'ofd']))),
    grade: optional(Type.Unsafe<1 | 2 | 3 | 4>({ enum: [1, 2, 3, 4] })),
  }),
);

const StageSchema = named(
  'Stage',
  object({
    title: short,
    by: optional(short),
    within: optional(Limit),
    next: optional(list(code)),
    fork: optional(list(code)),
    join: optional(code),
    accepts: optional(Type.Literal(true)),
    decides: optional(Type.Literal(true)),
    supplements: optional(Type.Literal(true)),
    awaits_items: optional(Type.Literal(true)),
    suspends: optional(list(PauseKindSchema)),
    two_officers: optional(Type.Literal(true)),
    final: optional(oneOf(['granted', 'denied', 'closed'])),
    reasoned: optional(Type.Literal(true)),
  }),
);

const audience = list(oneOf(['1', '2', '3', '4', '5', '6']));
const office = { place: short, hours: short, enquiry_phone: text(40), supervision_phone: text(40) };
const titles = { title: short, title_en: short, aliases: list(text(80)), summary: long };

export const ItemDefinitionSchema = named(
  'ItemDefinition',
  object({
    item: code,
    ...titles,
    kind: oneOf(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20']),
    base_code: text(20),
    audience,
    levels: list(oneOf(['3', '4', '5', '6'])),
    case_kind: oneOf(['1', '2']),
    examination: oneOf(['0', '1', '2', '3', '4']),
    department: code,
    body_kind: oneOf(['1', '2', '3', '9']),
    power_source: oneOf(['1', '2', '3', '4', '5', '6']),
    handling_office: short,
    joint_departments: list(Type.String({ maxLength: 200 })),
    division_of_authority: maybeEmpty,
    basis: list(LegalBasis),
    statutory: Limit,
    promised: Limit,
    notice_within: Limit,
    extension: optional(Extension),
    conditions: list(
      object({ name: short, rule: condition, checked: oneOf(['self_check', 'acceptance', 'decision']) }),
    ),
    quantity_limit: optional(maybeEmpty),
    fee: object({ charged: flag, items: list(object({ name: short, standard: short, basis: text(400) })) }),
    result: object({
      name: short,
      kind: oneOf(['licence', 'document', 'approval', 'none']),
      sample: optional(maybeEmpty),
      licence_type: optional(short),
      valid_years: optional(Type.Integer({ minimum: 1, maximum: 100 })),
      prints: optional(list(Type.String())),
    }),
    intermediary: list(object({ service: short, basis: text(400) })),
    handled_across: oneOf(['nation', 'province', 'prefecture', 'county']),
    topics: object({ natural: list(Type.String()), legal: list(Type.String()) }),
    channels: list(oneOf(['1', '2', '3', '4', '9'])),
    on_site_visits: object({ times: days, reason: maybeEmpty }),
    online_depth: Type.Unsafe<1 | 2 | 3 | 4>({ enum: [1, 2, 3, 4] }),
    online: flag,
    booking: flag,
    online_payment: flag,
    delivery: flag,
    special_procedures: list(PauseKindSchema),
    ...office,
    questions: list(Question),
    form,
    materials: list(MaterialSchema),
    start: code,
    stages: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,59}$' }), StageSchema),
  }),
);

export const BundleDefinitionSchema = named(
  'BundleDefinition',
  object({
    bundle: code,
    theme_code: text(20),
    ...titles,
    audience,
    basis: list(LegalBasis),
    items: list(object({ item: code, when: optional(condition), after: optional(list(code)) })),
    form,
    statutory: Limit,
    promised: Limit,
    extension: Extension,
    questions: list(Question),
    ...office,
  }),
);

export { field as FormFieldSchema, MaterialSchema };

/**
 * Holds what the shape cannot say and the checks of quality take for granted: conditions that can be evaluated, and fields of
 * types that exist.
 * @throws {Refusal} invalid with every place
 */
export function refuseMalformed(definition: ItemDefinition | BundleDefinition): void {
  const problems: Problem[] = [];
  const hold = (path: string, rule: Condition | undefined): void => {
    if (rule === undefined) return;
    // Facts of other items may stand in a bundle's conditions, so only the form of the tree is looked at here.
    for (const { field: place, rule: kind, message } of checkCondition(rule, {}))
      if (kind === 'malformed') problems.push({ field: [path, place].filter(Boolean).join('.'), rule: kind, message });
  };
  for (const [name, each] of Object.entries(definition.form)) {
    const type = each['x-field'];
    if (!isFieldTypeName(type))
      problems.push({ field: `form.${name}`, rule: 'field_type', message: messages.not_a_field(type) });
    hold(`form.${name}.x-when`, each['x-when']);
  }
  if ('bundle' in definition)
    for (const [place, { when }] of definition.items.entries()) hold(`items.${place}.when`, when);
  else {
    for (const [place, { rule }] of definition.conditions.entries()) hold(`conditions.${place}.rule`, rule);
    for (const [place, { when }] of definition.materials.entries()) hold(`materials.${place}.when`, when);
  }
  if (problems.length > 0) throw new Refusal('invalid', messages.invalid, { problems });
}
