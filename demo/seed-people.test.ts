import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { testWorld } from '../kernel/database/test-world.ts';
import { seedDemo } from './seed-demo.ts';

const { db, now } = await testWorld();
const lines: string[] = [];
await seedDemo(db, { seed: 1, now, report: (line) => lines.push(line) });
console.log(lines.join('\n'));
test('x', async () => {
  console.log(
    await db.many(
      sql`select name, resident_id, ethnic_group, address, phone from register.person order by id limit 12`,
    ),
  );
  console.log(
    await db.many(
      sql`select name, credit_code, kind, address, registered_capital from register.enterprise order by id limit 12`,
    ),
  );
  console.log(
    await db.many(
      sql`select name, short_name, credit_code, department, level from register.organisation order by id limit 40`,
    ),
  );
  console.log(
    await db.many(
      sql`select name, credit_code, department, level from register.organisation order by id desc limit 10`,
    ),
  );
  console.log(await db.many(sql`select login, name from kernel.account order by random() limit 12`));
  assert.ok(true);
});
