import type { Words } from '../../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts of the inbox. */
export const messages = {
  title: w('我的待办', 'Inbox'),
  tabs: w('待办分类', 'Kinds of work'),
  all: w('全部', 'All'),
  overdue: w('已逾期', 'Overdue'),
  today: w('今日到期', 'Due today'),
  paused: w('暂停计时', 'Suspended'),
  mine: w('我签收的', 'Claimed by me'),
  item: w('事项', 'Item'),
  region: w('办理地', 'Place'),
  stage: w('环节', 'Stage'),
  query: w('办件编号或申请人', 'Number or applicant'),
  number: w('办件编号', 'Number'),
  applicant: w('申请人', 'Applicant'),
  due: w('时限', 'Limit'),
  holder: w('签收', 'Claim'),
  claim: w('签收', 'Claim'),
  me: w('我', 'Me'),
  another: w('他人已签收', 'Somebody else'),
  opinion: w('会签意见', 'Opinion'),
  part: w('一件事所含', 'Part of a bundle'),
  empty: w('没有符合条件的待办。', 'No work fits.'),
} as const;
