import type { ItemDefinition, Limit } from './definition.ts';
import type { QualityCheck } from './quality.ts';
import { messages } from './quality-messages.ts';

/** Elements that are one text each and may not be empty. */
const TEXTS = [
  'item',
  'title',
  'title_en',
  'summary',
  'department',
  'handling_office',
  'division_of_authority',
  'place',
  'hours',
  'enquiry_phone',
  'supervision_phone',
] as const satisfies readonly (keyof ItemDefinition)[];

/** Elements that are lists and need at least one entry. `materials` may be empty: some items need none. */
const LISTS = [
  'aliases',
  'audience',
  'levels',
  'channels',
  'basis',
  'conditions',
] as const satisfies readonly (keyof ItemDefinition)[];

const LIMITS = ['statutory', 'promised', 'notice_within'] as const;

const isStated = (limit: Limit): boolean =>
  limit.basis.trim() !== '' &&
  (limit.unit === 'immediate' ? limit.days === 0 : Number.isInteger(limit.days) && limit.days > 0);

const repeated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/** Whether the elements of GB/T 39046 are all there and well formed. */
export const elementChecks: readonly QualityCheck[] = [
  {
    id: 'texts_complete',
    fields: [...TEXTS, ...LISTS, 'form', 'result'],
    message: messages.texts_complete,
    test: (item) => [
      ...TEXTS.filter((key) => item[key].trim() === ''),
      ...LISTS.filter((key) => item[key].length === 0),
      ...item.basis.flatMap((basis, index) =>
        basis.law.trim() === '' || basis.article.trim() === '' ? [`basis.${index}`] : [],
      ),
      ...(Object.keys(item.form).length === 0 ? ['form'] : []),
      ...(item.result.name.trim() === '' ? ['result.name'] : []),
    ],
  },
  {
    id: 'base_code',
    fields: ['base_code', 'kind'],
    message: messages.base_code,
    test: ({ base_code, kind }) => (/^\d{12}$/.test(base_code) && base_code.slice(2, 4) === kind ? [] : ['base_code']),
  },
  {
    id: 'limits_stated',
    fields: LIMITS,
    message: messages.limits_stated,
    test: (item) => LIMITS.filter((key) => !isStated(item[key])),
  },
  {
    id: 'extension',
    fields: ['extension', 'statutory'],
    message: messages.extension,
    test: ({ extension, statutory }) => {
      if (!extension) return [];
      const fits = statutory.unit === 'working_day' && extension.limit.unit === 'working_day';
      return fits && isStated(extension.limit) && extension.by.trim() !== '' ? [] : ['extension'];
    },
  },
  {
    id: 'materials',
    fields: ['materials'],
    message: messages.materials,
    test: ({ materials }) => [
      ...repeated(materials.map(({ code }) => code)),
      ...materials
        .filter(
          ({ code, name, basis, necessity, when, exempt }) =>
            code.trim() === '' ||
            name.trim() === '' ||
            basis.trim() === '' ||
            (necessity === '2') !== (when !== undefined) ||
            exempt?.because.trim() === '',
        )
        .map(({ code, name }) => code || name),
    ],
  },
];
