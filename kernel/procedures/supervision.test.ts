import assert from 'node:assert/strict';
import { it } from 'node:test';
import sql from 'sql-template-tag';
import { loadNotice } from '../calendar/calendar-store.ts';
import { systemActor } from '../people/actor.ts';
import { mayAdminister } from '../people/administration.ts';
import { mayReadCase } from './case-access.ts';
import { inboxCounts } from './inbox.ts';
import { recomputeLimits } from './recompute.ts';
import { cardCases, officeLoads } from './supervision.ts';
import { testItem, testOffice } from './test-office.ts';
import { newestVersions, versionsOfItem } from './version-list.ts';

// What the workbench lists beside the inbox: loads, cards, versions; and limits after a new notice.

const office = await testOffice();
await office.publish(testItem('shop', 'market_supervision'));
const { id } = await office.submit(office.person, 'shop');
await office.act(office.clerk, id, 'accept', {});

it('counts open work by office for whoever supervises the region, and for nobody else', async () => {
  const loads = await officeLoads(office.db, office.supervisor, '2026-03-02');
  assert.deepEqual(
    loads.map(({ organisation, open, overdue }) => [organisation, open, overdue]),
    [[office.organisation('market_supervision'), 1, 0]],
  );
  assert.deepEqual(await officeLoads(office.db, office.officer('fire_rescue'), '2026-03-02'), []);
});

it('gives a yellow card for an overdue step and a red one once the promised limit is past', async () => {
  assert.deepEqual(await cardCases(office.db, office.supervisor, '2026-03-02'), []);
  const [yellow] = await cardCases(office.db, office.supervisor, '2026-03-09');
  assert.equal(yellow?.card, 'yellow');
  const [red] = await cardCases(office.db, office.supervisor, '2026-03-20');
  assert.equal(red?.card, 'red');
  assert.deepEqual(red?.offices, ['market_supervision 局']);
  const elsewhere = { organisation: office.organisation('fire_rescue') };
  assert.deepEqual(await cardCases(office.db, office.supervisor, '2026-03-20', elsewhere), []);
});

it('tells who may see a case, and counts what one has claimed', async () => {
  assert.equal(await mayReadCase(office.db, office.officer('market_supervision'), id), true);
  assert.equal(await mayReadCase(office.db, office.officer('fire_rescue'), id), false);
  assert.equal(await mayReadCase(office.db, office.clerk, 'no id'), false);
  const officer = office.officer('market_supervision');
  assert.equal((await inboxCounts(office.db, officer, '2026-03-02')).mine, 0);
  await office.act(officer, id, 'claim', { stage: 'review' });
  assert.equal((await inboxCounts(office.db, officer, '2026-03-02')).mine, 1);
});

it('lists the newest version of every item, and all versions of one', async () => {
  await office.publish(testItem('shop', 'market_supervision', { summary: '修订。' }), '2026-04-01');
  const [newest] = await newestVersions(office.db);
  assert.deepEqual([newest?.item, newest?.version], ['shop', 2]);
  assert.deepEqual(
    (await versionsOfItem(office.db, 'shop')).map(({ version, valid_to }) => [version, valid_to]),
    [
      [2, null],
      [1, '2026-04-01'],
    ],
  );
});

it('moves the last days of cases and of work after a new notice, in one step', async () => {
  const before = await dues();
  await office.db.transaction(async (tx) => {
    const { payload, document } = await tx.one<{ payload: { holidays: object }; document: string }>(sql`
      select payload, document from kernel.holiday_notice where year = 2026 and jurisdiction = 'CN'`);
    // A day of rest in the middle of both limits.
    const holidays = { ...payload.holidays, '2026-03-04': 'Test Day,测试日,1' };
    const notice = { jurisdiction: 'CN', year: 2026, document: `${document}（补充）`, ...payload, holidays };
    await loadNotice(tx, systemActor, office.now, notice, { supersede: true });
    assert.ok((await recomputeLimits(tx)) >= 2);
  });
  const after = await dues();
  assert.ok(after.case_due > before.case_due, 'the case');
  assert.ok(after.work_due > before.work_due, 'the work item');
  assert.equal(await office.db.transaction(recomputeLimits), 0, 'a second time nothing moves');
});

const dues = () =>
  office.db.one<{ case_due: string; work_due: string }>(sql`
    select cases.due_on as case_due, item.due_on as work_due
    from kernel.cases
    join kernel.work_item as item on item.case_id = cases.id and item.closed_at is null
    where cases.id = ${id}`);

it('lets the head of the prefecture’s hall and the system administrator administer, and no county', () => {
  const post = { id: 'x', organisation: 'x', organisation_name: 'x' };
  const holder = (role: string, region: string) => ({ ...office.clerk, posts: [{ ...post, role, region }] });
  assert.equal(mayAdminister(holder('service_hall.head', '65.6523')), true);
  assert.equal(mayAdminister(holder('system.administrator', '65.6523')), true);
  assert.equal(mayAdminister(holder('service_hall.head', '65.6523.652301')), false);
  assert.equal(mayAdminister(office.clerk), false);
});
