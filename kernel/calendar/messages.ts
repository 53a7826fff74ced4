import type { Words } from '../words.ts';

const words = (zh: string, en: string): Words => ({ zh, en });

/** Everything that calendars and clocks say to people, apart from the printed derivation. */
export const messages = {
  outside_calendar: words(
    '日期超出工作日历的范围，无法推算，请核对日期。',
    'The date lies outside the working-day calendar. Check the date.',
  ),
  calendar_missing: (year: number) =>
    words(
      `${year}年的节假日安排尚未载入，不能推算期限。请由管理员载入当年通知后重试。`,
      `The holiday notice for ${year} is not loaded, so the limit cannot be derived. Ask an administrator to load it.`,
    ),

  notice_invalid: (count: number) =>
    words(
      `节假日通知有${count}处错误，未载入。`,
      `The holiday notice has ${count} ${count === 1 ? 'error' : 'errors'} and was not loaded.`,
    ),
  notice_jurisdiction: words(
    '请填写适用地区：全国填 CN，地方填行政区划代码。',
    'State the jurisdiction: CN for the nation, or a division code.',
  ),
  notice_year: words('请填写四位数的年份。', 'State the year in four digits.'),
  notice_document: words('请填写通知的标题或文号。', 'State the title or number of the document.'),
  notice_part: (part: string) =>
    words(`缺少“${part}”，或其内容不是“日期：说明”的形式。`, `“${part}” is missing or is not a map of dates.`),
  notice_empty: words('通知中没有任何放假日期。', 'The notice names no day off.'),
  notice_date: (date: string) => words(`“${date}”不是存在的日期。`, `“${date}” is not a date that exists.`),
  notice_other_year: (date: string, year: number) =>
    words(
      `${date}不属于${year}年，也不在上一年12月内。`,
      `${date} is neither in ${year} nor in the December before it.`,
    ),
  notice_value: (date: string) =>
    words(
      `${date}的说明应为“英文名称,中文名称,法定天数”。`,
      `The entry of ${date} should read “English,Chinese,statutory days”.`,
    ),
  notice_workday_on_week_day: (date: string) =>
    words(
      `${date}不是周六或周日，不能列为调休上班日。`,
      `${date} is not a week-end day, so it cannot be a make-up work day.`,
    ),
  notice_both: (date: string) =>
    words(`${date}同时列为放假和上班。`, `${date} is listed both as a day off and as a work day.`),
  notice_in_lieu_on_weekend: (date: string) =>
    words(`${date}是周末，不能列为调休放假日。`, `${date} is a week-end day, so it cannot be a day in lieu.`),
  notice_in_lieu_not_holiday: (date: string) =>
    words(`调休放假日${date}没有列入放假日期。`, `The day in lieu ${date} is not among the days off.`),
  notice_loaded_already: (year: number, document: string) =>
    words(
      `${year}年的节假日安排已载入（${document}）。如需以新通知代替，请确认。`,
      `A notice for ${year} is loaded already (${document}). Confirm to replace it.`,
    ),

  not_statutory: words('只有法定时限可以延长。', 'Only the statutory limit can be extended.'),
  no_extension: words('法律没有规定该时限可以延长。', 'The law provides no extension of this limit.'),
  clock_stopped: words('该时限已经办结，不能再变更。', 'This clock has stopped and cannot be changed.'),
  before_start: words('日期早于时限起算的日期。', 'The date lies before the event that starts the clock.'),
  second_extension: words(
    '该时限已延长过一次，不能再次延长。',
    'This limit has been extended once and cannot be again.',
  ),
  late_extension: (due: string) =>
    words(
      `延长决定应当在期限届满日（${due}）或之前作出，逾期作出的不予认可。`,
      `An extension must be decided on or before the last day, ${due}.`,
    ),
  back_dated: (due: string) =>
    words(
      `该事项在期限届满日（${due}）之后补录，须附更正文书，否则不予认可。`,
      `This was entered after the last day, ${due}; it needs a correction document.`,
    ),
  wrong_approver: (by: string) => words(`延长期限应当由${by}批准。`, `The extension must be approved by: ${by}.`),
  extension_days: (most: number) => words(`延长的天数应为1至${most}天。`, `An extension is of 1 to ${most} days.`),
  reason_not_told: words(
    '延长期限的理由应当告知申请人，请填写理由和告知文书。',
    'The applicant must be told of the extension and its reason: give the reason and the notice.',
  ),
  pause_kind: words(
    '该类程序不能中止计时：法律未规定，本事项也未列明。',
    'This kind of procedure does not stop the clock: neither the law nor the item lists it.',
  ),
  pause_order: words('中止计时的结束日期早于开始日期。', 'The pause ends before it starts.'),
  pause_document: words(
    '中止计时应当书面告知申请人，请填写告知文书；没有文书的，继续计时。',
    'The applicant must be told of a pause in writing: give the notice. Without it the clock goes on.',
  ),
  pause_immediate: words('即办件不中止计时。', 'An item done at once has no clock to pause.'),
} as const;

const bracketed = (note: Words | null): Words =>
  note === null ? words('', '') : words(`，${note.zh}`, `, ${note.en}`);

/** The sentences of a printed derivation (期限推算说明). */
export const derivation = {
  working_days: (n: number) => words(`${n}个工作日`, `${n} working ${n === 1 ? 'day' : 'days'}`),
  days: (n: number) => words(`${n}日`, `${n} ${n === 1 ? 'day' : 'days'}`),
  immediate: words('即时办结', 'at once'),
  limit: (limit: Words, extension: Words | null, basis: string) =>
    extension === null
      ? words(`期限：${limit.zh}。依据：${basis}。`, `Limit: ${limit.en}. Basis: ${basis}.`)
      : words(
          `期限：${limit.zh}，经批准延长${extension.zh}。依据：${basis}。`,
          `Limit: ${limit.en}, extended by ${extension.en}. Basis: ${basis}.`,
        ),
  event: (day: Words) => words(`${day.zh}：起算当日，不计入。`, `${day.en}: the day of the event, not counted.`),
  at_once: (day: Words) => words(`${day.zh}：当场办结。`, `${day.en}: done at once.`),
  nth_working_day: (first: number, last: number) =>
    first === last
      ? words(`第${first}个工作日`, `working day ${first}`)
      : words(`第${first}至${last}个工作日`, `working days ${first} to ${last}`),
  nth_day: (first: number, last: number) =>
    first === last ? words(`第${first}日`, `day ${first}`) : words(`第${first}至${last}日`, `days ${first} to ${last}`),
  counted: (day: Words, number: Words, note: Words | null) =>
    words(`${day.zh}：${number.zh}${bracketed(note).zh}。`, `${day.en}: ${number.en}${bracketed(note).en}.`),
  weekend: words('周末休息', 'week-end'),
  holiday: (name: Words, inLieu: boolean, document: string) =>
    words(
      `${name.zh}${inLieu ? '调休' : ''}放假（${document}）`,
      `${name.en}${inLieu ? ', day in lieu' : ''} (${document})`,
    ),
  make_up: (name: Words, document: string) =>
    words(`${name.zh}调休上班（${document}）`, `worked for ${name.en} (${document})`),
  rest: (day: Words, reason: Words) =>
    words(`${day.zh}：${reason.zh}，不计入。`, `${day.en}: ${reason.en}, not counted.`),
  moved_past: (day: Words, reason: Words) =>
    words(`${day.zh}：${reason.zh}，届满日顺延。`, `${day.en}: ${reason.en}, the last day moves on.`),
  moved_to: (day: Words, note: Words | null) =>
    words(
      `${day.zh}：届满日顺延至此${bracketed(note).zh}。`,
      `${day.en}: the last day moves here${bracketed(note).en}.`,
    ),
  pause: (name: Words, document: string) => words(`${name.zh}（${document}）`, `${name.en} (${document})`),
  paused_days: (day: Words, pauses: Words) =>
    words(`${day.zh}：${pauses.zh}，中止计时，不计入。`, `${day.en}: ${pauses.en}, not counted.`),
  undocumented: (name: Words, since: Words) =>
    words(
      `${since.zh}开始的${name.zh}没有告知文书，不中止计时。`,
      `The ${name.en} from ${since.en} has no notice document and does not stop the clock.`,
    ),
  from: (day: Words) => words(`${day.zh}起`, `from ${day.en}`),
  range: (from: Words, to: Words) => words(`${from.zh}至${to.zh}`, `${from.en} to ${to.en}`),
  paused: (used: Words, left: Words) =>
    words(
      `中止计时期间没有届满日：已用${used.zh}，剩余${left.zh}。`,
      `While the clock is paused there is no last day: ${used.en} used, ${left.en} left.`,
    ),
  due: (day: Words) => words(`届满日：${day.zh}。`, `Last day: ${day.en}.`),
  provisional: words(
    '该届满日为暂定：有关年度的节假日安排尚未公布，公布后可能变化。',
    'This last day is provisional: a holiday notice that is not out yet may still change it.',
  ),
} as const;

/** Why a card is given. */
export function cardMessages(
  when: { readonly is: string } & { readonly days?: number; readonly percent?: number },
): Words {
  switch (when.is) {
    case 'overdue':
      return words('已超过办理期限。', 'The limit has passed.');
    case 'refused_without_reason':
      return words('不予许可未书面说明理由。', 'Refused without written reason.');
    case 'pause_without_document':
      return words('中止计时没有告知文书。', 'A pause has no notice document.');
    case 'step_overdue':
      return words('办理环节超期。', 'A step is overdue.');
    case 'due_today':
      return words('今日为届满日。', 'Today is the last day.');
    case 'working_days_left_at_most':
      return words(`剩余不超过${when.days}个工作日。`, `At most ${when.days} working days are left.`);
    case 'used_at_least':
      return words(`已用期限达到${when.percent}%。`, `At least ${when.percent} % of the limit is used.`);
    case 'left_more_than':
      return words(`剩余期限超过${when.percent}%。`, `More than ${when.percent} % of the limit is left.`);
    default:
      return words('正常办理。', 'In time.');
  }
}
