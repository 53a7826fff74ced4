import { checkCondition } from '../rules/check-condition.ts';
import type { Words } from '../words.ts';
import type { BundleDefinition, ItemDefinition } from './definition.ts';
import { clashingFields, mergedForm } from './merged-form.ts';
import { defaultQualityPolicy, type QualityFailure, type QualityPolicy } from './quality.ts';
import { bundleMessages as messages } from './quality-messages.ts';

/** One publish-time check of a bundle; `test` answers the places where it fails. */
export interface BundleCheck {
  readonly id: string;
  readonly fields: readonly (keyof BundleDefinition)[];
  readonly message: Words;
  readonly test: (
    bundle: BundleDefinition,
    items: readonly ItemDefinition[],
    policy: QualityPolicy,
  ) => readonly string[];
}

/** Items that wait for themselves, directly or through others. */
function circular({ items }: BundleDefinition): readonly string[] {
  const after = new Map(items.map((each) => [each.item, each.after ?? []]));
  return items.flatMap(({ item }) => {
    const before = new Set(after.get(item));
    // A set takes what is added while it is walked, so this reaches everything that is waited for.
    for (const name of before) for (const earlier of after.get(name) ?? []) before.add(earlier);
    return before.has(item) ? [item] : [];
  });
}

/** The publish-time checks of bundles. All but the first presume that every item is there, and pass where one is not. */
export const bundleChecks: readonly BundleCheck[] = [
  {
    id: 'bundle_items',
    fields: ['items'],
    message: messages.bundle_items,
    test: ({ items }, known) => {
      const names = items.map(({ item }) => item);
      return [
        ...(names.length < 2 ? ['items'] : []),
        ...names.filter((name) => !known.some(({ item }) => item === name)),
        ...items.filter(({ after }) => after?.some((name) => !names.includes(name))).map(({ item }) => item),
      ];
    },
  },
  {
    id: 'bundle_order',
    fields: ['items'],
    message: messages.bundle_order,
    test: circular,
  },
  {
    id: 'bundle_when',
    fields: ['items', 'form'],
    message: messages.bundle_when,
    // Which items are needed must be known before their own questions are asked.
    test: ({ items, form }) =>
      items.filter(({ when }) => when && checkCondition(when, form).length > 0).map(({ item }) => item),
  },
  {
    id: 'bundle_fields',
    fields: ['form'],
    message: messages.bundle_fields,
    test: (bundle, items) => (isComplete(bundle, items) ? clashingFields(bundle, items).map(({ field }) => field) : []),
  },
  {
    id: 'bundle_questions',
    fields: ['form'],
    message: messages.bundle_questions,
    test: (bundle, items) => {
      if (!isComplete(bundle, items)) return [];
      const { fields } = mergedForm(bundle, items);
      return Object.entries(fields).flatMap(([name, { 'x-when': when }]) =>
        when && checkCondition(when, fields).length > 0 ? [name] : [],
      );
    },
  },
  {
    id: 'bundle_texts',
    fields: ['title', 'title_en', 'summary', 'theme_code', 'aliases', 'basis', 'questions', 'place', 'hours'],
    message: messages.bundle_texts,
    test: (bundle) => [
      ...(['title', 'title_en', 'summary', 'theme_code', 'place', 'hours'] as const).filter(
        (key) => !bundle[key].trim(),
      ),
      ...(['aliases', 'basis', 'questions', 'audience'] as const).filter((key) => bundle[key].length === 0),
    ],
  },
  {
    id: 'bundle_phones',
    fields: ['enquiry_phone', 'supervision_phone'],
    message: messages.bundle_phones,
    test: ({ enquiry_phone, supervision_phone }, _, { area_code }) => {
      const form = new RegExp(`^${area_code}-\\d{7,8}$`);
      return form.test(enquiry_phone) && form.test(supervision_phone) && enquiry_phone !== supervision_phone
        ? []
        : ['supervision_phone'];
    },
  },
  {
    id: 'bundle_limits',
    fields: ['promised', 'statutory'],
    message: messages.bundle_limits,
    test: ({ promised, statutory }) =>
      promised.unit === 'immediate' || (promised.unit === statutory.unit && promised.days <= statutory.days)
        ? []
        : ['promised'],
  },
];

const isComplete = (bundle: BundleDefinition, items: readonly ItemDefinition[]): boolean =>
  bundle.items.every((each) => items.some(({ item }) => item === each.item));

/** All checks that the bundle fails, at once; an empty list means that it may be published with these items. */
export function checkBundle(
  bundle: BundleDefinition,
  items: readonly ItemDefinition[],
  policy: QualityPolicy = defaultQualityPolicy,
): readonly QualityFailure[] {
  return bundleChecks.flatMap(({ id, fields, message, test }) => {
    const places = test(bundle, items, policy);
    return places.length > 0 ? [{ id, severity: policy.severity[id] ?? 'block', fields, message, places }] : [];
  });
}
