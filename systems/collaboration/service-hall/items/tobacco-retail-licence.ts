import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { materials } from '../materials.ts';
import { siteChecked } from '../processes.ts';
import { business, contact, premises, premisesRight } from '../questions.ts';

const REGULATION = '烟草专卖法实施条例';

const form = {
  ...business,
  ...premises,
  ...premisesRight,
  apart_from_home: f.boolean('经营场所与住所相独立', {
    en: 'Apart from the dwelling',
    question: '店铺和住的地方是分开的吗？',
  }),
  nearest_retailer: f.integer('与最近卷烟零售点的距离', {
    en: 'Distance to the nearest retailer',
    question: '离最近的卷烟零售点大约有多少米？',
    hint: '按步行最短距离估计，核查时由工作人员测量。',
    unit: '米',
    min: 0,
    max: 100000,
  }),
  nearest_school: f.integer('与中小学、幼儿园的距离', {
    en: 'Distance to a school',
    question: '离最近的中小学校、幼儿园出入口大约有多少米？',
    unit: '米',
    min: 0,
    max: 100000,
  }),
  ...contact,
};
const rule = facts(form);

/** 烟草专卖零售许可证核发: for shops that sell cigarettes. */
export const tobaccoRetailLicence = procedure('tobacco_retail_licence', {
  ...licence('tobacco'),
  title: '烟草专卖零售许可证核发',
  title_en: 'Tobacco retail licence',
  aliases: ['烟草证', '卖烟许可', '烟证', '香烟零售', '卖香烟', '超市卖烟'],
  summary: '商店、超市、便利店零售卷烟、雪茄烟要办的许可证。',
  base_code: '650138001000',
  audience: ['1', '2', '6'],
  basis: [
    { law: '烟草专卖法', article: '第十六条', state: 'recalled' },
    { law: REGULATION, article: '第六条、第九条', state: 'recalled' },
  ],
  promised: promised(10),
  special_procedures: ['site_check'],
  quantity_limit: '按当地烟草制品零售点合理布局规划办理，有数量限制的地段按受理先后顺序办理（行政许可法 第五十七条）。',
  conditions: [
    {
      name: '有与住所相独立的固定经营场所',
      rule: rule.apart_from_home.equals(true, { basis: `${REGULATION} 第九条`, says: '经营场所固定，并与住所相独立' }),
      checked: 'self_check',
    },
    {
      name: '符合零售点合理布局',
      rule: rule.nearest_retailer.at_least(parameter('tobacco.retailer_distance'), {
        basis: '当地烟草制品零售点合理布局规划',
      }),
      checked: 'decision',
    },
    {
      name: '不在中小学校、幼儿园周围',
      rule: rule.nearest_school.at_least(parameter('tobacco.school_distance'), { basis: '未成年人保护法 第五十九条' }),
      checked: 'decision',
    },
  ],
  result: {
    name: licenceTypes.tobacco_retail_licence.title,
    kind: 'licence',
    sample: '烟草专卖零售许可证样本：载明企业（字号）名称、经营场所、许可范围、有效期限和二维码。',
    licence_type: licenceTypes.tobacco_retail_licence.number,
    valid_years: 5,
    prints: ['business_name', 'credit_code', 'premises_address'],
  },
  topics: { natural: ['040'], legal: ['010'] },
  questions: [
    {
      question: '学校旁边为什么不给办？',
      answer: '法律规定学校、幼儿园周边不得设置烟草销售网点，具体距离由当地规定。',
    },
    { question: '店转给别人，烟证能一起转吗？', answer: '不能，许可证不得转让；接手的人要重新申请。' },
  ],
  form,
  materials: [materials.business_licence, materials.applicant_identity, materials.premises_proof],
  start: 'accept',
  stages: siteChecked('tobacco'),
});
