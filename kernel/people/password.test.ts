import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPassword, generatePassword, hashPassword, verifyPassword } from './password.ts';
import { signInParameters, signInPolicy } from './sign-in-policy.ts';

test('a password is kept as argon2id, and wrong and missing ones do not match', async () => {
  const hash = await hashPassword('秘密秘密秘密秘密秘密');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await verifyPassword(hash, '秘密秘密秘密秘密秘密'), true);
  assert.equal(await verifyPassword(hash, '秘密'), false);
  assert.equal(await verifyPassword(null, '秘密'), false);
});

test('a password typed in another form of the same characters still matches', async () => {
  assert.equal(await verifyPassword(await hashPassword('ｃａｆé 1234567'), 'cafe\u0301 1234567'), true);
});

test('a password has its length in characters, and does not contain the login', () => {
  checkPassword('甲乙丙丁戊己庚辛壬癸', 'clerk', 10);
  assert.throws(() => checkPassword('甲乙丙丁戊己庚辛壬', 'clerk', 10), /invalid/);
  assert.throws(() => checkPassword('x'.repeat(129), 'clerk', 10), /invalid/);
  assert.throws(() => checkPassword('my CLERK password', 'clerk', 10), /invalid/);
});

test('a generated password can be typed, and is another each time', () => {
  const made = Array.from({ length: 50 }, generatePassword);
  for (const password of made) assert.match(password, /^([A-HJ-KMNP-Z2-9]{4}-){3}[A-HJ-KMNP-Z2-9]{4}$/);
  assert.equal(new Set(made).size, made.length);
});

test('the policy is read from rows, every one of them local policy', () => {
  assert.deepEqual(new Set(signInParameters.map(({ state }) => state)), new Set(['policy']));
  assert.equal(signInPolicy().tries, 5);
  assert.throws(() => signInPolicy([]), /sign_in\.tries/);
});
