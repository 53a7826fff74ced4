import type { Words } from '../words.ts';

/** What sign-in, accounts and authorisation say to people. */
export const messages = {
  sign_in_first: { zh: '请先登录。', en: 'Please sign in first.' },
  session_ended: { zh: '登录已失效，请重新登录。', en: 'Your session has ended. Please sign in again.' },
  not_allowed: { zh: '您没有办理此事的权限。', en: 'You are not authorised to do this.' },
  wrong_credentials: { zh: '账号或密码不正确。', en: 'The account name or the password is wrong.' },
  wrong_current_password: { zh: '当前密码不正确。', en: 'The current password is wrong.' },
  account_suspended: {
    zh: '账号已停用，请联系本单位系统管理员。',
    en: 'The account is suspended. Please contact your system administrator.',
  },
  locked: (minutes: number): Words => ({
    zh: `密码输错次数过多，账号已锁定，请约 ${minutes} 分钟后再试。`,
    en: `Too many wrong passwords. The account is locked; please try again in about ${minutes} minutes.`,
  }),
  demo_off: { zh: '演示登录未开启。', en: 'Demo sign-in is switched off.' },
  not_a_demo_account: { zh: '没有这个演示账号。', en: 'There is no such demo account.' },
  password_too_short: (length: number): Words => ({
    zh: `密码至少 ${length} 个字符，请加长后重试。`,
    en: `A password has at least ${length} characters. Please make it longer.`,
  }),
  password_too_long: { zh: '密码最多 128 个字符。', en: 'A password has at most 128 characters.' },
  password_is_login: { zh: '密码不能包含账号名，请换一个。', en: 'A password must not contain the account name.' },
  password_unchanged: { zh: '新密码不能与当前密码相同。', en: 'The new password must differ from the current one.' },
  not_represented: {
    zh: '您没有为该委托人办事的有效授权，请委托人先办理授权。',
    en: 'You hold no authorisation in force to act for this principal.',
  },
  not_in_scope: {
    zh: '授权书没有委托您办理这一事项。',
    en: 'Your authorisation does not cover this item.',
  },
  no_such_post: { zh: '您不在该岗位上，或任职已结束。', en: 'You do not hold this post, or it has ended.' },
  officer_acts_in_office: {
    zh: '工作人员账号不能代他人申办，请用个人账号登录。',
    en: 'An officer’s account cannot apply for others. Please sign in with your personal account.',
  },
  login_taken: { zh: '账号名已被使用。', en: 'This account name is taken.' },
  login_malformed: {
    zh: '账号名由 3 至 60 个小写字母、数字、点、横线或下划线组成。',
    en: 'An account name has 3 to 60 lower-case letters, digits, dots, hyphens or underscores.',
  },
  citizen_needs_person: {
    zh: '个人账号必须关联已登记的自然人。',
    en: 'A personal account must belong to a registered person.',
  },
  unknown_account: { zh: '没有这个账号。', en: 'There is no such account.' },
  unknown_organisation: { zh: '没有这个机构。', en: 'There is no such organisation.' },
  administrators_apart: {
    zh: '系统、安全、审计管理员不得由同一人兼任。',
    en: 'System, security and audit administrators must be different people.',
  },
  role_malformed: {
    zh: '岗位写作 window，或“业务条线.职责”，例如 market_supervision.officer。',
    en: 'A role is written window, or department.duty such as market_supervision.officer.',
  },
  post_held: { zh: '该人员在此期间已任此岗位。', en: 'This person already holds this post at that time.' },
} as const satisfies Record<string, Words | ((n: number) => Words)>;
