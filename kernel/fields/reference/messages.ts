import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  choose_found(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”请先查找，再从查到的结果中选择一项`,
      en: `Search for “${en}”, then choose one of the results`,
    };
  },
  search_for(field: Field): Words {
    const { zh, en } = titleOf(field);
    return { zh: `查找${zh}：名称或代码`, en: `Search for ${en}: name or code` };
  },
  results(field: Field): Words {
    const { zh, en } = titleOf(field);
    return { zh: `查到的${zh}`, en: `Results for ${en}` };
  },
};
