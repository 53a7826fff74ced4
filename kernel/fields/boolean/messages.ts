import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  yes_or_no(field: Field): Words {
    const { zh, en } = titleOf(field);
    return { zh: `“${zh}”请选择“是”或“否”`, en: `Select “Yes” or “No” for “${en}”` };
  },
};
