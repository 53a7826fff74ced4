import fc from 'fast-check';
import type { PlainDate } from '../dates.ts';
import { codeTable } from './code-table.ts';
import { creditCheckCharacter } from './credit_code/credit-code.ts';
import { f } from './f.ts';
import type { Field } from './field.ts';
import type { FieldTypeName } from './field-types.ts';
import { residentCheckCharacter } from './resident_id/resident-id.ts';

// Fields and values for tests: one field of each type, values that hold, values that do not. It is one table.

/** One field type under test. */
export interface Sample {
  readonly field: Field;
  /** Values in their stored form. */
  readonly valid: fc.Arbitrary<unknown>;
  /** Values with the rule that refuses each. */
  readonly invalid: readonly (readonly [value: unknown, rule: string])[];
}

const kinds = codeTable('种类', { boiler: { zh: '锅炉', en: 'Boiler' }, '01': '电梯', x: '起重机 <A&B>' });

// Texts as they are stored: trimmed, in NFC, without control characters.
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((value) =>
    value
      .normalize('NFC')
      .replace(/\p{C}|\s+/gu, ' ')
      .trim(),
  )
  .filter((value) => value !== '');
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10) as PlainDate); // the cut of an ISO text is a date
const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });
const exact = (scale: number) =>
  fc
    .bigInt(-(10n ** 12n), 10n ** 12n)
    .map((value) => `${value < 0n ? '-' : ''}${String(value < 0n ? -value : value).padStart(scale + 1, '0')}`)
    .map((value) => `${value.slice(0, -scale)}.${value.slice(-scale)}`)
    .filter((value) => !/^-0\.0+$/.test(value));
const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }).map((value) => Math.round(value * 1e6) / 1e6 + 0),
  fc.double({ min: -90, max: 90, noNaN: true }).map((value) => Math.round(value * 1e6) / 1e6 + 0),
);
const ring = fc
  .tuple(position, fc.array(position, { minLength: 2, maxLength: 6 }))
  .map(([first, rest]) => [first, ...rest, first]);

/** A credit code that holds. */
export const creditCode = fc
  .string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), minLength: 11, maxLength: 11 })
  .map((tail) => `916523${tail}`)
  .map((head) => `${head}${creditCheckCharacter(head)}`);

/** A resident identity number that holds; birth dates lie before 1910, so nobody has it. */
export const residentId = fc
  .tuple(digits(3), fc.integer({ min: 1900, max: 1909 }), fc.integer({ min: 1, max: 12 }), digits(3))
  .map(([area, year, month, serial]) => `652${area}${year}${String(month).padStart(2, '0')}15${serial}`)
  .map((head) => `${head}${residentCheckCharacter(head)}`);

const lowerUuid = fc.uuid().map((id) => id.toLowerCase());
const references = (field: Field): Sample => ({
  field,
  valid: lowerUuid,
  invalid: [
    ['昌吉餐饮', 'reference'],
    [7, 'reference'],
  ],
});

/** One sample for each field type. */
export const samples: Readonly<Record<FieldTypeName, Sample>> = {
  text: {
    field: f.text('名称', { maxLength: 80 }),
    valid: text,
    invalid: [
      [7, 'text'],
      ['一'.repeat(81), 'max_length'],
      ['a\u0000b', 'characters'],
      ['\ud800', 'characters'],
      ['两\n行', 'one_line'],
    ],
  },
  long_text: {
    field: f.long_text('说明', { maxLength: 200, minLength: 2 }),
    valid: fc
      .array(text, { minLength: 1, maxLength: 4 })
      .map((lines) => lines.join('\n'))
      .filter((value) => [...value].length >= 2),
    invalid: [
      [{}, 'text'],
      ['一', 'min_length'],
      ['一'.repeat(201), 'max_length'],
    ],
  },
  integer: {
    field: f.integer('层数', { unit: '层', max: 999_999 }),
    valid: fc.integer({ min: -999_999, max: 999_999 }),
    invalid: [
      ['12', 'integer'],
      [1.5, 'integer'],
      [Number.NaN, 'integer'],
      [2 ** 53, 'integer'],
      [1_000_000, 'maximum'],
    ],
  },
  decimal: {
    field: f.decimal('载荷', { unit: 't', scale: 3, min: '-1000000000' }),
    valid: exact(3),
    invalid: [
      [1.5, 'as_text'],
      ['1e5', 'decimal'],
      ['一', 'decimal'],
      ['0.0001', 'decimals'],
      ['1'.repeat(22), 'digits'],
      ['-1000000000.001', 'minimum'],
    ],
  },
  money: {
    field: f.money('金额'),
    valid: exact(2),
    invalid: [
      [100, 'as_text'],
      ['1.005', 'decimals'],
      ['1'.repeat(17), 'digits'],
    ],
  },
  boolean: {
    field: f.boolean('在用'),
    valid: fc.boolean(),
    invalid: [
      ['也许', 'boolean'],
      [1, 'boolean'],
    ],
  },
  date: {
    field: f.date('日期', { max: '2100-12-31' }),
    valid: date,
    invalid: [
      ['2026-2-30', 'bad_day'],
      ['26-1-5', 'year_digits'],
      ['2026-13-1', 'bad_month'],
      ['2026--5', 'missing_part'],
      ['昨天', 'malformed'],
      ['2101-01-01', 'maximum'],
      [20260105, 'malformed'],
    ],
  },
  month: {
    field: f.month('年月'),
    valid: date.map((value) => value.slice(0, 7)),
    invalid: [
      ['2026-13', 'bad_month'],
      ['26-1', 'year_digits'],
      ['一月', 'malformed'],
    ],
  },
  timestamp: {
    field: f.timestamp('时间'),
    valid: fc
      .integer({ min: Date.parse('2000-01-01') / 60_000, max: Date.parse('2100-01-01') / 60_000 })
      .map((minutes) => new Date(minutes * 60_000).toISOString()),
    invalid: [
      ['2026-01-05 24:00', 'bad_time'],
      ['2026-02-30 10:00', 'bad_day'],
      ['2026-01-05', 'malformed'],
    ],
  },
  choice: {
    field: f.choice('种类', kinds),
    valid: fc.constantFrom(...kinds.codes),
    invalid: [
      ['boilr', 'choice'],
      ['toString', 'choice'],
    ],
  },
  region: {
    field: f.region('地点'),
    valid: fc.constantFrom('65', '6523', '652301', '652301001', '652301001001'),
    invalid: [
      ['6523010', 'region'],
      ['昌吉市', 'region'],
      [652301, 'region'],
    ],
  },
  organisation: references(f.organisation('主管部门')),
  person: references(f.person('联系人')),
  enterprise: references(f.enterprise('使用单位')),
  reference: references(f.reference('园区', 'park')),
  file: { field: f.file('照片'), valid: lowerUuid, invalid: [['photo.jpg', 'file']] },
  resident_id: {
    field: f.resident_id('身份证号'),
    valid: residentId,
    invalid: [
      ['11010519491231002', 'malformed'],
      ['1101051949123100ZX', 'malformed'],
      ['110105194902310021', 'bad_date'],
      ['110105204912310021', 'future_date'],
      ['110105194912310021', 'check_failed'],
    ],
  },
  credit_code: {
    field: f.credit_code('信用代码'),
    valid: creditCode,
    invalid: [
      ['9135020077604965', 'malformed'],
      ['9135O200776049653A', 'malformed'],
    ],
  },
  phone: {
    field: f.phone('电话'),
    valid: fc.oneof(
      digits(9).map((tail) => `13${tail}`),
      digits(6).map((tail) => `0994-2${tail}`),
      fc.constantFrom('12345', '110', '4008123123'),
    ),
    invalid: [
      ['12', 'phone'],
      ['无', 'phone'],
    ],
  },
  email: {
    field: f.email('邮箱'),
    valid: fc.constantFrom('a@example.com', 'name.x+y@政务.中国', 'o_neil@b-c.example'),
    invalid: [
      ['a@', 'email'],
      ['a b@example', 'email'],
    ],
  },
  point: {
    field: f.point('位置'),
    valid: position.map((coordinates) => ({ type: 'Point', coordinates })),
    invalid: [
      ['北纬 44', 'point'],
      [{ type: 'Point', coordinates: [44] }, 'point'],
      [{ type: 'Point', coordinates: [44.01, 187.3] }, 'range'],
    ],
  },
  line: {
    field: f.line('路线'),
    valid: fc
      .array(position, { minLength: 2, maxLength: 6 })
      .map((coordinates) => ({ type: 'LineString', coordinates })),
    invalid: [
      [{ type: 'LineString', coordinates: [[87, 44]] }, 'line'],
      [
        {
          type: 'LineString',
          coordinates: [
            [87, 44],
            [87, 144],
          ],
        },
        'range',
      ],
    ],
  },
  polygon: {
    field: f.polygon('范围'),
    valid: fc.array(ring, { minLength: 1, maxLength: 2 }).map((coordinates) => ({ type: 'Polygon', coordinates })),
    invalid: [
      [
        {
          type: 'Polygon',
          coordinates: [
            [
              [87, 44],
              [88, 44],
            ],
          ],
        },
        'polygon',
      ],
      [
        {
          type: 'Polygon',
          coordinates: [
            [
              [87, 44],
              [88, 44],
              [88, 45],
              [87, 45],
            ],
          ],
        },
        'closed',
      ],
    ],
  },
  list: {
    field: f.list('部件', f.text('名称'), { max_items: 3 }),
    valid: fc.array(
      text.filter((value) => !/[;；[\]]/.test(value)),
      { minLength: 1, maxLength: 3 },
    ),
    invalid: [
      ['一项', 'list'],
      [['a', 'b', 'c', 'd'], 'max_items'],
      [['a', 7], 'text'],
    ],
  },
};
