import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  not_a_line(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”请逐行填写至少两个点的经度和纬度，例如“87.304, 44.012”，也可粘贴 GeoJSON`,
      en: `“${en}” must have two positions or more, one a line as “87.304, 44.012”, or GeoJSON`,
    };
  },
  form: {
    zh: '每行一个点：经度, 纬度。也可粘贴 GeoJSON。',
    en: 'One position a line: longitude, latitude. GeoJSON may be pasted.',
  },
};
