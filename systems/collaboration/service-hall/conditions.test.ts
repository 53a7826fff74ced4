import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ParameterRow } from '../../../kernel/parameters/parameter.ts';
import { evaluate } from '../../../kernel/rules/evaluate.ts';
import { type FactValues, failing, missing, type RuleContext } from '../../../kernel/rules/verdict.ts';
import { serviceHallParameters } from './parameters.ts';
import { serviceHall } from './system.ts';

// The declared rows as they stand in the register on the day of the facts.
const parameters: Readonly<Record<string, ParameterRow>> = Object.fromEntries(
  serviceHallParameters.map((row) => [
    row.code,
    { jurisdiction: '', valid_from: null, valid_to: null, clause: null, ...row, id: row.code },
  ]),
);
const context: RuleContext = { parameters };

/** Answers of all conditions of an item, by their names. */
function answersOf(item: string, facts: FactValues): Readonly<Record<string, string>> {
  const definition = serviceHall.procedures.find(({ name }) => name === item)?.definition;
  assert.ok(definition, item);
  return Object.fromEntries(
    definition.conditions.map(({ name, rule }) => [name, evaluate(rule, facts, context).answer]),
  );
}
const allMet = (item: string, facts: FactValues) =>
  assert.deepEqual(
    [...new Set(Object.values(answersOf(item, facts)))],
    ['met'],
    JSON.stringify(answersOf(item, facts)),
  );

describe('Conditions over the answers of ordinary people', () => {
  test('a noodle shop without cold dishes meets every condition of the food licence', () => {
    const shop = { pollution_distance: 60, safety_manager: true, sells_cold_dishes: false };
    allMet('food_business_licence', shop);
    assert.equal(
      answersOf('food_business_licence', { ...shop, pollution_distance: 24 }).场所与污染源保持规定的距离,
      'unmet',
    );
    assert.equal(
      answersOf('food_business_licence', { ...shop, sells_cold_dishes: true })['冷食、生食有专间或者专区'],
      'unknown',
    );
  });

  test('somebody of eighty with a household in the prefecture gets the old-age allowance, somebody of 79 does not', () => {
    allMet('old_age_allowance', { age: 80, household_region: '652301001' });
    assert.equal(answersOf('old_age_allowance', { age: 79 }).达到规定年龄, 'unmet');
    assert.equal(answersOf('old_age_allowance', { household_region: '650102' }).具有本州户籍, 'unmet');
  });

  test('a light lorry needs no freight licence, and the rule names the mass that it found', () => {
    const rule = serviceHall.procedures.find(({ name }) => name === 'road_transport_licence')?.definition.conditions[0]
      ?.rule;
    assert.ok(rule);
    const verdict = evaluate(rule, { freight_kind: 'general', vehicle_gross_mass: 4500 }, context);
    assert.equal(verdict.answer, 'unmet');
    const mass = failing(verdict).find(({ leaf }) => leaf.fact === 'vehicle_gross_mass');
    assert.deepEqual([mass?.actual, mass?.required[0]?.value], [4500, '4500']);
  });

  test('a woman of 41 and a graduate of 22 may ask for the insurance subsidy, a man of 41 may not', () => {
    const name = '人员类别和年龄符合规定';
    const answer = (facts: FactValues) => answersOf('flexible_employment_subsidy', facts)[name];
    assert.equal(answer({ employment_group: 'difficult', sex: 'female', age: 41 }), 'met');
    assert.equal(answer({ employment_group: 'graduate', sex: 'male', age: 22 }), 'met');
    assert.equal(answer({ employment_group: 'difficult', sex: 'male', age: 41 }), 'unmet');
  });

  test('a condition that needs an amount nobody has entered stays open and names it', () => {
    const rule = serviceHall.procedures.find(({ name }) => name === 'minimum_living_allowance')?.definition
      .conditions[0]?.rule;
    assert.ok(rule);
    const verdict = evaluate(rule, { living_area: 'urban', income_per_member: '500' }, context);
    assert.equal(verdict.answer, 'unknown');
    assert.deepEqual(missing(verdict).parameters, ['minimum_living.urban.monthly']);
  });
});

test('No condition is decided before anything is answered', () => {
  for (const { name, definition } of serviceHall.procedures)
    for (const [condition, answer] of Object.entries(answersOf(name, {})))
      if (!JSON.stringify(definition.conditions).includes('is_known'))
        assert.equal(answer, 'unknown', `${name}: ${condition}`);
});
