import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testWorld } from '../database/test-world.ts';
import { openFirstAdministrators } from './first-administrators.ts';
import { signIn } from './sign-in.ts';

const { db, now } = await testWorld();
const body = {
  name: '昌吉回族自治州数字化发展局',
  short_name: '州数字化局',
  credit_code: '11652300YY0000028F',
  region: { code: '6523', name: '昌吉回族自治州', kind: '自治州' },
};
const open = () => db.transaction((tx) => openFirstAdministrators(tx, body, now));

test('a new installation gets three administrators with passwords of their own, once', async () => {
  const opened = await open();
  assert.deepEqual(
    opened.map(({ login }) => login),
    ['system-admin', 'security-admin', 'audit-admin'],
  );
  assert.equal(new Set(opened.map(({ password }) => password)).size, 3);
  for (const { login, password, role } of opened) {
    const { actor, password_due } = await signIn(db, { login, password }, {}, now);
    assert.deepEqual(
      actor.posts.map((post) => post.role),
      [role],
    );
    assert.equal(password_due, true);
  }
  assert.deepEqual(await open(), []);
});
