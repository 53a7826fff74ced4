import type { Words } from '../../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts of sign-in and of the choice for whom one acts. */
export const accountMessages = {
  title: w('登录', 'Sign in'),
  lead: w(
    '办理事项、查询进度需要登录；查看办事指南、核验证照不需要登录。',
    'Sign in to apply and to follow your cases. Guides and verification need no sign-in.',
  ),
  login: w('账号', 'Account'),
  password: w('密码', 'Password'),
  login_required: w('请填写账号', 'Enter your account'),
  password_required: w('请填写密码', 'Enter your password'),
  submit: w('登录', 'Sign in'),
  no_account: w(
    '没有账号，或者忘记密码的，请持身份证件到就近的政务服务中心综合窗口办理，也可拨打 12345 咨询。',
    'No account, or password forgotten? Go to a service window with your identity document, or call 12345.',
  ),
  demo_title: w('演示账号（不需要密码）', 'Demonstration accounts (no password)'),
  demo_lead: w(
    '以下均为合成人员，选择一个即可登录体验。',
    'All of these persons are synthetic; choose one to try the platform.',
  ),
  demo_group: {
    citizen: w('群众和企业', 'Citizens and enterprises'),
    officer: w('工作人员', 'Officials'),
    administrator: w('管理员', 'Administrators'),
  },
  demo_enter: (role: string) => w(`以“${role}”身份登录`, `Sign in as “${role}”`),
  resume_title: w('登录已过期，请重新登录', 'Your session has ended; please sign in again'),
  resume_lead: w(
    '您刚才填写的内容没有丢失，登录后可以接着办理。',
    'What you entered is not lost; you can go on after signing in.',
  ),
  resumed_title: w('已登录，可以接着办理', 'Signed in; you can go on'),
  resumed_lead: w(
    '您登录前填写的内容已经带回来了，点击“继续”完成刚才的操作。',
    'What you entered before is here. Press “Continue” to finish.',
  ),
  file_lost: w('如果刚才在上传文件，请返回后重新选择文件。', 'If you were uploading a file, please choose it again.'),
  principal_title: w('您要为谁办事？', 'For whom do you want to act?'),
  principal_lead: w(
    '页面上方会一直显示当前的办事身份，可以随时切换。',
    'The head of every page shows for whom you act; you can change it at any time.',
  ),
  myself: (name: string) => w(`本人（${name}）`, `Myself (${name})`),
  enterprise: (name: string) => w(`企业：${name}`, `Enterprise: ${name}`),
  person: (name: string) => w(`他人：${name}（受委托）`, `Another person: ${name} (by authorisation)`),
  choose: w('请选择为谁办事', 'Choose for whom you act'),
  officer: w(
    '您以工作人员身份登录。办理公务请进入工作台。',
    'You are signed in as an official. Go to the desk for your work.',
  ),
  to_desk: w('进入工作台', 'Go to the desk'),
} as const;
