import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Tx } from '../database/database.ts';
import { withFreshDatabase } from '../database/fresh-database.ts';
import { MIGRATIONS } from '../database/migrate.ts';
import { peopleRegisters } from '../people/registers.ts';
import { compareDeclarations, migrationText } from './migration.ts';
import type { AnyRegister } from './register.ts';

// `npm run migrate:new NAME` compares the declarations with the schema that all migrations yield on a throw-away server.

/**
 * Writes the next numbered migration where the declarations ask for one.
 * @param tx of the owner of a freshly migrated database
 * @returns the file's name, or null where nothing is to be done; and what only a person can decide
 */
export async function writeMigration(
  tx: Tx,
  registers: readonly AnyRegister[],
  title: string,
  folder: URL = MIGRATIONS,
): Promise<{ file: string | null; decisions: string[] }> {
  if (!/^[a-z][a-z0-9_]*$/.test(title)) throw new Error(`"${title}" is no name for a migration: lower snake_case`);
  const differences = await compareDeclarations(tx, registers);
  const decisions = differences.filter(({ destructive }) => destructive).map(({ what }) => what);
  const text = migrationText(title.replaceAll('_', ' '), differences);
  if (text === null) return { file: null, decisions };
  const numbers = (await readdir(folder)).map((file) => Number.parseInt(file, 10)).filter(Number.isInteger);
  const next = String(Math.max(0, ...numbers) + 1).padStart(3, '0');
  const file = `${next}_${title}.sql`;
  await writeFile(new URL(file, folder), text, { flag: 'wx' });
  return { file, decisions };
}

/** The registers of every system, or those of the kernel alone while no list of systems exists. */
export async function declaredRegisters(): Promise<readonly AnyRegister[]> {
  // The kernel does not know the systems; only this tool looks for their list, by a name that no import states.
  const list = new URL('../../server/systems.ts', import.meta.url).href;
  if (!existsSync(new URL(list))) return peopleRegisters;
  const systems: { allRegisters?: readonly AnyRegister[] } = await import(list);
  return systems.allRegisters ?? peopleRegisters;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const registers = await declaredRegisters();
  const { file, decisions } = await withFreshDatabase((owner) =>
    owner.transaction((tx) => writeMigration(tx, registers, process.argv[2] ?? 'registers')),
  );
  console.log(file === null ? 'Declarations and schema agree: nothing written.' : `Written: ${file}`);
  for (const decision of decisions) console.warn(`To be decided by a person: ${decision}`);
}
