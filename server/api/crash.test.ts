import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sql from 'sql-template-tag';
import { openDatabase } from '../../kernel/database/database.ts';
import { systemNow } from '../../kernel/dates.ts';
import { runDueOutcomes } from '../../kernel/procedures/due-outcomes.ts';
import { openEngine } from '../../kernel/procedures/engine.ts';
import { act, draftOf, handle } from './journey.ts';
import { type Reply, readDocument, testServer } from './test-client.ts';

// The real server as a process of its own, killed without warning (SIGKILL) and started again on the same database. One case is
// a month old when it starts, so that its timed outcomes are due at once.

type Body = Reply['body'];

const MONTH = 30 * 86_400_000;
const server = await testServer(new Date(Date.now() - MONTH).toISOString());
const { owner, db, url } = server;
const item = 'marriage_appointment';
// Numbers of nobody: valid check characters over made-up persons.
const known = {
  applicant_resident_id: '652301199203070014',
  partner_resident_id: '652301199304050020',
  appointment_on: new Date(Date.now() + MONTH / 5).toISOString().slice(0, 10),
};
const old = await submitOld();
const folder = await mkdtemp(join(tmpdir(), 'jisuban-crash-'));
const running = new Set<ChildProcess>();
after(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function submitOld(): Promise<Body> {
  const citizen = await server.signIn('demo.pensioner');
  const { submission } = await draftOf(citizen, item, known);
  // The demo is in the database already; the marks keep the server from putting a large one beside it.
  for (const part of ['people', 'cases'])
    await owner.transaction((tx) =>
      tx.run(sql`
        insert into kernel.demo_part (part, seed, seeded_at)
        values (${part}, 6523, now())
        on conflict do nothing`),
    );
  return server.ok(submitted(citizen, submission, 'old-case-1'));
}

/** Sends an application, confirming whatever is to be confirmed. */
async function submitted(call: Awaited<ReturnType<typeof server.signIn>>, body: Body, key: string): Promise<Reply> {
  const reply = await call('submit_case', { body, key });
  if (reply.body.code !== 'needs_confirmation') return reply;
  return call('submit_case', {
    body: { ...body, confirmed: reply.body.problems.map(({ field }: Body) => field) },
    key,
  });
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address();
      probe.close(() => done(typeof place === 'object' && place ? place.port : 0));
    });
  });

async function start(): Promise<{ readonly address: string; kill(): Promise<void> }> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'server/main.ts', '--port', String(port), '--data', folder],
    {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, DATABASE_URL: url, NODE_TEST_CONTEXT: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.add(child);
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.on('data', (text) => {
    said += text;
  });
  const address = `http://127.0.0.1:${port}`;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  while (child.exitCode === null) {
    const ready = await fetch(`${address}/ready`).catch(() => null);
    if (ready?.ok) break;
    await new Promise((next) => setTimeout(next, 100));
  }
  assert.equal(child.exitCode, null, said);
  return {
    address,
    async kill() {
      child.kill('SIGKILL');
      await ended;
      running.delete(child);
    },
  };
}

const deemed = () =>
  db.many<{ kind: string }>(sql`
    select kind from kernel.case_action where case_id = ${old.id} and kind = 'deem_accepted'`);

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((next) => setTimeout(next, 50));
}

test('a server killed among submissions loses none that it acknowledged, and a repetition doubles none', async () => {
  const first = await start();
  const keys = Array.from({ length: 24 }, (_, at) => `crash-key-${at}`);
  const { signIn } = await readDocument(first.address);
  const citizen = await signIn('demo.parent');
  const { submission } = await draftOf(citizen, item, known);
  const { draft: _, ...body } = submission;
  const answered = new Map<string, string>();
  const sending = keys.map(async (key) => {
    const reply = await submitted(citizen, body, key).catch(() => null);
    if (reply?.status === 201) answered.set(key, reply.body.number);
  });
  await until(async () => answered.size > 0);
  await first.kill();
  await Promise.all(sending);

  const second = await start();
  const again = await (await readDocument(second.address)).signIn('demo.parent');
  for (const key of keys) {
    const reply = await submitted(again, body, key);
    assert.ok(reply.status === 200 || reply.status === 201, JSON.stringify(reply.body));
    const told = answered.get(key);
    if (told !== undefined) assert.equal(reply.body.number, told, 'an acknowledged application kept its number');
  }
  const { cases, numbers, submits, work } = await db.one<Record<'cases' | 'numbers' | 'submits' | 'work', number>>(sql`
    select count(*) as cases, count(distinct cases.number) as numbers,
      (select count(*) from kernel.case_action
       where kind = 'submit' and key like 'crash-key-%') as submits,
      (select count(*) from kernel.work_item
       join kernel.cases as own on own.id = work_item.case_id
       where own.submit_key like '%crash-key-%') as work
    from kernel.cases
    where submit_key like '%crash-key-%'`);
  assert.deepEqual([cases, numbers, submits, work], [24, 24, 24, 24]);
  await second.kill();
});

test('what came due while no server ran happens once after the restart, however often it starts', async () => {
  const first = await start();
  await until(async () => (await deemed()).length > 0);
  await first.kill();
  const both = await Promise.all([start(), start()]);
  // Two more processes at the same work, at the same moment, beside the two servers' own jobs.
  const others = [openDatabase({ url, role: 'jisuban_app' }), openDatabase({ url, role: 'jisuban_app' })];
  await Promise.all(others.map((database) => runDueOutcomes(openEngine(database, systemNow))));
  await Promise.all(others.map((database) => database.close()));
  assert.equal((await deemed()).length, 1);
  const doubled = await db.many(sql`
    select case_id, key from kernel.case_action group by case_id, key having count(*) > 1`);
  assert.deepEqual(doubled, []);
  await Promise.all(both.map((each) => each.kill()));
});

test('a case taken in before the kill is handled to its end after it', async () => {
  const first = await start();
  const { signIn } = await readDocument(first.address);
  const citizen = await signIn('demo.owner');
  const { submission } = await draftOf(citizen, item, known);
  const { body: receipt } = await submitted(citizen, submission, 'before-the-kill');
  await first.kill();

  const second = await start();
  const after = await readDocument(second.address);
  const clerk = await after.signIn('changji.window.1');
  await act(clerk, receipt.id, 'accept', {});
  await handle(clerk, clerk, receipt.id);
  const { body: view } = await (await after.signIn('demo.owner'))('read_case', { params: { case: receipt.id } });
  assert.equal(view.state.phase, 'granted');
  assert.equal(view.number, receipt.number);
  await second.kill();
});
