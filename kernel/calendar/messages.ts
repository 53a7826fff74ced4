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
