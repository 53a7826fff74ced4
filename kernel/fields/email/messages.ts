import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  malformed(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”请填写完整的邮箱地址，例如 name@example.com`,
      en: `“${en}” must be a whole address, such as name@example.com`,
    };
  },
};
