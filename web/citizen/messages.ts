import type { Words } from '../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts that every citizen page may show. */
export const messages = {
  service: w('吉速办', 'Jisuban'),
  prefecture: w('昌吉回族自治州政务服务', 'Government services of Changji Prefecture'),
  skip: w('跳到主要内容', 'Skip to the main content'),
  home: w('首页', 'Home'),
  my_matters: w('我的办件', 'My cases'),
  my_licences: w('我的证照', 'My licences'),
  verify: w('证照核验', 'Verify a licence'),
  sign_in: w('登录', 'Sign in'),
  sign_out: w('退出登录', 'Sign out'),
  switch_principal: w('切换办事身份', 'Change for whom you act'),
  navigation: w('主要栏目', 'Main sections'),
  settings: w('显示设置', 'Display settings'),
  elder_on: w('长者版', 'Large text'),
  elder_off: w('标准版', 'Standard text'),
  acting_self: (name: string) => w(`${name}（本人）`, `${name} (for yourself)`),
  acting_for: (name: string, principal: string) =>
    w(`${name}，代“${principal}”办理`, `${name}, acting for “${principal}”`),
  back: w('返回', 'Back'),
  error_title: (title: string) => w(`错误：${title}`, `Error: ${title}`),
  error_summary: w('请改正以下问题', 'Please correct the following'),
  hotline: w('有问题请拨打政务服务便民热线', 'Questions? Call the public service hotline'),
  hotline_hours: w('24 小时受理', 'open 24 hours'),
  prevails: w('本页面文字以中文为准。', 'The Chinese text prevails.'),
  falls_back: w('该语言的页面正在翻译，目前显示中文。', 'This language is being translated; Chinese is shown for now.'),
  synthetic: w(
    '演示环境，全部人员、企业和数据均为合成。',
    'Demonstration: all persons, enterprises and data are synthetic.',
  ),
  print: w('可使用浏览器的打印功能打印本页。', 'Use your browser’s print function to print this page.'),
  continue: w('继续', 'Continue'),
  save: w('保存并继续', 'Save and continue'),
  change: w('修改', 'Change'),
  cancel: w('取消', 'Cancel'),
  yes: w('是', 'Yes'),
  no: w('否', 'No'),
  none: w('无', 'None'),
  optional: w('（选填）', ' (optional)'),
  due_today: w('今天到期', 'due today'),
  days_left: (n: number) => w(`还有 ${n} 天`, n === 1 ? '1 day left' : `${n} days left`),
  days_over: (n: number) => w(`已超过 ${n} 天`, n === 1 ? '1 day over' : `${n} days over`),
  not_found: w('没有找到这个页面', 'Page not found'),
  not_found_help: w(
    '网址可能输入有误，或者内容已经移动、删除。您可以返回首页查找要办的事，或者查看“我的办件”。',
    'The address may be wrong, or the page has moved. Look for your matter on the home page, or in “My cases”.',
  ),
  forbidden: w('您不能进行这项操作', 'You may not do this'),
  forbidden_help: w(
    '可能是当前办事身份不对。请切换为办理该事项的本人或者企业后再试。',
    'You may be acting for somebody else at the moment. Change for whom you act and try again.',
  ),
  refused: w('这一步没有完成', 'This step was not completed'),
  refused_help: w(
    '您已填写的内容没有丢失。请按提示处理后重试。',
    'What you have entered is not lost. Follow the advice above and try again.',
  ),
  broken: w('系统暂时出现问题', 'Something went wrong on our side'),
  broken_help: w(
    '已保存的内容没有丢失。请过几分钟再试；仍不能办理的，可到政务服务中心综合窗口办理。',
    'What was saved is not lost. Try again in a few minutes, or go to the service window.',
  ),
  fault_number: (id: string) =>
    w(`问题编号：${id}（拨打热线时请告知）`, `Fault number: ${id} (tell it to the hotline)`),
  what_to_do: w('您可以', 'What you can do'),
  to_home: w('回首页查找要办的事', 'Go to the home page'),
  to_cases: w('查看我的办件和草稿', 'See your cases and drafts'),
  to_hotline: w('拨打 12345 咨询', 'Call 12345'),
} as const;

/** Names of the languages, each in its own script. */
export const languageNames = { zh: '中文', en: 'English', ug: 'ئۇيغۇرچە', kk: 'قازاقشا' } as const;

/** Languages written from right to left. */
export const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ug', 'kk']);

/** Full language tags for `lang`. */
export const languageTags = { zh: 'zh-CN', en: 'en', ug: 'ug-CN', kk: 'kk-Arab-CN' } as const;
