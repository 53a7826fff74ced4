import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../kernel/database/embedded.ts';
import { migrate } from '../kernel/database/migrate.ts';
import { benchClocks } from './clocks.ts';
import { benchImport } from './import.ts';
import { benchInbox } from './inbox.ts';
import { benchItemSearch } from './item-search.ts';
import { benchSubmission } from './submission.ts';

// Every measurement on a database of its own, durable as in use; each prints a ratio measured in the same run. Options:
// names of measurements to run, all without.

const measurements: Readonly<Record<string, (url: string) => Promise<unknown>>> = {
  submission: (url) => benchSubmission(url),
  inbox: (url) => benchInbox(url),
  search: (url) => benchItemSearch(url),
  clocks: (url) => benchClocks(url, 1_000_000),
  import: (url) => benchImport(url, 1_000_000),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in measurements));
if (unknown.length > 0)
  throw new Error(`no measurement ${unknown.join(', ')}; known are ${Object.keys(measurements).join(', ')}`);

const folder = await mkdtemp(join(tmpdir(), 'jisuban-bench-'));
const server = await startEmbedded({ folder, port: 0 });
try {
  for (const [name, measure] of Object.entries(measurements)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const url = await freshDatabase(name);
    await measure(url);
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function freshDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database bench_${name}`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/bench_${name}`;
  await migrate(url.toString());
  return url.toString();
}
