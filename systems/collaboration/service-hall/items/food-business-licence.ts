import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { siteChecked } from '../processes.ts';
import { business, contact, premises, premisesRight } from '../questions.ts';

const RULES = '食品经营许可和备案管理办法（市场监管总局令第78号）';

const categories = codeTable('food_business_category', {
  catering: { zh: '餐饮服务（饭店、快餐、小吃、饮品等）', en: 'catering' },
  sales: { zh: '食品销售（散装食品等）', en: 'food sales' },
  canteen: { zh: '单位食堂', en: 'canteen' },
});

const first = {
  ...business,
  ...premises,
  ...premisesRight,
  food_category: f.choice('主体业态', categories, {
    en: 'Kind of business',
    question: '准备做哪一类食品经营？',
    hint: '只卖预包装食品的不用办许可，办理备案即可。',
  }),
  sells_cold_dishes: f.boolean('制售冷食、生食', {
    en: 'Cold or raw dishes',
    question: '有没有凉菜、生鱼片、裱花蛋糕这类冷食、生食？',
    hint: '有的话需要单独的专间或者专区。',
  }),
};
const asked = facts(first);
const form = {
  ...first,
  cold_room: f.boolean('已设专间或者专区', {
    en: 'Separate room',
    question: '冷食、生食有没有单独的专间或者专区？',
    when: asked.sells_cold_dishes.equals(true),
  }),
  pollution_distance: f.integer('与污染源的距离', {
    en: 'Distance from pollution',
    question: '场所离最近的旱厕、垃圾站、污水池有多少米？',
    hint: '估计一个数即可，核查时由工作人员测量。',
    unit: '米',
    min: 0,
    max: 100000,
  }),
  safety_manager: f.boolean('已配备食品安全管理人员', {
    en: 'Food safety manager',
    question: '有没有确定一名食品安全管理人员？',
    hint: '小店可以由老板自己担任。',
  }),
  ...contact,
};
const rule = facts(form);

/** 食品经营许可（新办）: the licence for restaurants, canteens and sellers of food that is not pre-packed. */
export const foodBusinessLicence = procedure('food_business_licence', {
  ...licence('market_supervision'),
  title: '食品经营许可（新办）',
  title_en: 'Food business licence (new)',
  aliases: [
    '开饭店',
    '我要开饭店',
    '饭馆',
    '饭馆证',
    '餐饮许可证',
    '卫生许可证（饭店）',
    '奶茶店',
    '小吃店',
    '食堂',
    '食品证',
  ],
  summary: '开饭店、奶茶店、小吃店、单位食堂，或者销售散装食品，开业前要办的许可证。',
  base_code: '650131001000',
  audience: ['1', '2', '6'],
  basis: [
    { law: '食品安全法', article: '第三十五条', state: 'recalled' },
    { law: RULES, article: '第二条、第四条', state: 'recalled' },
  ],
  // The departmental rule sets a shorter limit than the general twenty days, and a shorter extension.
  statutory: { days: 10, unit: 'working_day', basis: RULES, state: 'recalled' },
  extension: {
    limit: { days: 5, unit: 'working_day', basis: RULES, state: 'recalled' },
    by: 'market_supervision.head',
  },
  promised: promised(8),
  special_procedures: ['site_check'],
  conditions: [
    {
      name: '场所与污染源保持规定的距离',
      rule: rule.pollution_distance.at_least(parameter('food.pollution_distance'), { basis: '食品经营许可审查通则' }),
      checked: 'self_check',
    },
    {
      name: '配备食品安全管理人员',
      rule: rule.safety_manager.equals(true, { basis: '食品安全法 第三十三条', says: '已配备食品安全管理人员' }),
      checked: 'acceptance',
    },
    {
      name: '冷食、生食有专间或者专区',
      rule: rule.any(
        rule.sells_cold_dishes.equals(false, { says: '不制售冷食、生食' }),
        rule.cold_room.equals(true, { basis: '食品经营许可审查通则', says: '已设专间或者专区' }),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: '食品经营许可证',
    kind: 'licence',
    sample: '食品经营许可证样本：载明经营者名称、统一社会信用代码、经营场所、主体业态、经营项目、有效期和二维码。',
    licence_type: licenceTypes.food_business_licence.number,
    valid_years: 5,
    prints: ['business_name', 'credit_code', 'premises_address', 'food_category'],
  },
  topics: { natural: ['040'], legal: ['010'] },
  questions: [
    {
      question: '没有营业执照能先办食品经营许可证吗？',
      answer: '不能，要先取得营业执照。没有执照的可以走“开办餐饮店”一件事，一张表一起办。',
    },
    { question: '只卖袋装零食、矿泉水要办这个证吗？', answer: '仅销售预包装食品的不用办许可，开业前办理备案即可。' },
    {
      question: '现场核查要等多久？',
      answer: '受理后由两名以上工作人员上门核查，时间会提前电话联系；核查时间会书面告知。',
    },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.applicant_identity,
    materials.premises_proof,
    materials.premises_plan,
    materials.health_certificates,
    handedIn('M65231001', '食品安全管理制度', `食品安全法 第四十四条；${RULES}`, {
      filling_note: '可以下载范本，按本店情况填写后上传。',
    }),
  ],
  start: 'accept',
  stages: siteChecked('market_supervision'),
});
