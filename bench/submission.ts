import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { seedPeople } from '../demo/seed-people.ts';
import { openDatabase } from '../kernel/database/database.ts';
import { freePort } from '../kernel/database/embedded.ts';
import { systemNow } from '../kernel/dates.ts';
import { systemActor } from '../kernel/people/actor.ts';
import { demoSignIn } from '../kernel/people/sign-in.ts';
import { publishItem } from '../kernel/procedures/publish.ts';
import { testItem } from '../kernel/procedures/test-office.ts';
import { publishDeclarations } from '../server/platform.ts';
import { printLine } from './measure.ts';

const SECONDS = 10;

/**
 * Submissions a second through HTTP at 32 and 128 connections, against pgbench writing the same rows with one transaction
 * each at the same number of clients. Load generator, server and database share this machine.
 */
export async function benchSubmission(url: string): Promise<void> {
  const pgbench = ['/usr/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench', '/usr/lib/postgresql/17/bin/pgbench'].find(
    existsSync,
  );
  if (!pgbench) {
    console.log('submission: not measured: pgbench is missing (Debian package postgresql-contrib)');
    return;
  }
  const token = await prepare(url);
  const folder = await mkdtemp(join(tmpdir(), 'jisuban-bench-'));
  const port = await freePort();
  const server = await startServer(url, port, folder);
  try {
    const script = join(folder, 'submission.sql');
    await writeFile(script, ROWS);
    for (const connections of [32, 128]) {
      await submissions(port, token, connections, 3);
      const ours = await submissions(port, token, connections, SECONDS);
      const limit = await oneTransactionEach(pgbench, url, script, connections);
      printLine(
        `submission at ${connections} connections`,
        `${(ours / limit).toFixed(2)}x pgbench; ${ours.toFixed(0)}/s against ${limit.toFixed(0)}/s`,
        connections === 128 ? '>= 1.0x' : '-',
      );
    }
  } finally {
    server.kill('SIGTERM');
    await new Promise((done) => server.once('exit', done));
    await rm(folder, { recursive: true, force: true });
  }
}

/** People, items, and the session of a citizen. */
async function prepare(url: string): Promise<string> {
  const database = openDatabase({ url, role: 'jisuban_app', max: 4 });
  try {
    await publishDeclarations(database, systemNow);
    await database.transaction((tx) =>
      seedPeople(tx, { seed: 1, now: systemNow, report: () => {}, persons: 400, enterprises: 80 }),
    );
    const item = testItem('bench_item', 'market_supervision', { materials: [] });
    await database.transaction((tx) => publishItem(tx, systemActor, systemNow, item, { from: '2026-01-01' }));
    const { token } = await demoSignIn(database, { enabled: true }, 'demo.pensioner', {}, systemNow);
    return token;
  } finally {
    await database.close();
  }
}

async function startServer(url: string, port: number, folder: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: url,
      JISUBAN_PORT: String(port),
      JISUBAN_DATA: folder,
      JISUBAN_DEMO: 'none',
      JISUBAN_RATE_LIMIT: '0',
    },
  });
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null);
    if (ready?.ok) return server;
    await new Promise((done) => setTimeout(done, 100));
  }
  server.kill('SIGKILL');
  throw new Error('the server did not start');
}

let serial = 0;

/** Accepted submissions a second. @throws Error where one is refused: a refusal is no submission */
async function submissions(port: number, token: string, connections: number, duration: number): Promise<number> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/api/v1/cases`,
    connections,
    duration,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          serial += 1;
          return {
            ...request,
            headers: {
              ...request.headers,
              'content-type': 'application/json',
              authorization: `Bearer ${token}`,
              'idempotency-key': `bench-${process.pid}-${serial}`,
            },
            body: JSON.stringify({
              item: 'bench_item',
              region: '652301',
              form: { shop: `小店 ${serial}`, area: '80.5' },
              materials: [],
              channel: '3',
            }),
          };
        },
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(
      `${result.non2xx} refused, ${result.errors} failed of ${result.requests.total}: ${JSON.stringify(result.statusCodeStats)}`,
    );
  return result['2xx'] / result.duration;
}

/** Transactions a second of pgbench. */
function oneTransactionEach(pgbench: string, url: string, script: string, clients: number): Promise<number> {
  const address = new URL(url);
  const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(SECONDS), '-f', script];
  const run = spawn(
    pgbench,
    [...args, '-h', address.hostname, '-p', address.port, '-U', address.username, address.pathname.slice(1)],
    {
      env: { ...process.env, PGPASSWORD: decodeURIComponent(address.password) },
    },
  );
  let output = '';
  run.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  run.stderr.on('data', (chunk) => {
    output += String(chunk);
  });
  return new Promise((done, failed) => {
    run.on('error', failed);
    run.on('close', () => {
      const tps = output.match(/tps = ([\d.]+)/)?.[1];
      if (tps) done(Number(tps));
      else failed(new Error(`pgbench said: ${output}`));
    });
  });
}

// What one submission writes: case, action, work item, clock, journal, as plain inserts in one transaction.
const ROWS = `
\\set n random(1, 900000000000)
begin;
insert into kernel.cases (id, number, item, item_version, title, region, region_path, applicant_kind, applicant, applicant_name, channel, phase, seq, state, submit_key, submitted_at, received_on)
select ('00000000-0000-7000-8000-' || lpad(:n::text, 12, '0'))::uuid, 'B' || :n::text, 'bench_item', id, '办件', '652301', '65.6523.652301', 'person', '00000000-0000-7000-8000-000000000001', '申请人', '3', 'received', 1,
  '{"seq": 1,"phase": "received","form": {"shop": "小店","area": "80.50"},"materials": [],"open": [{"stage": "accept","visit": 1,"opened_at": "2026-03-02T020000Z","opened_on": "2026-03-02"}],"arrived": {},"visits": {"accept": 1},"submitted_at": "2026-03-02T020000Z","received_on": "2026-03-02","accepted_on": null,"deemed_accepted": false,"decided_on": null,"closed_on": null,"final_stage": null,"outcome": null,"reasons": null,"pauses": [],"clocks": [{"name": "notice","unit": "working_day","days": 5,"extension_days": 0,"started_on": "2026-03-02","stopped_on": null,"paused_by": "none","basis": "行政许可法 第三十二条"}],"extended": false,"supplements": [],"consultations": [],"corrections": 0,"urged": 0,"overdue": [],"rating": null,"bundle_case": null,"waiting": false}',
  'bench/' || :n::text, now(), '2026-03-02'
from kernel.item_version where item = 'bench_item';
insert into kernel.case_action (case_id, seq, kind, at, entered_at, counts_on, actor, actor_name, key, digest, content)
values (('00000000-0000-7000-8000-' || lpad(:n::text, 12, '0'))::uuid, 1, 'submit', now(), now(), '2026-03-02', 'person/bench', '申请人', 'k' || :n::text, 'd', '{"form": {"shop": "小店","area": "80.50"},"materials": [],"channel": "3"}');
insert into kernel.work_item (id, case_id, stage, visit, kind, role, organisation, opened_at, due_on)
values (gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(:n::text, 12, '0'))::uuid, 'accept', 1, 'stage', 'window', '00000000-0000-7000-8000-000000000002', now(), '2026-03-09');
insert into kernel.clock (case_id, name, unit, days, extension_days, started_on, pauses, roll_last_day, due_on, provisional)
values (('00000000-0000-7000-8000-' || lpad(:n::text, 12, '0'))::uuid, 'notice', 'working_day', 5, 0, '2026-03-02', '{}', true, '2026-03-09', false);
insert into kernel.journal (at, actor, act, object, object_id, detail)
values (now(), 'person/bench', 'case.submit', 'case', :n::text, '{"number": "B","item": "bench_item","item_version": "v"}');
commit;
`;
