import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  not_a_point(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”请填写经度和纬度两个数，例如经度 87.304、纬度 44.012`,
      en: `“${en}” must be a longitude and a latitude, such as 87.304 and 44.012`,
    };
  },
  out_of_range(field: Field): Words {
    const { zh, en } = titleOf(field);
    return {
      zh: `“${zh}”的坐标超出范围：经度在 -180 到 180 之间，纬度在 -90 到 90 之间，先填经度`,
      en: `The coordinates of “${en}” are out of range: longitude −180 to 180 first, then latitude −90 to 90`,
    };
  },
  longitude: { zh: '经度', en: 'Longitude' },
  latitude: { zh: '纬度', en: 'Latitude' },
};
