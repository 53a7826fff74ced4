import assert from 'node:assert/strict';
import { it } from 'node:test';
import sql from 'sql-template-tag';
import { hashPassword } from '../kernel/people/password.ts';
import { actorOfSession } from '../kernel/people/session.ts';
import { signIn } from '../kernel/people/sign-in.ts';
import { mainText, openWorkbench, press, problemText } from './workbench.ts';

// One's own account on the workbench, JavaScript off.

const bench = await openWorkbench('2026-11-24T02:00:00.000Z');
const { prefecture, as, inspect } = bench;
const { db, owner, now } = prefecture;
const LOGIN = 'changji.window.2';
const OLD = 'old enough password';
const NEW = '新的口令 2026 够长了';

it('says of the demo’s accounts that they have no password', async () => {
  const page = await as(LOGIN);
  await page.goto('/desk');
  await page.locator('header a[href="/desk/account"]').click();
  assert.match(await mainText(page), /演示账号没有密码/);
  assert.equal(await page.locator('input[type=password]').count(), 0);
  await inspect(page, 'account-demo');
  const citizen = await as('demo.agent');
  assert.equal((await citizen.goto('/desk/account'))?.status(), 200, 'everybody has an account');
  await inspect(citizen, 'account-citizen');
});

it('changes the password of whoever knows it, and ends all sessions but this one', async () => {
  const hash = await hashPassword(OLD);
  await owner.transaction((tx) =>
    tx.run(sql`update kernel.account set password_hash = ${hash} where login = ${LOGIN}`),
  );
  const elsewhere = await signIn(db, { login: LOGIN, password: OLD }, {}, now);
  const page = await as(LOGIN);
  await page.goto('/desk/account');
  await inspect(page, 'account');
  const fill = async (current: string, password: string, repeat: string) => {
    for (const [name, text] of Object.entries({ current, password, repeat }))
      await page.locator(`input[name=${name}]`).fill(text);
    await press(page, '修改密码');
  };
  const wrong = async (field: string, says: RegExp) => {
    assert.match(await problemText(page), says);
    assert.equal(await page.locator(`#field-${field}-error`).count(), 1, `said at ${field}`);
    assert.equal(await page.locator('input[name=current]').inputValue(), '', 'no password is sent back');
  };
  await fill('', '', '');
  await wrong('current', /当前密码.*新密码/);
  await fill(OLD, NEW, `${NEW}x`);
  await wrong('repeat', /不一致/);
  await inspect(page, 'account-refused');
  await fill(OLD, '短', '短');
  await wrong('password', /至少|不少于|字符/);
  await fill('not the password', NEW, NEW);
  await wrong('current', /密码/);
  await fill(OLD, NEW, NEW);
  await page.waitForURL(/done=1/);
  assert.match(await mainText(page), /密码已修改/);
  await inspect(page, 'account-changed');
  assert.equal(await actorOfSession(db, elsewhere.token, now), null, 'the other session has ended');
  assert.ok((await signIn(db, { login: LOGIN, password: NEW }, {}, now)).token);
});
