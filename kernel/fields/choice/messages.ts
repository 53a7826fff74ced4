import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  not_in_table(field: Field, offered: string): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”请从下列各项中选择：${offered}`, en: `“${en}” must be one of: ${offered}` };
  },
};
