import assert from 'node:assert/strict';
import { it } from 'node:test';
import sql from 'sql-template-tag';
import { listParameters } from '../parameters/list-parameters.ts';
import { loadParameters } from '../parameters/load-parameters.ts';
import { testOffice } from '../procedures/test-office.ts';
import { Refusal } from '../refusal.ts';
import { namesOfEntries } from '../registers/names.ts';
import { colleaguesIn, officerNames } from './colleagues.ts';
import { identifyPerson, personAtWindow } from './identify.ts';
import { enterprise, person } from './registers.ts';

// Who is who, for the window and the workbench.

const { db, owner, now, clerk, officer, person: citizen, stranger, agent, organisation } = await testOffice();
const NUMBER = '652301199001010000';

it('identifies a person at the window by the whole number alone, and journals it without the number', async () => {
  const found = await identifyPerson(db, clerk, now, '652301 19900101 0000');
  assert.deepEqual(found, { id: citizen.person, name: 'person' });
  assert.equal(await identifyPerson(db, clerk, now, NUMBER.slice(0, 17)), null);
  assert.deepEqual(await personAtWindow(db, clerk, now, citizen.person ?? ''), found);
  const { lines } = await owner.one<{ lines: string }>(sql`
    select string_agg(object_id || detail::text, ' ') as lines from kernel.journal where act = 'identify'`);
  assert.ok(lines.includes(citizen.person ?? '-'));
  assert.ok(!lines.includes(NUMBER));
});

it('refuses to identify anybody for other posts', async () => {
  for (const actor of [officer('market_supervision'), citizen])
    await assert.rejects(
      identifyPerson(db, actor, now, NUMBER),
      (error) => error instanceof Refusal && error.code === 'forbidden',
    );
});

it('names entries that the actor may read, and leaves the others out', async () => {
  const enterpriseId = agent.principal?.id ?? '';
  assert.deepEqual(await namesOfEntries(db, clerk, now, enterprise, [enterpriseId, 'no id']), {
    [enterpriseId]: '某餐饮店',
  });
  assert.deepEqual(await namesOfEntries(db, stranger, now, person, [citizen.person ?? '']), {});
});

it('lists the officers in office in an organisation, and names them by actor id', async () => {
  const account = await owner.transaction((tx) =>
    tx.one<{ id: string }>(sql`
      insert into kernel.account (login, name, kind, created_at) values ('one', '甲某', 'officer', ${now()}) returning id`),
  );
  await owner.transaction((tx) =>
    tx.run(sql`
      insert into kernel.post (account, role, organisation, region, valid)
      values (${account.id}, 'fire_rescue.officer', ${organisation('fire_rescue')}, '65.6523.652301', '[2026-01-01,2026-06-01)')`),
  );
  const one = { id: `officer:${account.id}`, name: '甲某' };
  assert.deepEqual(await colleaguesIn(db, organisation('fire_rescue'), '2026-03-02'), [one]);
  assert.deepEqual(await colleaguesIn(db, organisation('fire_rescue'), '2026-06-01'), []);
  assert.deepEqual(await officerNames(db, [one.id, 'system']), { [one.id]: '甲某' });
});

it('lists parameters in force by words and certainty, page by page', async () => {
  await owner.transaction((tx) =>
    loadParameters(
      tx,
      [
        { code: 'a.days', title: '甲期限', kind: 'number', value: '5', document: '甲法', state: 'located' },
        { code: 'b.rate', title: '乙比例', kind: 'number', value: null, document: '乙法', state: 'pending' },
      ],
      now,
    ),
  );
  const codes = async (filter: Parameters<typeof listParameters>[2]) =>
    (await listParameters(db, '2026-03-02', filter)).map(({ code }) => code);
  assert.deepEqual(await codes({ text: '甲法' }), ['a.days']);
  assert.deepEqual(await codes({ state: 'pending' }), ['b.rate']);
  assert.ok(!(await codes({ after: 'a.days' })).includes('a.days'));
});
