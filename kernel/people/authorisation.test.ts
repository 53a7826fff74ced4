import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sql, { join } from 'sql-template-tag';
import { name } from '../database/database.ts';
import { testWorld } from '../database/test-world.ts';
import { Refusal } from '../refusal.ts';
import type { Grant } from './access.ts';
import { type Actor, anonymous, type Post, systemActor } from './actor.ts';
import { demandAccess, may, roleMatches, visibleTo } from './authorisation.ts';
import { isWithinRegion, regionCode, regionPath } from './region.ts';

const { db } = await testWorld();

const ids = Array.from({ length: 4 }, (_, n) => `00000000-0000-7000-8000-00000000000${n}`);
const [ALI = '', BEI = '', SHOP = '', BUREAU = ''] = ids;
const regions = ['65', '6523', '652301', '652301001', '652301001001', '652302', '652302100'];
const roles = ['window', 'health.officer', 'health.head', 'fire_rescue.officer', 'government.leader'];

const citizen = (person: string, principal: Actor['principal'] = null): Actor => ({
  ...anonymous,
  id: `person:${person}`,
  kind: 'person',
  person,
  principal,
});
const officer = (...posts: readonly Pick<Post, 'role' | 'region' | 'organisation'>[]): Actor => ({
  ...anonymous,
  id: 'officer:x',
  kind: 'officer',
  posts: posts.map((post, n) => ({ ...post, id: ids[n] ?? '', organisation_name: '' })),
});
const healthOfficer = officer({ role: 'health.officer', region: '65.6523.652301', organisation: BUREAU });

const record = {
  person: ALI,
  enterprise: SHOP,
  region: '652301001',
  path: '65.6523.652301.652301001',
  organisation: BUREAU,
};

test('a grant lets through exactly those whom it names', () => {
  const subject: Grant = { who: 'subject', kind: 'person', field: 'person' };
  const ofShop: Grant = { who: 'subject', kind: 'enterprise', field: 'enterprise' };
  const officers: Grant = { who: 'post', role: 'health.officer', within: { kind: 'region', field: 'region' } };
  const own: Grant = { who: 'post', role: '*.officer', within: { kind: 'organisation', field: 'organisation' } };
  const agent = citizen(BEI, { kind: 'enterprise', id: SHOP, name: '' });
  const elsewhere = officer({ role: 'health.officer', region: '65.6523.652302', organisation: ALI });
  // Columns: visitor, Ali, Bei, Bei for the shop, health officer here, health officer elsewhere, the platform.
  const actors = [anonymous, citizen(ALI), citizen(BEI), agent, healthOfficer, elsewhere, systemActor];
  const matrix: readonly (readonly [Grant, string])[] = [
    [{ who: 'public' }, '1111111'],
    [{ who: 'signed_in' }, '0111111'],
    [subject, '0100001'],
    [ofShop, '0001001'],
    [officers, '0000101'],
    [own, '0000101'],
    [{ who: 'post', role: 'health.officer' }, '0000111'],
    [{ who: 'post', role: 'health.head' }, '0000001'],
  ];
  for (const [grant, expected] of matrix)
    assert.equal(actors.map((actor) => Number(may(actor, [grant], record))).join(''), expected, JSON.stringify(grant));
});

test('an agent acting for a principal does not reach own records with the same grant', () => {
  const grants: Grant[] = [{ who: 'subject', kind: 'person', field: 'person' }];
  assert.equal(may(citizen(ALI, { kind: 'person', id: BEI, name: '' }), grants, { person: BEI }), true);
  assert.equal(may(citizen(ALI, { kind: 'person', id: BEI, name: '' }), grants, { person: ALI }), false);
});

test('without any grant nothing is reachable', async () => {
  assert.equal(may(healthOfficer, [], record), false);
  assert.equal(
    (await db.one<{ seen: boolean }>(sql`select ${visibleTo(healthOfficer, [], name)} as seen`)).seen,
    false,
  );
});

test('a star in a role takes any department, and only whole duties', () => {
  assert.equal(roleMatches('health.leader', '*.leader'), true);
  assert.equal(roleMatches('leader', '*.leader'), false);
  assert.equal(roleMatches('health.vice_leader', '*.leader'), false);
  assert.equal(roleMatches('window', 'window'), true);
});

test('a visitor is asked to sign in, a signed-in person out of reach is refused', () => {
  const grants: Grant[] = [{ who: 'post', role: 'health.head' }];
  const codeFor = (actor: Actor) => {
    try {
      demandAccess(actor, grants, record);
      return 'passed';
    } catch (error) {
      return error instanceof Refusal ? error.code : 'broken';
    }
  };
  assert.equal(codeFor(anonymous), 'unauthenticated');
  assert.equal(codeFor(citizen(ALI)), 'forbidden');
  assert.equal(codeFor(systemActor), 'passed');
});

test('the path of a region is the chain of its code prefixes, in TypeScript and in SQL', async () => {
  assert.equal(regionPath('652301001'), '65.6523.652301.652301001');
  assert.equal(regionCode('65.6523.652301'), '652301');
  assert.equal(isWithinRegion('652301001', '6523'), true);
  assert.equal(isWithinRegion('6523', '652301'), false);
  for (const code of regions) {
    const { path } = await db.one<{ path: string }>(sql`select kernel.region_path(${code}::text)::text as path`);
    assert.equal(path, regionPath(code));
  }
});

const grantOf = fc.oneof(
  fc.constant<Grant>({ who: 'public' }),
  fc.constant<Grant>({ who: 'signed_in' }),
  fc.record<Extract<Grant, { who: 'subject' }>>({
    who: fc.constant('subject'),
    kind: fc.constantFrom('person', 'enterprise'),
    field: fc.constantFrom('person', 'enterprise'),
  }),
  fc.constantFrom(...roles, '*.officer', '*.leader').map((role): Grant => ({ who: 'post', role })),
  fc
    .record({
      role: fc.constantFrom(...roles, '*.officer'),
      within: fc.constantFrom(
        { kind: 'region' as const, field: 'region' },
        { kind: 'region' as const, field: 'path' },
        { kind: 'organisation' as const, field: 'organisation' },
      ),
    })
    .map(({ role, within }): Grant => ({ who: 'post', role, within })),
);
const actorOf = fc.oneof(
  fc.constantFrom(anonymous, systemActor),
  fc.constantFrom(...ids).map((id) => citizen(id)),
  fc
    .record({
      person: fc.constantFrom(...ids),
      kind: fc.constantFrom('person' as const, 'enterprise' as const),
      id: fc.constantFrom(...ids),
    })
    .map(({ person, kind, id }) => citizen(person, { kind, id, name: '' })),
  fc
    .array(
      fc.record({
        role: fc.constantFrom(...roles),
        region: fc.constantFrom(...regions).map(regionPath),
        organisation: fc.constantFrom(...ids),
      }),
      { maxLength: 3 },
    )
    .map((posts) => officer(...posts)),
);
const idOrNull = fc.option(fc.constantFrom(...ids));
const recordOf = fc
  .record({
    person: idOrNull,
    enterprise: idOrNull,
    organisation: idOrNull,
    region: fc.option(fc.constantFrom(...regions)),
  })
  .map((values) => ({ ...values, path: values.region && regionPath(values.region) }));

test('the predicate in SQL and the decision in the program agree on every grant, actor and record', async () => {
  const world = fc.tuple(
    actorOf,
    fc.array(grantOf, { maxLength: 3 }),
    fc.array(recordOf, { minLength: 1, maxLength: 20 }),
  );
  await fc.assert(
    fc.asyncProperty(world, async ([actor, grants, records]) => {
      const rows = records.map(
        (row, n) =>
          sql`(${n}::int, ${row.person}::uuid, ${row.enterprise}::uuid, ${row.organisation}::uuid, ${row.region}::text, ${row.path}::public.ltree)`,
      );
      const seen = await db.many<{ n: number }>(sql`
        select n
        from (values ${join(rows)}) as subject (n, person, enterprise, organisation, region, path)
        where ${visibleTo(actor, grants, (field) => name('subject', field))}
        order by n`);
      assert.deepEqual(
        seen.map(({ n }) => n),
        records.flatMap((row, n) => (may(actor, grants, row) ? [n] : [])),
      );
    }),
    { numRuns: 400 },
  );
});
