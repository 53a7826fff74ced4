import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  not_decimal(field: Field): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”请填写数字，例如 12.5`, en: `“${en}” must be a number, such as 12.5` };
  },
  as_text(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”是精确小数，请以文本传递，例如 "12.5"`,
      en: `“${en}” is an exact decimal; send it as a text, such as "12.5"`,
    };
  },
  too_many_decimals(field: Field, scale: number): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: scale === 0 ? `“${zh}”不能有小数` : `“${zh}”最多 ${scale} 位小数`,
      en: scale === 0 ? `“${en}” may not have decimals` : `“${en}” may have ${scale} decimals at most`,
    };
  },
  too_many_digits(field: Field, digits: number): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”的整数部分最多 ${digits} 位`, en: `“${en}” may have ${digits} digits before the point` };
  },
};
