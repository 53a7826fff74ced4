import type { Words } from '../../kernel/words.ts';

/** The groups under which the reader page lists the routes. */
export const groups = {
  session: { zh: '登录与会话', en: 'Sign-in and session' },
  items: { zh: '事项与一件事', en: 'Items and bundles' },
  publication: { zh: '事项发布', en: 'Publication of items' },
  drafts: { zh: '草稿', en: 'Drafts' },
  attachments: { zh: '附件', en: 'Attachments' },
  cases: { zh: '办件', en: 'Cases' },
  inbox: { zh: '待办', en: 'Inbox' },
  notices: { zh: '文书', en: 'Notices' },
  licences: { zh: '证照', en: 'Licences' },
  verification: { zh: '核验', en: 'Verification' },
  registers: { zh: '数据资源', en: 'Registers' },
  calendar: { zh: '工作日历', en: 'Calendar' },
  parameters: { zh: '法定与政策参数', en: 'Parameters' },
  lookups: { zh: '区划与机构', en: 'Regions and organisations' },
} as const satisfies Readonly<Record<string, Words>>;

export type Group = keyof typeof groups;
