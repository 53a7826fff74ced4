import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

export const MIGRATIONS = new URL('./migrations/', import.meta.url);

/**
 * Brings a database up to the newest numbered migration, one transaction each, in order, forward only.
 * Safe to call from several processes at once. Answers the files it applied.
 * @throws if a file that was applied has changed since
 */
export async function migrate(url: string, folder: URL = MIGRATIONS): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query("select pg_advisory_lock(hashtext('jisuban.migrate'))");
    await client.query('create schema if not exists kernel');
    await client.query(
      'create table if not exists kernel.migration (file text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ file: string; sha256: string }>('select file, sha256 from kernel.migration');
    const known = new Map(rows.map((row) => [row.file, row.sha256]));
    const files = (await readdir(folder)).filter((file) => /^\d{3}_[a-z0-9_]+\.sql$/.test(file)).sort();
    for (const file of files) {
      const text = await readFile(new URL(file, folder), 'utf8');
      const { rows: hashed } = await client.query<{ hash: string }>(
        "select encode(sha256(convert_to($1, 'UTF8')), 'hex') as hash",
        [text],
      );
      const hash = hashed[0]?.hash ?? '';
      const before = known.get(file);
      if (before !== undefined && before !== hash) throw new Error(`migration ${file} was edited after it was applied`);
      if (before !== undefined) continue;
      try {
        await client.query('begin');
        await client.query('set local search_path = kernel, register, public');
        await client.query(text);
        await client.query('insert into kernel.migration (file, sha256) values ($1, $2)', [file, hash]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${file} failed: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
      applied.push(file);
    }
  } finally {
    await client.end();
  }
  return applied;
}
