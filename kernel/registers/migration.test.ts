import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import sql, { raw } from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
import { testWorld } from '../database/test-world.ts';
import { f } from '../fields/f.ts';
import type { Fields } from '../fields/field.ts';
import { peopleRegisters } from '../people/registers.ts';
import { identifier, objectName } from './identifier.ts';
import { declaredRegisters, writeMigration } from './migrate-new.ts';
import { compareDeclarations, migrationText } from './migration.ts';
import { type AnyRegister, register } from './register.ts';

const { owner } = await testWorld();

class Undo extends Error {}
/** Runs as the owner and leaves nothing behind. */
const trying = (work: (tx: Tx) => Promise<void>): Promise<void> =>
  owner
    .transaction(async (tx) => {
      await work(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });

const shop = (fields: Fields = {}, sort: readonly string[] = ['code']): AnyRegister =>
  register('try_shop', {
    title: '试用门店',
    grade: 1,
    steward: 'commerce',
    key: ['code'],
    // The names are checked when the register is made; here they come from the test's data.
    sort: sort as readonly 'code'[],
    access: { read: [{ who: 'public' }], write: [] },
    fields: { code: f.text('编号'), name: f.text('名称', { search: true }), user: f.text('使用人'), ...fields },
  });
const whatDiffers = async (tx: Tx, registers: readonly AnyRegister[]) =>
  (await compareDeclarations(tx, registers)).map(({ what }) => what);
const adopt = async (tx: Tx, registers: readonly AnyRegister[]): Promise<string> => {
  const text = migrationText('try', await compareDeclarations(tx, registers)) ?? '';
  await tx.run(raw(text));
  return text;
};

test('the declarations of all systems and the migrated schema agree', async () => {
  const registers = await declaredRegisters();
  await trying(async (tx) => {
    assert.deepEqual(await whatDiffers(tx, registers), [], 'run `npm run migrate:new NAME`');
  });
});

test('a generated migration makes the declared tables, after which nothing differs', async () => {
  await trying(async (tx) => {
    const registers = [...peopleRegisters, shop({ site: f.region('地点'), note: f.text('备注', { optional: true }) })];
    const text = await adopt(tx, registers);
    assert.match(text, /create table register\.try_shop \(/);
    assert.match(text, /"user" text not null/);
    assert.deepEqual(await whatDiffers(tx, registers), []);
  });
});

test('a new field, index and comment are statements; a difference names table and column', async () => {
  await trying(async (tx) => {
    await adopt(tx, [...peopleRegisters, shop()]);
    const grown = [...peopleRegisters, shop({ opened: f.date('开业日期') }, ['code', 'name'])];
    const differences = await compareDeclarations(tx, grown);
    assert.deepEqual(
      differences.map(({ what }) => what),
      [
        'register.try_shop.opened is missing',
        'register.try_shop: try_shop_name_sort_idx differs',
        'register.try_shop: comment opened differs',
      ],
    );
    assert.match(
      migrationText('grow', differences) ?? '',
      /-- Fails where entries lack a value: fill them first\.\nalter/,
    );
    await adopt(tx, grown);
    assert.deepEqual(await whatDiffers(tx, grown), []);
  });
});

test('a dropped field and a changed type are left to a person, as comments', async () => {
  await trying(async (tx) => {
    await adopt(tx, [...peopleRegisters, shop({ floors: f.integer('层数'), old: f.text('旧字段') })]);
    const changed = [...peopleRegisters, shop({ floors: f.text('层数'), more: f.text('新字段', { optional: true }) })];
    const differences = await compareDeclarations(tx, changed);
    assert.deepEqual(
      differences.filter(({ destructive }) => destructive).map(({ what }) => what),
      ['register.try_shop.floors is bigint, declared as text', 'register.try_shop.old is declared no longer'],
    );
    const text = migrationText('change', differences) ?? '';
    assert.match(text, /^-- alter table register\.try_shop drop column old;$/m);
    assert.doesNotMatch(text, /^alter table register\.try_shop drop/m);
    // What only a person can decide makes no file of its own.
    await tx.run(raw(text));
    assert.equal(migrationText('again', await compareDeclarations(tx, changed)), null);
  });
});

test('the next number is taken for the file, and an unchanged declaration writes none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jisuban-migrations-'));
  const address = pathToFileURL(`${folder}/`);
  try {
    await trying(async (tx) => {
      const registers = [...peopleRegisters, shop()];
      const { file } = await writeMigration(tx, registers, 'first_shops', address);
      assert.equal(file, '001_first_shops.sql');
      await tx.run(raw(await readFile(new URL(file ?? '', address), 'utf8')));
      assert.equal((await writeMigration(tx, registers, 'second', address)).file, null);
      await assert.rejects(writeMigration(tx, registers, '../evil', address), /is no name/);
    });
    assert.deepEqual(await readdir(folder), ['001_first_shops.sql']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('names that PostgreSQL would cut are shortened without meeting each other', () => {
  const long = 'a'.repeat(48);
  const one = objectName(long, 'responsible_department', 'fkey');
  const other = objectName(long, 'responsible_departments', 'fkey');
  assert.ok(one.length <= 63 && other.length <= 63 && one !== other);
});

test('every word that the server reserves is quoted where it names a field', async () => {
  const { words } = await owner.one<{ words: string[] }>(
    sql`select array_agg(word::text) as words from pg_get_keywords() where catcode in ('R', 'T')`,
  );
  assert.deepEqual(
    words.filter((word) => identifier(word) === word),
    [],
  );
});

test('the application role changes no superseded version', async () => {
  const rows = await owner.many<{ table: string }>(sql`
    select t.relname as table
    from pg_class t
    where t.relnamespace = 'register'::regnamespace
    and t.relname like '%\\_version'
    and t.relkind = 'r'
    and (has_table_privilege('jisuban_app', t.oid, 'update') or has_table_privilege('jisuban_app', t.oid, 'delete')
      or has_table_privilege('jisuban_app', t.oid, 'truncate'))`);
  assert.deepEqual(rows, []);
});
