import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { seedDemo } from '../demo/seed-demo.ts';
import { demoSignIns } from '../demo/sign-ins.ts';
import { type Database, openDatabase } from '../kernel/database/database.ts';
import { startEmbedded } from '../kernel/database/embedded.ts';
import { migrate } from '../kernel/database/migrate.ts';
import { systemNow } from '../kernel/dates.ts';
import { openFirstAdministrators } from '../kernel/people/first-administrators.ts';
import { demandConsistency } from '../kernel/system.ts';
import { citizenPages } from '../web/citizen/pages.tsx';
import { deskPages } from '../web/desk/pages.tsx';
import { api } from './api/api.ts';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { startJobs } from './jobs.ts';
import { openPlatform, publishDeclarations } from './platform.ts';
import { systems } from './systems.ts';

// The whole start, in order: database, schema, declarations, demo, server, jobs. Stops in the opposite order.

const config = readConfig(process.env, process.argv.slice(2));
const started = performance.now();
const say = (line: string) => console.log(line);
const stops: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | undefined;

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    for (const each of stops.reverse()) await each().catch((error) => console.error(error));
    process.exit(code);
  })();
  return stopping;
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    say('stopping …');
    void stop(0);
  });

try {
  demandConsistency(systems);
  const url = await databaseAddress();
  const applied = await migrate(url);
  if (applied.length > 0) say(`migrated: ${applied.length} steps`);
  // Bulk work of the start runs as the owner's connection in the application's role, as every request does.
  const database = openDatabase({ url, role: 'jisuban_app', max: 24 });
  stops.push(() => database.close());
  // The demo's items begin two years ago, before its cases; what the declarations changed since follows.
  if (config.demo !== 'none') await seedDemo(database, { seed: config.demoSeed, now: systemNow, report: say });
  else await openAdministrators(database);
  await publishDeclarations(database, systemNow);
  const platform = await openPlatform({ config, database, now: systemNow });
  const app = await buildApp(platform, [api, citizenPages, deskPages]);
  stops.push(() => app.close());
  await app.listen({ host: config.host, port: config.port });
  const running = await startJobs(platform, url, (error) => app.log.error({ err: error }, 'job failed'));
  stops.push(() => running.stop());
  announce();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

async function databaseAddress(): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl;
  await mkdir(config.dataFolder, { recursive: true });
  const embedded = await startEmbedded({ folder: join(config.dataFolder, 'postgres'), port: config.databasePort });
  stops.push(() => embedded.stop());
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  const { rowCount } = await client.query("select from pg_database where datname = 'jisuban'");
  if (rowCount === 0) await client.query('create database jisuban');
  await client.end();
  const address = new URL(embedded.url);
  address.pathname = '/jisuban';
  return address.toString();
}

/** An installation without demo begins with three administrators; their passwords are told here, once. */
async function openAdministrators(database: Database): Promise<void> {
  const { operator } = config;
  if (!operator) {
    say('no operating body is named (JISUBAN_OPERATOR, see README): no administrators are opened');
    return;
  }
  const opened = await database.transaction((tx) => openFirstAdministrators(tx, operator, systemNow));
  if (opened.length > 0) say('\nAdministrators, each with a password that is told once and due for change:');
  for (const { login, role, password } of opened) say(`  ${login.padEnd(24)} ${role.padEnd(24)} ${password}`);
}

function announce(): void {
  say(`\n吉速办 Jisuban is ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  say(`  citizens   ${config.publicAddress}/`);
  say(`  officials  ${config.publicAddress}/desk`);
  say(`  API        ${config.publicAddress}/api/v1/docs`);
  if (config.demo === 'none') return;
  say('\nDemo sign-ins (choose one on the sign-in page, no password):');
  for (const { login, role, try: hint } of demoSignIns) say(`  ${login.padEnd(28)} ${role.zh}：${hint.zh}`);
}
