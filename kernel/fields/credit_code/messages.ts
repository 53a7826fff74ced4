import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  form: {
    zh: '18 位数字和字母，最后一位是校验码；可以带空格。',
    en: '18 digits and letters; the last is a check character. Blanks are fine.',
  },
  length(field: Field, given: number): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”应为 18 位，现有 ${given} 位，请核对营业执照`,
      en: `“${en}” must have 18 characters; it has ${given}. Compare it with the business licence`,
    };
  },
  character(field: Field, position: number, character: string): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”第 ${position} 位“${character}”不是规定字符：只能是数字和大写字母，且不含 I、O、S、V、Z`,
      en: `Character ${position} of “${en}”, “${character}”, is not allowed: only digits and letters without I, O, S, V and Z`,
    };
  },
  check_failed(field: Field, position: number, confirmable: boolean): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”第 ${position} 位校验码不符，可能有一位填错，请对照证照逐位核对${confirmable ? '；确认无误的，请勾选确认后继续' : ''}`,
      en: `The check character of “${en}” (position ${position}) does not fit; a character may be wrong. Compare it with the document${confirmable ? ', or confirm that it is right' : ''}`,
    };
  },
};
