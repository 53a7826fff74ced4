import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

/** Runs `work` on a throw-away server to which every migration has just been applied, as the owner; then removes it. */
export async function withFreshDatabase<T>(work: (owner: Database) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jisuban-fresh-'));
  const server = await startEmbedded({ folder, port: 0, volatile: true });
  try {
    await migrate(server.url);
    const owner = openDatabase({ url: server.url, max: 2 });
    try {
      return await work(owner);
    } finally {
      await owner.close();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
