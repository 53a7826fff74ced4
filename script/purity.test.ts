import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

// What the browser computes as well: the state of a case, what may be done with it, rules, clocks and their derivation.
const SHARED = [
  'kernel/procedures/reduce.ts',
  'kernel/procedures/legality.ts',
  'kernel/rules/evaluate.ts',
  'kernel/rules/sentence.ts',
  'kernel/calendar/clock.ts',
  'kernel/calendar/explain.ts',
  'kernel/fields/check-record.ts',
];

/** Every module that a file imports at run time, directly or not. Type imports vanish and do not count. */
async function reachable(file: string, seen = new Set<string>()): Promise<ReadonlySet<string>> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = await readFile(file, 'utf8');
  for (const [, clause = '', target = ''] of text.matchAll(/^(?:import|export)\s([^;]*?)from\s+'([^']+)'/gm)) {
    const isType = clause.startsWith('type ') || /^\{(\s*type [^,}]+,?)+\s*\}\s*$/.test(clause.trim());
    if (isType) continue;
    if (target.startsWith('.')) await reachable(normalize(join(dirname(file), target)), seen);
    else seen.add(target);
  }
  return seen;
}

for (const file of SHARED)
  test(`${file} reaches nothing of Node or of the database, so the browser runs the same code`, async () => {
    const modules = [...(await reachable(file))];
    assert.deepEqual(
      modules.filter((each) => each.startsWith('node:') || ['pg', 'sql-template-tag'].includes(each)),
      [],
    );
  });
