import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { caseCode, handlingCode, implementationCode, readItemCode } from './item-code.ts';

const JINING = '11370800MB285591843370117002011';
const SHANWEI = '12441500196720244T3442199806003';

describe('Codes of service-items.md §5', () => {
  test('a 31-character code gives body, level and base code', () => {
    assert.deepEqual(readItemCode(JINING), {
      class: 'ok',
      system: 'implementation_31',
      code: JINING,
      parts: { body: '11370800MB28559184', level: '3', base: '370117002011' },
    });
    assert.equal(readItemCode(SHANWEI).class, 'ok');
  });

  test('a 43-character case number gives its date and serial too', () => {
    const { class: found, parts } = readItemCode(`${SHANWEI}202206230068`);
    assert.equal(found, 'ok');
    assert.equal(parts?.date, '2022-06-23');
    assert.equal(parts?.serial, '0068');
  });

  test('a 33-character code gives the handled matter', () => {
    assert.equal(readItemCode(handlingCode(JINING, '01')).parts?.handling, '01');
  });

  test('blanks around and small letters are read as meant', () => {
    assert.equal(readItemCode(` ${JINING.toLowerCase()} `).code, JINING);
  });
});

describe('What is wrong with a code is named', () => {
  const classes: readonly (readonly [string, string])[] = [
    ['bad_level', '11370800MB285591848370117002011'],
    ['bad_level', '11370800MB285591840370117002011'],
    ['uscc_check_failed', '11370800MB285591853370117002011'],
    ['malformed', '11370800MB28559184337011700201X'],
    ['malformed', 'O1370800MB285591843370117002011'],
    ['bad_date', `${SHANWEI}202202300068`],
  ];
  for (const [wanted, code] of classes)
    test(`${wanted}: ${code}`, () => assert.equal(readItemCode(code).class, wanted));

  test('a length that is none of ours is another system, and kept as it is', () => {
    const code = '511Z07001006-511602000000-000-11511301008778183N-1-00';
    assert.deepEqual(readItemCode(code), { class: 'other_system', system: null, code, parts: null });
  });

  test('a code that its sender calls ours, with the wrong length, is malformed', () => {
    assert.equal(readItemCode(JINING.slice(1), 'implementation_31').class, 'malformed');
    assert.equal(readItemCode(JINING, 'case_43').class, 'malformed');
  });
});

test('What is built reads back as the same parts', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      digits(12),
      days,
      fc.integer({ min: 1, max: 9999 }),
      (level, base, day, serial) => {
        const date = day.toISOString().slice(0, 10) as `${number}-${number}-${number}`; // the cut of an ISO string is a date text
        const code = caseCode(implementationCode('11370800MB28559184', String(level), base), date, serial);
        const { class: found, parts } = readItemCode(code);
        assert.equal(found, 'ok');
        assert.deepEqual(parts, {
          body: '11370800MB28559184',
          level: String(level),
          base,
          date,
          serial: String(serial).padStart(4, '0'),
        });
      },
    ),
  );
});

test('A code that its parts do not make is not built', () => {
  assert.throws(() => implementationCode('11370800MB28559184', '9', '370117002011'), /bad_level/);
  assert.throws(() => caseCode(JINING, '2022-06-23', 10_000), /malformed/);
});

// Another city's published list, as messy as real lists are. It is test input only and may be absent.
const FOREIGN = new URL('../../../shared/data/service_items_guangan.csv', import.meta.url);

test('Real foreign item codes are all classified, none refused', { skip: !existsSync(FOREIGN) }, () => {
  const rows: { item_code: string }[] = parse(readFileSync(FOREIGN), { columns: true, bom: true });
  assert.equal(rows.length, 1135);
  const readings = rows.map(({ item_code }) => readItemCode(item_code));
  const other = readings.filter((reading) => reading.class === 'other_system');
  assert.ok(other.length > 1000);
  for (const [index, reading] of readings.entries())
    if (reading.class === 'other_system') assert.equal(reading.code, rows[index]?.item_code);
});
