import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { siteChecked } from '../processes.ts';
import { business, contact, premises } from '../questions.ts';

const ways = codeTable('fire_check_way', {
  promise: { zh: '告知承诺（先承诺、后核查）', en: 'by declaration, checked afterwards' },
  check: { zh: '不采用告知承诺（先检查、后发证）', en: 'checked before the certificate' },
});

const form = {
  ...business,
  ...premises,
  fire_floor: f.text('所在楼层', {
    en: 'Floor',
    question: '场所在建筑的哪一层？',
    hint: '跨层的都写上，例如：1 至 2 层；地下写“地下一层”。',
    maxLength: 40,
  }),
  fire_capacity: f.integer('最多容纳人数', {
    en: 'Capacity',
    question: '场所最多能容纳多少人？',
    hint: '包括顾客和员工。',
    unit: '人',
    min: 1,
    max: 100000,
  }),
  fire_exits: f.integer('安全出口数量', {
    en: 'Exits',
    question: '有几个安全出口？',
    hint: '营业期间必须保持畅通、不能上锁的门。',
    unit: '个',
    min: 0,
    max: 100,
  }),
  fire_building_accepted: f.boolean('建设工程已通过消防验收或者备案', {
    en: 'Building accepted',
    question: '所在建筑是否已经通过消防验收或者备案？',
    hint: '不清楚的可以问房东或者物业。',
  }),
  fire_way: f.choice('办理方式', ways, {
    en: 'Way of handling',
    question: '选择哪种方式办理？',
    hint: '选择告知承诺的，当场作出决定，之后再上门核查。',
  }),
  ...contact,
};
const rule = facts(form);

/** 公众聚集场所投入使用、营业前消防安全检查: restaurants, hotels, shops and other places where people gather. */
export const fireSafetyCheck = procedure('fire_safety_check', {
  ...licence('fire_rescue'),
  title: '公众聚集场所投入使用、营业前消防安全检查',
  title_en: 'Fire-safety check of public venues before opening',
  aliases: ['消防检查', '消防证', '开业前消防', '消防合格证', '饭店消防', '消防手续'],
  summary: '饭店、宾馆、商场、网吧、健身房等公众聚集场所开业前要做的消防安全检查。',
  base_code: '650132001000',
  audience: ['1', '2', '3', '4', '6'],
  basis: [{ law: '消防法', article: '第十五条', state: 'recalled' }],
  statutory: { days: 10, unit: 'working_day', basis: '消防法 第十五条', state: 'recalled' },
  promised: promised(7),
  special_procedures: ['site_check'],
  conditions: [
    {
      name: '所在建筑通过消防验收或者备案',
      rule: rule.fire_building_accepted.equals(true, {
        basis: '消防法 第十三条',
        says: '所在建筑已通过消防验收或者备案',
      }),
      checked: 'acceptance',
    },
    {
      name: '有安全出口',
      rule: rule.fire_exits.at_least('1', { basis: '消防法 第十六条' }),
      checked: 'self_check',
    },
  ],
  result: {
    name: licenceTypes.fire_safety_certificate.title,
    kind: 'licence',
    sample: '消防安全检查合格证样本：载明场所名称、地址、使用面积、检查结论和二维码。',
    licence_type: licenceTypes.fire_safety_certificate.number,
    prints: ['business_name', 'premises_address', 'premises_area', 'fire_floor'],
  },
  topics: { natural: ['115'], legal: ['150'] },
  questions: [
    {
      question: '小饭馆也要办消防检查吗？',
      answer: '饭店属于公众聚集场所，开业前都要申请；面积较小的可以选择告知承诺，当场办结。',
    },
    {
      question: '选了告知承诺，后来核查不合格怎么办？',
      answer: '会责令停业改正，依法撤销许可；请确认符合要求后再承诺。',
    },
    { question: '装修重新做了要不要再办？', answer: '改变用途或者重新装修影响消防安全的，需要重新申请检查。' },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.applicant_identity,
    materials.premises_plan,
    handedIn('M65232001', '消防安全制度、灭火和应急疏散预案', '消防法 第十六条', {
      filling_note: '可以下载范本填写；采用告知承诺的，核查时备查。',
    }),
    {
      ...handedIn('M65232002', '消防安全告知承诺书', '消防法 第十五条', { filling_note: '由场所负责人签名或者盖章。' }),
      necessity: '2',
      when: rule.fire_way.equals('promise'),
    },
  ],
  start: 'accept',
  stages: siteChecked('fire_rescue'),
});
