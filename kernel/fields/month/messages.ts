import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  malformed(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”请按年、月填写，例如 2026 年 1 月`,
      en: `“${en}” must be a month with its year, such as 2026-01`,
    };
  },
  example: { zh: '例如 2026 年 1 月', en: 'For example, 2026 1' },
};
