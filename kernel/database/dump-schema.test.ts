import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { dumpSchema, SCHEMA_FILE } from './dump-schema.ts';
import { testWorld } from './test-world.ts';

const { owner } = await testWorld();

test('the dumped schema in the repository is what the migrations yield', async () => {
  const dumped = await owner.transaction((tx) => dumpSchema(tx));
  assert.equal(dumped, await readFile(SCHEMA_FILE, 'utf8'), 'run `npm run schema:dump`');
});

test('the dump tells tables with their constraints, indexes, triggers, grants and comments', async () => {
  const dumped = await owner.transaction((tx) => dumpSchema(tx));
  for (const part of [
    'create table kernel.journal (',
    '  constraint journal_pkey PRIMARY KEY (seq)',
    'CREATE INDEX journal_actor_idx ON kernel.journal',
    'CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON kernel.journal',
    'grant insert, select on table kernel.journal to jisuban_app;',
    "comment on column kernel.journal.at is 'When it happened, by the clock of the program';",
    'CREATE OR REPLACE FUNCTION kernel.new_id()',
  ])
    assert.ok(dumped.includes(part), part);
});
