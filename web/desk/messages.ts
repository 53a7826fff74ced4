import type { PlainDate } from '../../kernel/dates.ts';
import type { Words } from '../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts of the workbench's frame and of what all its pages share. */
export const messages = {
  desk: w('吉速办工作台', 'Jisuban workbench'),
  skip: w('跳到主要内容', 'Skip to content'),
  navigation: w('主导航', 'Main navigation'),
  account_of: (name: string) => w(`${name}：我的账号`, `${name}: my account`),
  sign_out: w('退出登录', 'Sign out'),
  language: w('English', '中文'),
  inbox: w('待办', 'Inbox'),
  counter: w('窗口收件', 'Counter'),
  cases: w('办件查询', 'Cases'),
  licences: w('证照查询', 'Licences'),
  supervision: w('效能监督', 'Supervision'),
  registers: w('登记库', 'Registers'),
  items: w('事项管理', 'Items'),
  calendar: w('工作日历', 'Calendar'),
  parameters: w('参数管理', 'Parameters'),
  codes: w('代码表', 'Code tables'),
  no_post: w('当前账号没有任职岗位', 'This account holds no post'),
  error: w('错误：', 'Error: '),
  errors_found: w('有内容需要修改', 'There is a problem'),
  next_page: w('下一页', 'Next page'),
  first_page: w('回到第一页', 'First page'),
  pages: w('分页', 'Pages'),
  back: w('返回', 'Back'),
  search: w('查询', 'Search'),
  filter: w('筛选', 'Filter'),
  clear: w('清除条件', 'Clear'),
  all: w('全部', 'All'),
  none: w('没有记录', 'Nothing here'),
  act: w('操作', 'Action'),
  out_of_sight: w('（不在您的查看范围内）', '(out of your sight)'),
  choose: w('请选择', 'Choose'),
  print: w('打印本页：按 Ctrl+P', 'Print this page: press Ctrl+P'),
  optional: w('（选填）', ' (optional)'),
  scroll_table: (title: string) => w(`${title}（表格可左右滚动）`, `${title} (scrolls sideways)`),
  not_found_title: w('没有找到这个页面', 'Page not found'),
  not_found: w(
    '地址可能有误，或内容已移走。请从导航重新进入；仍有问题请联系州数据局运维，或拨打 12345。',
    'The address may be wrong, or the content has moved. Start again from the navigation.',
  ),
  officials_only_title: w('这里是工作人员的工作台', 'This is the officials’ workbench'),
  officials_only: w(
    '您当前以群众或企业身份登录。请使用工作人员账号登录后再进入。',
    'You are signed in as a citizen. Sign in with an official’s account.',
  ),
  sign_in: w('登录', 'Sign in'),
  sign_in_again: w('登录已失效，请重新登录', 'Your session has ended; sign in again'),
  sign_in_again_text: w(
    '请在新窗口登录后回到本页，使用浏览器的“后退”恢复填写内容，再次提交。',
    'Sign in again in another window, come back here, and send the form once more.',
  ),
  window_only: w('只有综合窗口岗位可以收件。', 'Only the one window takes in applications.'),
  supervisors_only: w('只有监督岗位和负责人可以查看。', 'Only supervisors and heads may see this.'),
  refused: w('不能继续', 'Refused'),
  failed_title: w('系统内部错误', 'Internal error'),
  failed: (id: string) =>
    w(
      `编号 ${id}。没有保存任何内容，请稍后重试；持续出现请把编号告知州数据局运维。`,
      `Number ${id}. Nothing was saved; try again later, and tell the operators this number.`,
    ),
  file_note: w('可上传 PDF、JPG、PNG、Word、Excel 或 OFD 文件。', 'PDF, JPG, PNG, Word, Excel or OFD.'),
  file_kept: (name: string) =>
    w(`已保存：${name}；不重新选择即使用该文件。`, `Kept: ${name}; it is used unless you choose another.`),
} as const;

/** How a last day stands to today, in words; colour and shape come beside it. */
export const countdown = {
  paused: w('计时暂停', 'Clock paused'),
  none: w('不计时', 'No limit'),
  today: w('今日到期', 'Due today'),
  left: (n: number) => w(`剩 ${n} 个工作日`, `${n} working ${n === 1 ? 'day' : 'days'} left`),
  // The last day has passed without a working day in between: it is late all the same.
  late: (n: number) =>
    n === 0 ? w('已逾期', 'Overdue') : w(`逾期 ${n} 个工作日`, `${n} working ${n === 1 ? 'day' : 'days'} late`),
  rest: w('到期日为休息日', 'Ends on a rest day'),
  due: (date: PlainDate) => w(`${date} 到期`, `due ${date}`),
} as const;

/** Names of cards (红黄牌). */
export const cards = {
  red: w('红牌', 'Red card'),
  yellow: w('黄牌', 'Yellow card'),
  notice: w('预警', 'Warning'),
  green: w('正常', 'In time'),
} as const;

/** Names of duties: the part of a role after the dot, or the role itself. */
export const duties: Readonly<Record<string, Words>> = {
  window: w('综合窗口', 'one window'),
  supervisor: w('效能监督员', 'supervisor'),
  officer: w('经办人', 'officer'),
  head: w('负责人', 'head'),
  leader: w('领导', 'leader'),
  'system.administrator': w('系统管理员', 'system administrator'),
  'security.administrator': w('安全管理员', 'security administrator'),
  'audit.administrator': w('审计管理员', 'audit administrator'),
  'parameters.administrator': w('参数管理员', 'parameter administrator'),
  'parameters.national_administrator': w('参数管理员（全国）', 'parameter administrator (nation)'),
};

/** A role in words: 经办人. */
export const dutyOf = (role: string): Words =>
  duties[role] ?? duties[role.slice(role.indexOf('.') + 1)] ?? { zh: role, en: role };
