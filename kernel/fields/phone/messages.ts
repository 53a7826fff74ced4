import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  malformed(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”请填写 11 位手机号码，或带区号的固定电话，例如 0994-2345678`,
      en: `“${en}” must be a mobile number of 11 digits, or a fixed line with its area code, such as 0994-2345678`,
    };
  },
  not_mobile(field: Field): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”请填写 11 位手机号码`, en: `“${en}” must be a mobile number of 11 digits` };
  },
};
