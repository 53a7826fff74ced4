import { spawn } from 'node:child_process';
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../kernel/database/embedded.ts';
import { migrate } from '../kernel/database/migrate.ts';
import { TEMPLATE } from '../kernel/database/test-world.ts';

// Starts one throw-away PostgreSQL, migrates the template that test worlds are cloned from, and runs the test files.

const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith('--'));
const options = args.filter((arg) => arg.startsWith('--'));
const found = files.length > 0 ? files : await everyTest();

const folder = await mkdtemp(join(tmpdir(), 'jisuban-test-'));
const server = await startEmbedded({ folder, port: 0, volatile: true });
let status = 1;
try {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = new URL(server.url);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.toString());
  status = await runTests(found, server.url);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(status);

async function everyTest(): Promise<string[]> {
  const all: string[] = [];
  for await (const file of glob('{kernel,systems,server,web,demo,bench,script,e2e}/**/*.test.{ts,tsx}')) all.push(file);
  return all.sort();
}

function runTests(testFiles: readonly string[], url: string): Promise<number> {
  return new Promise((done) => {
    const runner = spawn(
      process.execPath,
      ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-timeout=600000', ...options, ...testFiles],
      { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } },
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal));
    runner.on('exit', (code) => done(code ?? 1));
  });
}
