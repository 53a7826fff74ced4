import { join } from 'node:path';
import { loadBuiltInNotices } from '../kernel/calendar/calendar-store.ts';
import type { Database } from '../kernel/database/database.ts';
import { dateOf, type Now } from '../kernel/dates.ts';
import { type FileStore, folderStore } from '../kernel/documents/file-store.ts';
import { loadParameters } from '../kernel/parameters/load-parameters.ts';
import { systemActor } from '../kernel/people/actor.ts';
import { signInParameters } from '../kernel/people/sign-in-policy.ts';
import { type Engine, openEngine } from '../kernel/procedures/engine.ts';
import { caseParameters } from '../kernel/procedures/parameters.ts';
import { publishItem } from '../kernel/procedures/publish.ts';
import { openIntake } from '../kernel/procedures/submit.ts';
import type { Config } from './config.ts';
import { systems } from './systems.ts';

/** What routes and pages work with: made once at start, passed to every plugin. */
export interface Platform {
  readonly config: Pick<
    Config,
    'publicAddress' | 'fileLimit' | 'secret' | 'secureCookies' | 'trustProxy' | 'demo' | 'logLevel'
  > & { readonly rateLimit?: number };
  readonly database: Database;
  readonly engine: Engine;
  readonly files: FileStore;
  readonly now: Now;
  /** Takes an application; concurrent ones share a commit. */
  readonly submit: ReturnType<typeof openIntake>;
}

export async function openPlatform(given: {
  readonly config: Platform['config'] & { readonly dataFolder: string };
  readonly database: Database;
  readonly now: Now;
}): Promise<Platform> {
  const { config, database, now } = given;
  const engine = openEngine(database, now);
  const files = await folderStore({ folder: join(config.dataFolder, 'files'), limit: config.fileLimit });
  return { config, database, engine, files, now, submit: openIntake(engine) };
}

/**
 * Puts what the systems declare into the database: parameters, holiday notices, items. Idempotent: what is there and unchanged
 * stays; a changed item becomes a new version from today.
 */
export async function publishDeclarations(database: Database, now: Now): Promise<void> {
  await database.transaction(async (tx) => {
    await loadParameters(
      tx,
      [...signInParameters, ...caseParameters, ...systems.flatMap((system) => system.parameters)],
      now,
    );
    await loadBuiltInNotices(tx, systemActor, now);
    const today = dateOf(now());
    for (const system of systems) {
      for (const { definition } of system.procedures)
        await publishItem(tx, systemActor, now, definition, { from: today });
      for (const { definition } of system.bundles) await publishItem(tx, systemActor, now, definition, { from: today });
    }
  });
}
