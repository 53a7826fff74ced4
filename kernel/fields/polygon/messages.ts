import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  not_a_polygon(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”请逐行填写边界上至少三个点的经度和纬度，例如“87.304, 44.012”，也可粘贴 GeoJSON`,
      en: `“${en}” must have three corners or more, one a line as “87.304, 44.012”, or GeoJSON`,
    };
  },
  not_closed(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”的边界没有闭合：最后一个点应与第一个点相同`,
      en: `The boundary of “${en}” is not closed: its last position must equal its first`,
    };
  },
  form: {
    zh: '每行一个边界点：经度, 纬度；内部空洞另起一组，组间空一行。也可粘贴 GeoJSON。',
    en: 'One corner a line: longitude, latitude; a hole is a further group behind an empty line. GeoJSON may be pasted.',
  },
};
