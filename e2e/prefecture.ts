import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { seedDemo } from '../demo/seed-demo.ts';
import { testWorld, type World } from '../kernel/database/test-world.ts';
import type { Actor } from '../kernel/people/actor.ts';
import { actorOfSession } from '../kernel/people/session.ts';
import { demoSignIn } from '../kernel/people/sign-in.ts';
import { buildApp, type Routes } from '../server/app.ts';
import { openPlatform, type Platform, publishDeclarations } from '../server/platform.ts';

/** A small prefecture of its own, served on a free port in this process, with a time that the test moves. */
export interface Prefecture extends World {
  readonly platform: Platform;
  readonly app: FastifyInstance;
  /** Where it is served: `http://127.0.0.1:…`. */
  readonly address: string;
  /** Somebody of the demo, for acts that a test takes through the kernel. */
  actor(login: string): Promise<Actor>;
}

const SMALL = { persons: 400, enterprises: 40, cases: 40 };

/** Opens a prefecture for one test file; it goes when the file's tests have ended. */
export async function openPrefecture(groups: readonly Routes[], start?: string): Promise<Prefecture> {
  const world = await testWorld(start);
  const dataFolder = await mkdtemp(join(tmpdir(), 'jisuban-e2e-'));
  await publishDeclarations(world.db, world.now);
  await seedDemo(world.db, { seed: 6523, now: world.now, report: () => {}, ...SMALL });
  const config = {
    dataFolder,
    publicAddress: 'http://127.0.0.1',
    fileLimit: 2 * 1024 * 1024,
    secret: 'a secret of tests alone',
    secureCookies: false,
    trustProxy: false,
    demo: 'changji',
    logLevel: 'error',
  } as const;
  const platform = await openPlatform({ config, database: world.db, now: world.now });
  const app = await buildApp(platform, groups);
  after(async () => {
    await app.close();
    await rm(dataFolder, { recursive: true, force: true });
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...world,
    platform,
    app,
    address,
    async actor(login) {
      const { token } = await demoSignIn(world.db, { enabled: true }, login, {}, world.now);
      const actor = await actorOfSession(world.db, token, world.now);
      if (!actor) throw new Error(`${login} is not an account of the demo`);
      return actor;
    },
  };
}
