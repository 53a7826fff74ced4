import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf, unitOf } from '../keyword.ts';

export const messages = {
  not_integer(field: Field): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”请填写整数，例如 12`, en: `“${en}” must be a whole number, such as 12` };
  },
  too_small(field: Field, least: number | string): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”不能小于 ${least}${unitOf(field)}`, en: `“${en}” must be ${least} ${unitOf(field)} or more` };
  },
  too_large(field: Field, most: number | string): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”不能大于 ${most}${unitOf(field)}`, en: `“${en}” must be ${most} ${unitOf(field)} or less` };
  },
};
