import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import type { PlainDate } from '../dates.ts';
import { calculation } from './calculation.ts';
import { calculationLines } from './calculation-lines.ts';
import { loadParameters } from './load-parameters.ts';
import { parameters } from './parameter.ts';
import { findParameters, resolveParameters } from './resolve-parameters.ts';

const { db, now } = await testWorld();

const number = { title: '测试参数', kind: 'number', unit: '元', document: '测试文件', state: 'fixture' } as const;
const declared = parameters([
  { ...number, code: 'wage', value: '100', valid_from: '2025-01-01', valid_to: '2026-01-01' },
  { ...number, code: 'wage', value: '110', valid_from: '2026-01-01' },
  { ...number, code: 'wage', value: '120', valid_from: '2026-01-01', jurisdiction: '65' },
  { ...number, code: 'wage', value: '130', valid_from: '2026-07-01', jurisdiction: '65.6523.652301' },
  {
    ...number,
    code: 'JTG5211.PCI.a0',
    title: '路面破损率系数 a0',
    document: 'JTG 5211-2024',
    state: 'pending',
    value: null,
  },
  {
    ...number,
    code: 'JTG5211.PCI.a1',
    title: '路面破损率系数 a1',
    document: 'JTG 5211-2024',
    state: 'pending',
    value: null,
  },
  { ...number, code: 'recalled', value: '0.412', state: 'recalled', clause: '5.2' },
  { ...number, code: 'located', value: '15.00', state: 'located' },
  { ...number, code: 'policy', value: '3', state: 'policy' },
]);
await db.transaction((tx) => loadParameters(tx, declared, now));

const wage = async (date: PlainDate, region?: string) => {
  const found = await resolveParameters(db, ['wage'], region === undefined ? { date } : { date, region });
  return found.status === 'resolved' ? found.parameters.wage?.value : found;
};

test('the first day of validity counts and the last does not', async () => {
  assert.equal(await wage('2025-12-31'), '100');
  assert.equal(await wage('2026-01-01'), '110');
});

test('the provincial row holds in that province, the national one elsewhere', async () => {
  assert.equal(await wage('2026-03-02', '65'), '120');
  assert.equal(await wage('2026-03-02', '652301'), '120');
  assert.equal(await wage('2026-03-02', '65.6523.652302'), '120');
  assert.equal(await wage('2026-03-02', '11.1101'), '110');
  assert.equal(await wage('2026-03-02'), '110');
});

test('the narrowest jurisdiction wins once its row is in force', async () => {
  assert.equal(await wage('2026-06-30', '652301'), '120');
  assert.equal(await wage('2026-07-01', '652301'), '130');
  assert.equal(await wage('2026-07-01', '652301001'), '130');
  assert.equal(await wage('2026-07-01', '652302'), '120');
});

test('no row in force is a refusal, never the nearest row', async () => {
  assert.deepEqual(await wage('2024-12-31'), { status: 'refused', missing: ['wage'], not_in_force: ['wage'] });
});

const numbersIn = (value: unknown): unknown[] =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

const pci = (codes: readonly [string, string], resolution: Parameters<typeof calculation>[2]) =>
  calculation('PCI', { formula: 'PCI = 100 − a0·DR^a1' }, resolution, (trace) => {
    const dr = trace.input('DR', '3.2', '%');
    const a0 = trace.parameter(codes[0]);
    const a1 = trace.parameter(codes[1]);
    const power = trace.step('破损率修正', 'DR^a1', { DR: dr, a1 }, dr.pow(a1));
    const whole = trace.step('扣分', '100 − a0·DR^a1', { a0, power }, power.mul(a0).neg().plus(100));
    return trace.round('PCI', whole, 2);
  });

test('PCI under JTG 5211-2024 while its coefficient is pending is refused, with no number anywhere', async () => {
  const scope = { date: '2026-03-02', region: '652301' } as const;
  const one = await resolveParameters(db, ['JTG5211.PCI.a0', 'recalled'], scope);
  assert.deepEqual(pci(['JTG5211.PCI.a0', 'recalled'], one), { status: 'refused', missing: ['JTG5211.PCI.a0'] });
  const both = await resolveParameters(db, ['wage', 'JTG5211.PCI.a1', 'JTG5211.PCI.a0'], scope);
  assert.deepEqual(both, { status: 'refused', missing: ['JTG5211.PCI.a1', 'JTG5211.PCI.a0'] });
});

test('a refused answer contains no number, whatever else was asked for', async () => {
  const codes = fc.subarray(['wage', 'recalled', 'located', 'policy', 'JTG5211.PCI.a1', 'absent']);
  await fc.assert(
    fc.asyncProperty(codes, async (others) => {
      const refused = await resolveParameters(db, [...others, 'JTG5211.PCI.a0'], { date: '2026-03-02' });
      assert.equal(refused.status, 'refused');
      assert.deepEqual(numbersIn(JSON.parse(JSON.stringify(refused))), []);
    }),
    { numRuns: 40 },
  );
});

test('a pending row shows its source and no value to whoever asks for it', async () => {
  const { 'JTG5211.PCI.a0': row } = await findParameters(db, ['JTG5211.PCI.a0', 'absent'], { date: '2026-03-02' });
  assert.equal(row?.value, null);
  assert.equal(row?.document, 'JTG 5211-2024');
});

test('a computed figure opens to formula, rows with document and state, inputs, steps and rounding', async () => {
  const codes = ['located', 'recalled', 'policy'] as const;
  const resolution = await resolveParameters(db, codes, { date: '2026-03-02' });
  const figure = pci(['located', 'recalled'], resolution);
  assert.equal(figure.status, 'computed');
  if (figure.status !== 'computed') return;
  assert.equal(figure.result, '75.78');
  assert.equal(figure.formula, 'PCI = 100 − a0·DR^a1');
  assert.deepEqual(figure.inputs, [{ name: 'DR', value: '3.2', unit: '%' }]);
  assert.deepEqual(
    figure.parameters.map(({ code, value, document, clause, state }) => ({ code, value, document, clause, state })),
    [
      { code: 'located', value: '15.00', document: '测试文件', clause: null, state: 'located' },
      { code: 'recalled', value: '0.412', document: '测试文件', clause: '5.2', state: 'recalled' },
    ],
  );
  assert.deepEqual(
    figure.steps.map(({ name }) => name),
    ['破损率修正', '扣分'],
  );
  assert.equal(figure.roundings[0]?.places, 2);
  assert.equal(figure.roundings[0]?.rule, 'half_up');
  assert.deepEqual(figure.unverified, ['located', 'recalled']);
  assert.deepEqual(JSON.parse(JSON.stringify(figure)), figure);
  const lines = calculationLines(figure).map(({ zh }) => zh);
  assert.equal(lines[0], 'PCI：公式 PCI = 100 − a0·DR^a1');
  assert.ok(lines.some((line) => line.includes('（recalled）= 0.412 元') && line.includes('未核原文')));
  assert.ok(lines.some((line) => line.startsWith('修约 PCI：75.') && line.endsWith('得 75.78')));
});

test('a parameter that was not asked for, and a float, are faults of the program', async () => {
  const resolution = await resolveParameters(db, ['policy'], { date: '2026-03-02' });
  assert.throws(() => calculation('x', { formula: 'x' }, resolution, (trace) => trace.parameter('wage')), /not among/);
  assert.throws(() => calculation('x', { formula: 'x' }, resolution, (trace) => trace.input('a', 0.1)), /no exact/);
});

test('loading the same rows again changes nothing; a changed row supersedes the old one, which stays', async () => {
  assert.deepEqual(await db.transaction((tx) => loadParameters(tx, declared, now)), { added: 0, superseded: 0 });
  const changed = declared.map((row) => (row.code === 'policy' ? { ...row, value: '4' } : row));
  assert.deepEqual(await db.transaction((tx) => loadParameters(tx, changed, now)), { added: 1, superseded: 1 });
  const { policy } = await findParameters(db, ['policy'], { date: '2026-03-02' });
  assert.equal(policy?.value, '4');
  const kept = await db.many(sql`select value from kernel.parameter where code = 'policy' order by value`);
  assert.deepEqual(kept, [{ value: '3' }, { value: '4' }]);
});

test('a row that is no longer declared under a code that still is, ends', async () => {
  const fewer = declared.filter((row) => !(row.code === 'wage' && 'jurisdiction' in row && row.jurisdiction === '65'));
  await db.transaction((tx) => loadParameters(tx, fewer, now));
  assert.equal(await wage('2026-03-02', '65'), '110');
});
