import type { Words } from '../words.ts';

/** What sign-in, accounts and authorisation say to people. */
export const messages = {
  sign_in_first: { zh: '请先登录。', en: 'Please sign in first.' },
  not_allowed: { zh: '您没有办理此事的权限。', en: 'You are not authorised to do this.' },
} as const satisfies Record<string, Words>;
