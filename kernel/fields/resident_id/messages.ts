import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  form: {
    zh: '18 位，最后一位是根据前 17 位算出的校验码；可以带空格，小写 x 也可以。',
    en: '18 characters; the last is a check character computed from the others. Blanks and a small x are fine.',
  },
  length(field: Field, given: number): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”应为 18 位，现有 ${given} 位，请核对身份证`,
      en: `“${en}” must have 18 characters; it has ${given}. Compare it with the identity card`,
    };
  },
  character(field: Field, position: number, character: string): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”第 ${position} 位“${character}”不对：前 17 位为数字，最后一位为数字或 X`,
      en: `Character ${position} of “${en}”, “${character}”, is wrong: 17 digits, then a digit or X`,
    };
  },
  bad_date(field: Field, date: string): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”第 7 至 14 位的出生日期 ${date} 不存在，请核对`,
      en: `The birth date in “${en}” (characters 7 to 14), ${date}, does not exist; check it`,
    };
  },
  future_date(field: Field, date: string): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”第 7 至 14 位的出生日期 ${date} 在今天之后，请核对`,
      en: `The birth date in “${en}” (characters 7 to 14), ${date}, lies in the future; check it`,
    };
  },
  check_failed(field: Field, position: number, confirmable: boolean): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”第 ${position} 位校验码不符，可能有一位填错，请对照身份证逐位核对${confirmable ? '；确认无误的，请勾选确认后继续' : ''}`,
      en: `The check character of “${en}” (position ${position}) does not fit; a digit may be wrong. Compare it with the identity card${confirmable ? ', or confirm that it is right' : ''}`,
    };
  },
};
