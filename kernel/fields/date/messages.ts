import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

type Said = (field: Field) => Words;

const about =
  (zh: (title: string) => string, en: (title: string) => string): Said =>
  (field) => {
    const title = titleOf(field);
    return { zh: zh(title.zh), en: en(title.en) };
  };

export const messages = {
  malformed: about(
    (title) => `“${title}”请按年、月、日填写，例如 2026 年 1 月 5 日`,
    (title) => `“${title}” must be a date with year, month and day, such as 2026-01-05`,
  ),
  year_digits: about(
    (title) => `“${title}”的年份请填写四位数字，例如 2026`,
    (title) => `The year of “${title}” must have four digits, such as 2026`,
  ),
  bad_month: (field: Field, month: number) =>
    about(
      (title) => `“${title}”的月份不对：没有 ${month} 月，请填写 1 到 12`,
      (title) => `The month of “${title}” must be between 1 and 12, not ${month}`,
    )(field),
  bad_day: (field: Field, year: number, month: number, day: number) =>
    about(
      (title) => `“${title}”的日期不对：${year} 年 ${month} 月没有 ${day} 日`,
      (title) => `The day of “${title}” is wrong: ${year}-${month} has no day ${day}`,
    )(field),
  missing_part: (field: Field, parts: readonly DatePart[]) =>
    about(
      (title) => `“${title}”还没有填写：${parts.map((part) => partNames[part].zh).join('、')}`,
      (title) =>
        `“${title}” must include the ${parts.map((part) => partNames[part].en.toLowerCase()).join(' and the ')}`,
    )(field),
  too_early: (field: Field, least: string) =>
    about(
      (title) => `“${title}”不能早于 ${least}`,
      (title) => `“${title}” must be ${least} or later`,
    )(field),
  too_late: (field: Field, most: string) =>
    about(
      (title) => `“${title}”不能晚于 ${most}`,
      (title) => `“${title}” must be ${most} or earlier`,
    )(field),
};

/** A part of a date or time that has an input of its own. */
export type DatePart = 'year' | 'month' | 'day' | 'hour' | 'minute';

export const partNames: Readonly<Record<DatePart, Words>> = {
  year: { zh: '年', en: 'Year' },
  month: { zh: '月', en: 'Month' },
  day: { zh: '日', en: 'Day' },
  hour: { zh: '时', en: 'Hour' },
  minute: { zh: '分', en: 'Minute' },
};

/** What the title of a composite input adds for people who hear it. */
export const example: Words = { zh: '例如 2026 年 1 月 5 日', en: 'For example, 2026 1 5' };
