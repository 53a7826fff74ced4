import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  not_a_division(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”请从列表中选择，或填写行政区划代码（2、4、6、9 或 12 位数字）`,
      en: `“${en}” must be chosen from the list, or be a division code of 2, 4, 6, 9 or 12 digits`,
    };
  },
  show_below: { zh: '显示下级地区', en: 'Show places below' },
  below: { zh: '具体地区', en: 'Place' },
  upper: { zh: '所属地区', en: 'Within' },
};
