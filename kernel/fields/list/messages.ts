import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  not_a_list(field: Field): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”应为若干项的列表`, en: `“${en}” must be a list` };
  },
  too_few(field: Field, least: number): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”至少填写 ${least} 项`, en: `“${en}” must have at least ${least} entries` };
  },
  too_many(field: Field, most: number): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”最多 ${most} 项，请删减`, en: `“${en}” may have ${most} entries at most` };
  },
  entry(position: number): Words {
    return { zh: `第 ${position} 项`, en: `Entry ${position}` };
  },
  add: { zh: '再加一项', en: 'Add another' },
  remove: { zh: '删除', en: 'Remove' },
  colon: { zh: '：', en: ': ' },
  comma: { zh: '，', en: ', ' },
  semicolon: { zh: '；', en: '; ' },
};
