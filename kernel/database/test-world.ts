import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';
import type { Instant, Now } from '../dates.ts';
import { type Database, openDatabase } from './database.ts';

/** The database that `script/test` migrates once; every world is a clone of it. */
export const TEMPLATE = 'jisuban_template';

/** A private database with everything migrated, and a time that the test moves. */
export interface World {
  /** Acts as the application role, as the running program does. */
  readonly db: Database;
  /** Acts as the owner, for checks of privileges and for bulk set-up. */
  readonly owner: Database;
  /** Address of the owner. */
  readonly url: string;
  readonly now: Now;
  /** Moves the time: to a moment, or to noon (Asia/Shanghai) of a date. */
  moveTo(moment: Instant): void;
}

/** Makes a world for one test file; it goes when the file's tests have ended. */
export async function testWorld(start: Instant = '2026-03-02T02:00:00.000Z'): Promise<World> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('Tests need a database: run them as `script/test [file …]`, which starts one.');
  const database = `world_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${database} template ${TEMPLATE}`);
  const address = new URL(server);
  address.pathname = `/${database}`;
  const url = address.toString();
  const db = openDatabase({ url, role: 'jisuban_app', max: 6 });
  const owner = openDatabase({ url, max: 3 });
  let moment = start;
  after(async () => {
    await Promise.all([db.close(), owner.close()]);
    await onServer(server, `drop database ${database} with (force)`);
  });
  return {
    db,
    owner,
    url,
    now: () => moment,
    moveTo(to) {
      moment = to.length === 10 ? new Date(`${to}T12:00:00+08:00`).toISOString() : to;
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // The template is copied by one session at a time; others wait here instead of failing.
    await client.query("select pg_advisory_lock(hashtext('jisuban.template'))");
    await client.query(statement);
  } finally {
    await client.end();
  }
}
