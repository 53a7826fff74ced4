import type { Phase } from '../../../kernel/procedures/case-state.ts';
import type { Words } from '../../../kernel/words.ts';
import type { Tone } from '../components.tsx';

const w = (zh: string, en: string): Words => ({ zh, en });

/** The phase of a case in an applicant's words. */
export const phaseWords: Readonly<Record<Phase, { readonly words: Words; readonly tone: Tone }>> = {
  received: { words: w('已收到，等待受理', 'received, awaiting acceptance'), tone: 'busy' },
  supplement: { words: w('需要您补正', 'you are asked to supplement'), tone: 'warn' },
  accepted: { words: w('已受理，正在办理', 'accepted, being handled'), tone: 'busy' },
  granted: { words: w('已办结，予以批准', 'granted'), tone: 'good' },
  denied: { words: w('已办结，未予批准', 'not granted'), tone: 'bad' },
  declined: { words: w('不予受理', 'not accepted'), tone: 'bad' },
  withdrawn: { words: w('已撤回', 'withdrawn'), tone: 'plain' },
  closed: { words: w('已办结', 'closed'), tone: 'good' },
};

/** Why a case was not accepted. */
export const outcomeWords: Readonly<Record<string, Words>> = {
  not_required: w('依法不需要取得行政许可', 'no licence is needed by law'),
  not_competent: w('不属于本机关职权范围，请向有权机关申请', 'another body is competent'),
  refused: w('不予受理', 'not accepted'),
};

/** Texts of the list of cases, of the page of one, and of what an applicant may do with it. */
export const caseMessages = {
  title: w('我的办件', 'My cases'),
  drafts: w('未提交的申请', 'Applications not yet sent'),
  no_drafts: w('没有未提交的申请。', 'None.'),
  sent: w('已提交的申请', 'Applications sent'),
  no_cases: w('还没有提交过申请。', 'You have sent no application yet.'),
  more: w('更早的办件', 'Earlier cases'),
  number: w('办件编号', 'Number'),
  submitted: w('提交时间', 'Sent'),
  expected: w('预计办结', 'Expected'),
  saved_at: (moment: string) => w(`上次保存：${moment}`, `last saved ${moment}`),
  go_on: w('继续填写', 'Go on'),
  for_whom: w('申请人', 'Applicant'),
  suspended: w('特别程序中，暂停计时', 'suspended, clock stopped'),
  late: w('已超期', 'overdue'),
  now: w('现在到哪一步', 'Where it stands'),
  with_window: w('综合窗口正在核对您的申请', 'The service window is checking your application'),
  with_body: (stage: string, body: string) => w(`“${stage}”环节，由${body}办理`, `step “${stage}”, with ${body}`),
  with_you: w('等您补正材料', 'Waiting for you to supplement'),
  with_departments: w('各部门正在同时办理，见下面的事项', 'The departments are at work at once; see the items below'),
  waiting_sibling: w('等前面的事项办结后自动开始', 'Starts by itself once the item before is done'),
  finished: w('已办结', 'Finished'),
  next: w('接下来', 'What happens next'),
  next_received: w(
    '窗口核对后，会告知您是否受理，或者一次性告知需要补正的全部内容。',
    'The window tells you whether it is accepted, or everything that is missing, at once.',
  ),
  next_accepted: w(
    '部门审查后作出决定，结果会在本页显示，证照存入“我的证照”。',
    'The department decides; the result appears here, licences in “My licences”.',
  ),
  next_supplement: w(
    '补正后窗口重新核对，办理期限从补正齐全并受理后起算。',
    'Then the window checks again; the limit counts from acceptance.',
  ),
  next_granted: w(
    '证照和文书见下。可以对本次服务作出评价。',
    'Licences and documents are below. You may rate the service.',
  ),
  next_denied: w(
    '不服决定的，可以依法申请行政复议或者提起行政诉讼，见决定书。',
    'You may apply for reconsideration or sue; see the decision.',
  ),
  by_when: w('最晚什么时候', 'By when'),
  notice_by: (date: string) => w(`最晚 ${date} 答复是否受理`, `answer on acceptance by ${date}`),
  decided_by: (date: string) => w(`承诺 ${date} 前办结`, `promised by ${date}`),
  law_by: (date: string) => w(`法定最晚 ${date}`, `by law at the latest ${date}`),
  paused_clock: w('特别程序期间暂停计时，结束后继续计算。', 'The clock stands still during the special procedure.'),
  why: w('看看这个日期是怎么算出来的', 'See how this date was found'),
  was_deemed: w(
    '行政机关没有在法定期限内答复，依法视为已经受理。',
    'Nobody answered in time; by law the application counts as accepted.',
  ),
  is_late: w(
    '很抱歉，本件已超过承诺时间，正在督办。您可以催办，或者拨打监督电话。',
    'We are sorry: this case is late and being pursued. You may urge it, or call the supervision line.',
  ),
  items: w('包含的事项', 'Items'),
  progress: w('办理经过', 'What has happened'),
  answers: w('我填写的内容', 'What I answered'),
  materials: w('我提交的材料', 'What I handed in'),
  licences: w('取得的证照', 'Licences'),
  notices: w('文书', 'Documents'),
  no_notices: w('还没有文书。', 'None yet.'),
  read: w('查看', 'Read'),
  pdf: w('下载 PDF', 'PDF'),
  download: w('下载', 'Download'),
  paper_taken: w('纸质材料已在窗口收取', 'paper taken at the window'),
  acts: w('您可以', 'What you can do'),
  receipt: w('查看申请回执', 'See the receipt'),
  supplement: w('去补正', 'Supplement now'),
  urge: w('催办', 'Urge'),
  withdraw: w('撤回申请', 'Withdraw'),
  rate: w('评价本次服务', 'Rate the service'),
  rated: (level: string) => w(`您的评价：${level}`, `Your rating: ${level}`),
  rated_by_default: w(
    '您未在期限内评价，按规则记为“满意”。您仍可以评价。',
    'Not rated in time, so counted as “satisfied” by rule. You may still rate.',
  ),
  reason: w('理由', 'Reasons'),
  bundle_part: w('本件是“一件事”的一部分', 'Part of a bundle'),
  see_bundle: w('查看整件事', 'See the whole'),
  derivation: (title: string) => w(`日期是怎么算出来的：${title}`, `How the date was found: ${title}`),
  derivation_of: {
    notice: w('答复是否受理', 'answer on acceptance'),
    promised: w('承诺办结', 'promised decision'),
    statutory: w('法定办结', 'decision by law'),
  },
  no_clock: w('没有这个时限。', 'There is no such limit.'),
  urge_title: w('催办', 'Urge the case'),
  urge_lead: w(
    '催办内容会送到正在办理的单位和效能监督部门。',
    'Your words go to the office that has the case and to the supervisors.',
  ),
  urge_text: w('您想说什么', 'What do you want to say'),
  urge_send: w('提交催办', 'Send'),
  urge_required: w('请写明催办内容', 'Say what you want to urge'),
  urged: (n: number) => w(`已催办 ${n} 次`, n === 1 ? 'urged once' : `urged ${n} times`),
  withdraw_title: w('确定撤回这项申请吗？', 'Withdraw this application?'),
  withdraw_lead: w(
    '撤回后本件终止办理，已填内容不再保留为草稿；需要办理的，可以重新申请。',
    'The case ends. You may apply again at any time.',
  ),
  withdraw_reason: w('撤回原因', 'Reason'),
  withdraw_yes: w('确定撤回', 'Yes, withdraw'),
  withdraw_no: w('不撤回，返回', 'No, go back'),
  rate_title: w('评价本次服务', 'Rate the service'),
  rate_lead: w(
    '评价实名提交，工作人员办件时看不到评价前的内容。不满意的会有专人回访。',
    'Ratings are by name. Bad ones are called back.',
  ),
  rate_level: w('您对本次服务满意吗？', 'How satisfied are you?'),
  rate_required: w('请选择满意程度', 'Choose how satisfied you are'),
  rate_reasons: w('主要原因（可多选）', 'Main reasons'),
  rate_comment: w('还有什么想说的', 'Anything else'),
  rate_send: w('提交评价', 'Send'),
  thanks: w('感谢您的评价', 'Thank you'),
  done_urge: w('催办已送达办理单位', 'Your urging has been delivered'),
  done_withdraw: w('申请已撤回', 'The application is withdrawn'),
  done_supplement: w('补正材料已提交', 'What was missing has been sent'),
} as const;

/** What may be ticked with a rating; words of the platform until the regional list is loaded (state `policy`). */
export const ratingReasons: readonly Words[] = [
  w('办理快，按时办结', 'fast, in time'),
  w('材料少，不用跑', 'few papers, no visits'),
  w('说明清楚，容易填写', 'clear and easy to fill in'),
  w('工作人员态度好', 'friendly staff'),
  w('办理慢，超过承诺时间', 'slow, later than promised'),
  w('要求补充没有公布的材料', 'asked for unpublished papers'),
  w('说明不清楚，不会填', 'unclear, hard to fill in'),
  w('工作人员态度不好', 'unfriendly staff'),
];

/** Texts of the timeline: one line for each act that concerns the applicant. */
export const timelineWords = {
  submit: w('您提交了申请', 'You applied'),
  accept: w('综合窗口受理了申请', 'The window accepted the application'),
  decline: w('行政机关没有受理', 'The application was not accepted'),
  correct_on_spot: w('当场更正了填写内容', 'Answers were corrected on the spot'),
  request_supplement: w('一次性告知您需要补正', 'You were told everything that is missing'),
  supplement: w('您提交了补正', 'You supplemented'),
  deem_accepted: w('逾期未告知，依法视为受理', 'Accepted by law, because nothing was said in time'),
  complete: (stage: string) => w(`“${stage}”办理完毕`, `“${stage}” done`),
  return: (stage: string) => w(`退回“${stage}”重新办理`, `sent back to “${stage}”`),
  transfer: w('转由其他单位办理', 'Passed to another office'),
  consult: w('征求有关单位意见', 'Other bodies were asked for their opinion'),
  give_opinion: w('有关单位反馈了意见', 'A body gave its opinion'),
  urge: w('催办', 'Urged'),
  suspend: (pause: string) =>
    w(`进入特别程序：${pause}，期间暂停计时`, `Special procedure: ${pause}; the clock stands still`),
  resume: (pause: string) => w(`${pause}结束，继续计时`, `${pause} ended; the clock runs again`),
  extend: w('办理期限依法延长一次', 'The limit was extended once'),
  granted: w('作出批准决定', 'Granted'),
  denied: w('作出不予批准决定', 'Not granted'),
  withdraw: w('您撤回了申请', 'You withdrew the application'),
  mark_overdue: w('超过期限，已亮红牌并督办', 'Overdue; marked and pursued'),
  release: w('前面的事项已办结，本事项自动开始', 'The item before is done; this one starts'),
  finish: w('全部事项办结', 'All items are done'),
  rate: w('您作了评价', 'You rated the service'),
  by_default: w('未评价，按规则记为满意', 'Counted as satisfied by rule'),
  correct_deemed: w('视为受理的决定已凭文书更正', 'The deemed acceptance was corrected by document'),
} as const;

/** Texts of the supplement (补正). */
export const supplementMessages = {
  title: w('补正材料', 'Supplement'),
  lead: w(
    '下面是需要补正的全部内容，今后不会再要求补正其他内容。',
    'This is everything that is missing; nothing more will be asked for.',
  ),
  asked_on: (date: string) => w(`告知日期：${date}`, `told on ${date}`),
  what: w('需要补正的内容', 'What is missing'),
  files: w('上传文件', 'Upload files'),
  files_hint: (limit: string) =>
    w(
      `可以拍照或者选择文件，每个不超过 ${limit}；可一次选择多个。`,
      `Take photos or choose files, ${limit} each at most; several at once.`,
    ),
  now: w('已上传', 'Uploaded'),
  upload: w('上传', 'Upload'),
  remove: w('删除', 'Remove'),
  send: w('提交补正', 'Send'),
  free: w('其他需要补正的内容', 'Other'),
  nothing: w('没有需要补正的内容。', 'Nothing is missing.'),
  file_required: (name: string) => w(`请上传“${name}”`, `Upload “${name}”`),
  choose_file: w('请先选择文件', 'Choose a file first'),
} as const;
