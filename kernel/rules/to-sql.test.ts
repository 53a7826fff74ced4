import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sql, { join, type Sql } from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import type { ParameterRow } from '../parameters/parameter.ts';
import type { Comparison, Condition, Leaf, Operand } from './condition.ts';
import { evaluate } from './evaluate.ts';
import { type Columns, matchRegister, toSql } from './to-sql.ts';
import type { FactValues, RuleContext } from './verdict.ts';

const { db, owner } = await testWorld();

await owner.transaction((tx) =>
  tx.run(sql`
    create table public.world (
      run integer, id integer, age integer, income numeric, limit_amount numeric, born date, moved date, kind text,
      other_kind text, disabled boolean, retired boolean, home ltree, work text, seen timestamptz, note text)`),
);
await owner.transaction((tx) => tx.run(sql`grant select, insert on public.world to jisuban_app`));

const columns: Columns = {
  age: { sql: sql`w.age`, type: 'number' },
  income: { sql: sql`w.income`, type: 'number' },
  limit_amount: { sql: sql`w.limit_amount`, type: 'number' },
  born: { sql: sql`w.born`, type: 'date' },
  moved: { sql: sql`w.moved`, type: 'date' },
  kind: { sql: sql`w.kind`, type: 'text' },
  other_kind: { sql: sql`w.other_kind`, type: 'text' },
  disabled: { sql: sql`w.disabled`, type: 'boolean' },
  retired: { sql: sql`w.retired`, type: 'boolean' },
  home: { sql: sql`w.home`, type: 'region' },
  work: { sql: sql`w.work`, type: 'region' },
  seen: { sql: sql`w.seen`, type: 'timestamp' },
  note: { sql: sql`w.note`, type: 'text' },
};

const row = (code: string, kind: ParameterRow['kind'], value: string | null): ParameterRow => {
  const base = { id: code, code, title: code, kind, unit: null, jurisdiction: '', valid_from: null, valid_to: null };
  const source = { document: '测试文件', clause: null };
  return value === null
    ? { ...base, ...source, value, state: 'pending' }
    : { ...base, ...source, value, state: 'fixture' };
};
const context: RuleContext = {
  parameters: {
    age: row('age', 'number', '60'),
    amount: row('amount', 'number', '10.50'),
    day: row('day', 'date', '2026-02-28'),
    word: row('word', 'text', 'b'),
    yes: row('yes', 'boolean', 'true'),
    kinds: row('kinds', 'list', '["a","1.0"]'),
    none: row('none', 'list', '[]'),
    pending: row('pending', 'number', null),
    table: row('table', 'json', '{"a":1}'),
  },
};

// Small value sets, so that equality, order and containment all happen; texts that look like numbers and dates among them.
const numbers = ['0', '1', '1.0', '10.5', '10.50', '60', '-3', '99999999999999999999.000000000000000001'];
const dates = ['2026-02-28', '2026-03-01', '2025-12-31'];
const texts = [
  'a',
  'b',
  'A',
  '',
  '1',
  '1.0',
  '2026-03-01',
  '2026-02',
  '2026-02-30',
  '6523',
  '65.6523',
  '2026-02-28T17:00:00.000Z',
];
const regions = ['65', '65.6523', '65.6523.652301', '65.6523.652302', '6523', '652301'];
const moments = ['2026-02-28T15:59:59.999Z', '2026-02-28T16:00:00.000Z'];
const maybe = <T>(of: readonly T[]) => fc.option(fc.constantFrom(...of), { nil: null, freq: 3 });
const worlds = fc.array(
  fc.record({
    age: maybe([0, 1, 59, 60, 61]),
    income: maybe(numbers),
    limit_amount: maybe(numbers),
    born: maybe(dates),
    moved: maybe(dates),
    kind: maybe(texts),
    other_kind: maybe(texts),
    disabled: maybe([true, false]),
    retired: maybe([true, false]),
    home: maybe(regions.filter((path) => path.includes('.'))),
    work: maybe(regions),
    seen: maybe(moments),
    note: maybe(texts),
  }),
  { minLength: 400, maxLength: 400 },
);

const facts = [...Object.keys(columns), 'nowhere'];
const operand: fc.Arbitrary<Operand> = fc.oneof(
  fc.constantFrom(...texts, ...regions, 'not a region!'),
  fc.boolean(),
  fc.constantFrom(...numbers, 'x', '1e3').map((number) => ({ number })),
  fc.constantFrom(...dates, '2026-02-30', '2026-02').map((date) => ({ date })),
  fc.constantFrom(...facts).map((fact) => ({ fact })),
  fc.constantFrom(...Object.keys(context.parameters ?? {}), 'absent').map((code) => ({ parameter: code })),
);
const singles: readonly Comparison[] = ['equals', 'differs', 'at_least', 'more_than', 'at_most', 'less_than'];
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ fact: fc.constantFrom(...facts), is: fc.constantFrom(...singles), than: operand }),
  fc.record({
    fact: fc.constantFrom(...facts),
    is: fc.constantFrom<Comparison>('one_of', 'none_of', 'within_region'),
    than: fc.oneof(fc.array(operand, { maxLength: 3 }), operand),
  }),
  fc.record({ fact: fc.constantFrom(...facts), is: fc.constant<Comparison>('is_known') }),
  fc.record({
    fact: fc.constantFrom(...facts),
    is: fc.constantFrom<Comparison>(...singles),
    than: fc.constantFrom(...facts).map((fact) => ({ fact })),
    as: fc.constantFrom('text', 'number', 'date', 'boolean', 'region'),
  }),
  // Comparisons that make sense, so that met and unmet are not rare.
  fc.record({
    fact: fc.constantFrom('age', 'income', 'limit_amount'),
    is: fc.constantFrom(...singles),
    than: fc.constantFrom(...numbers).map((number) => ({ number })),
  }),
  fc.record({
    fact: fc.constantFrom('kind', 'note'),
    is: fc.constantFrom<Comparison>('one_of', 'none_of', 'equals', 'differs'),
    than: fc.constantFrom(...texts),
  }),
);
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}));

// Two facts without `as` are the one thing on which only the columns' types can decide; `checkCondition` demands `as`.
const says = (condition: Condition): boolean =>
  'all' in condition
    ? condition.all.every(says)
    : 'any' in condition
      ? condition.any.every(says)
      : 'not' in condition
        ? says(condition.not)
        : condition.as !== undefined ||
          condition.is === 'within_region' ||
          !JSON.stringify(condition.than ?? '').includes('"fact"');
const trees = fc.array(tree.filter(says), { minLength: 25, maxLength: 25 });

let run = 0;
async function answersOfSql(
  conditions: readonly Condition[],
  rows: readonly FactValues[],
): Promise<(boolean | null)[][]> {
  run += 1;
  await db.transaction((tx) =>
    tx.run(sql`
      insert into public.world
      select ${run}, r.*
      from jsonb_to_recordset(${JSON.stringify(rows.map((world, id) => ({ ...world, id })))}::jsonb) as r (
        id integer, age integer, income numeric, limit_amount numeric, born date, moved date, kind text, other_kind text,
        disabled boolean, retired boolean, home ltree, work text, seen timestamptz, note text)`),
  );
  const compiled = conditions.map((condition) => toSql(condition, columns, context));
  const found = await db.many<{ answers: (boolean | null)[] }>(
    sql`select array[${join(compiled)}]::boolean[] as answers from public.world w where w.run = ${run} order by w.id`,
  );
  return found.map(({ answers }) => answers);
}

const truth = { met: true, unmet: false, unknown: null } as const;

test('evaluator and SQL agree on every tree in 10,000 worlds with missing facts', async () => {
  const seen = { met: 0, unmet: 0, unknown: 0 };
  const agreement = fc.asyncProperty(trees, worlds, async (conditions, rows) => {
    const fromSql = await answersOfSql(conditions, rows);
    for (const [index, world] of rows.entries())
      for (const [at, condition] of conditions.entries()) {
        const { answer } = evaluate(condition, world, context);
        seen[answer] += 1;
        const found = fromSql[index]?.[at];
        if (found !== truth[answer])
          throw new Error(`${answer}, but SQL says ${found}: ${JSON.stringify({ condition, world })}`);
      }
  });
  // 25 times 400 worlds, each with 25 trees; the report of `fc.assert` would print them all.
  const { failed, seed, errorInstance } = await fc.check(agreement, { numRuns: 25, endOnFailure: true });
  assert.ok(!failed, `seed ${seed}: ${String(errorInstance)}`);
  assert.ok(Math.min(seen.met, seen.unmet, seen.unknown) > 5000, `each answer occurs: ${JSON.stringify(seen)}`);
});

const one = async (condition: Condition, world: FactValues): Promise<boolean | null | undefined> =>
  (await answersOfSql([condition], [world]))[0]?.[0];

test('not in a list is unknown for a missing fact, even where the list is empty', async () => {
  assert.equal(await one({ fact: 'kind', is: 'none_of', than: [] }, { kind: null }), null);
  assert.equal(await one({ fact: 'kind', is: 'none_of', than: [] }, { kind: 'a' }), true);
  assert.equal(await one({ fact: 'kind', is: 'one_of', than: [] }, { kind: 'a' }), false);
  assert.equal(await one({ fact: 'kind', is: 'none_of', than: ['b', { fact: 'nowhere' }] }, { kind: 'a' }), null);
});

test('a text that is no number never breaks the statement', async () => {
  assert.equal(await one({ fact: 'note', is: 'at_least', than: { number: '1' } }, { note: 'about one' }), null);
  assert.equal(await one({ fact: 'note', is: 'at_most', than: { date: '2026-03-01' } }, { note: '2026-02-30' }), null);
});

test('ids are compared as texts, and a list is only known or not', async () => {
  const own: Columns = {
    person: { sql: sql`'11111111-1111-4111-8111-111111111111'::uuid`, type: 'text' },
    sites: { sql: sql`'[]'::jsonb`, type: 'other' },
  };
  const answer = async (condition: Condition) =>
    (await db.one<{ answer: boolean | null }>(sql`select ${toSql(condition, own)} as answer`)).answer;
  assert.equal(await answer({ fact: 'person', is: 'equals', than: '11111111-1111-4111-8111-111111111111' }), true);
  assert.equal(await answer({ fact: 'sites', is: 'is_known' }), true);
  assert.equal(await answer({ fact: 'sites', is: 'equals', than: '[]' }), null);
});

test('a register is asked who meets a condition, and who is not excluded by what is known', async () => {
  const rule: Condition = {
    all: [
      { fact: 'age', is: 'at_least', than: { number: '60' } },
      { fact: 'disabled', is: 'equals', than: true },
    ],
  };
  await answersOfSql([rule], [{ age: 60, disabled: true }, { age: 70 }, { age: 50 }, {}, { age: 61, disabled: false }]);
  const { met, not_unmet } = matchRegister(rule, columns);
  const ids = async (where: Sql) =>
    (
      await db.many<{ id: number }>(
        sql`select w.id from public.world w where w.run = ${run} and ${where} order by w.id`,
      )
    ).map(({ id }) => id);
  assert.deepEqual(await ids(met), [0]);
  assert.deepEqual(await ids(not_unmet), [0, 1, 3]);
});
