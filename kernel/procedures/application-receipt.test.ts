import assert from 'node:assert/strict';
import { it } from 'node:test';
import { applicationReceipt } from './application-receipt.ts';
import { findCase } from './find-case.ts';
import { submittedCase } from './submitted-case.ts';
import { testItem, testOffice } from './test-office.ts';

const office = await testOffice();
await office.publish(testItem('small_shop', 'market_supervision'));

it('is issued with the first look, with the promised date as counted from receipt, and stays the same paper', async () => {
  const { id } = await office.submit(office.agent, 'small_shop');
  const view = await findCase(office.engine, office.agent, id);
  const first = await applicationReceipt(office.engine, office.agent, view);
  assert.equal(first.kind, 'application_receipt');
  // Eight working days from Monday 2026-03-02: Thursday of the week after.
  assert.match(JSON.stringify(first.content), /2026年3月12日/);
  assert.match(JSON.stringify(first.content), /场所平面图（1 个文件）/);
  office.moveTo('2026-03-04');
  const again = await applicationReceipt(office.engine, office.agent, await findCase(office.engine, office.agent, id));
  assert.deepEqual(again, first);
  office.moveTo('2026-03-02');
});

it('finds what a submission has become by its key, for its own sender alone', async () => {
  const { id } = await office.submit(office.agent, 'small_shop', { key: 'draft.of-the-agent' });
  assert.equal(await submittedCase(office.engine, office.agent, 'draft.of-the-agent'), id);
  assert.equal(await submittedCase(office.engine, office.person, 'draft.of-the-agent'), null);
  assert.equal(await submittedCase(office.engine, office.agent, 'draft.of-nobody'), null);
});
