import type { Words } from '../../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts of one's own account. */
export const messages = {
  title: w('我的账号', 'My account'),
  login: w('登录名', 'Login'),
  name: w('姓名', 'Name'),
  posts: w('岗位', 'Posts'),
  changed: w('上次修改密码', 'Password last changed'),
  never: w('从未修改（由管理员设置）', 'never; an administrator set it'),
  none: w(
    '演示账号没有密码，不需要修改。正式账号由系统管理员开设，首次登录后请修改密码。',
    'Accounts of the demo have no password. Others are opened by the system administrator.',
  ),
  change: w('修改密码', 'Change the password'),
  lead: w('修改后，其他设备上的登录立即失效，本次登录不受影响。', 'All other sessions end at once; this one goes on.'),
  current: w('当前密码', 'Current password'),
  password: w('新密码', 'New password'),
  password_hint: (length: number) =>
    w(`至少 ${length} 个字符，不能包含登录名。`, `At least ${length} characters, without the login in it.`),
  repeat: w('再次输入新密码', 'New password again'),
  fill: (label: string) => w(`请填写“${label}”。`, `Fill in “${label}”.`),
  differs: w('两次输入的新密码不一致，请重新输入。', 'The two new passwords differ; enter them again.'),
  submit: w('修改密码', 'Change the password'),
  done: w('密码已修改，其他登录已全部失效。', 'The password is changed; all other sessions have ended.'),
} as const;
