import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  too_short(field: Field, least: number): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”至少填写 ${least} 个字`, en: `“${en}” must have at least ${least} characters` };
  },
  too_long(field: Field, most: number, given: number): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”最多 ${most} 个字，现有 ${given} 个字，请删减`,
      en: `“${en}” may have ${most} characters at most; it has ${given}`,
    };
  },
  one_line(field: Field): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”只能填写一行，请删除换行`, en: `“${en}” must be a single line` };
  },
  pattern(field: Field, says: string | undefined): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: says ?? `“${zh}”的格式不对，请按提示填写`,
      en: `“${en}” does not have the expected form${says === undefined ? '' : ` (${says})`}`,
    };
  },
};
