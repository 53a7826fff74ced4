import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  malformed(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”请填写日期和时间，例如 2026 年 1 月 5 日 15 时 30 分`,
      en: `“${en}” must be a date and time, such as 2026-01-05 15:30`,
    };
  },
  bad_time(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”的时间不对：小时请填 0 到 23，分钟请填 0 到 59`,
      en: `The time of “${en}” is wrong: hours run from 0 to 23, minutes from 0 to 59`,
    };
  },
  example: { zh: '例如 2026 年 1 月 5 日 15 时 30 分（北京时间）', en: 'For example, 2026 1 5 15 30 (Beijing time)' },
};
