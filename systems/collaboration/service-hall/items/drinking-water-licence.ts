import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { acceptance, decision, denied, granted, review, siteCheck } from '../processes.ts';
import { business, contact, premises } from '../questions.ts';

const RULES = '生活饮用水卫生监督管理办法';

const supplies = codeTable('water_supply_kind', {
  central: { zh: '集中式供水', en: 'central supply' },
  secondary: { zh: '二次供水', en: 'secondary supply' },
  piped_purified: { zh: '管道分质供水', en: 'piped purified water' },
});

const form = {
  ...business,
  premises_region: premises.premises_region,
  premises_address: premises.premises_address,
  supply_kind: f.choice('供水方式', supplies, { en: 'Kind of supply', question: '是哪一种供水方式？' }),
  supply_people: f.integer('供水人口', {
    en: 'People supplied',
    question: '给多少人供水？',
    unit: '人',
    min: 1,
    max: 5000000,
  }),
  source_protected: f.boolean('水源有卫生防护', {
    en: 'Source protected',
    question: '水源或者水箱有没有卫生防护措施？',
    hint: '例如水源保护区、水箱加盖上锁。',
  }),
  disinfects: f.boolean('有消毒设施', { en: 'Disinfection', question: '有没有水质消毒设施？' }),
  water_passed: f.boolean('水质检测合格', { en: 'Water passes', question: '最近一次水质检测是否合格？' }),
  ...contact,
};
const rule = facts(form);

/** 饮用水供水单位卫生许可: the time of laboratory tests is not counted (行政许可法 §45). */
export const drinkingWaterLicence = procedure('drinking_water_licence', {
  ...licence('health'),
  title: '饮用水供水单位卫生许可',
  title_en: 'Health licence of a drinking-water supplier',
  aliases: ['供水卫生许可', '自来水许可', '水厂许可', '二次供水', '饮用水许可证'],
  summary: '自来水厂、乡镇水厂、小区二次供水、管道直饮水等供水单位供水前要办的卫生许可证。',
  base_code: '650134002000',
  audience: ['2', '3', '4', '6'],
  basis: [
    { law: '传染病防治法', article: '关于饮用水供水单位卫生许可的规定', state: 'recalled' },
    { law: RULES, article: '第七条', state: 'recalled' },
  ],
  promised: promised(8),
  special_procedures: ['site_check', 'testing'],
  conditions: [
    {
      name: '水源有卫生防护，有消毒设施',
      rule: rule.all(
        rule.source_protected.equals(true, { basis: `${RULES} 第十三条`, says: '水源或者储水设施有卫生防护' }),
        rule.disinfects.equals(true, { basis: `${RULES} 第十条`, says: '有水质净化消毒设施' }),
      ),
      checked: 'acceptance',
    },
    {
      name: '水质符合国家标准',
      rule: rule.water_passed.equals(true, { basis: `${RULES} 第六条`, says: '水质检测合格' }),
      checked: 'decision',
    },
  ],
  result: {
    name: licenceTypes.water_health_licence.title,
    kind: 'licence',
    sample: '生活饮用水供水单位卫生许可证样本：载明单位名称、地址、供水方式、供水范围、有效期和二维码。',
    licence_type: licenceTypes.water_health_licence.number,
    valid_years: 4,
    prints: ['business_name', 'credit_code', 'premises_address', 'supply_kind'],
  },
  topics: { natural: [], legal: ['110', '160'] },
  questions: [
    { question: '小区水箱由谁申请？', answer: '由负责二次供水设施运行管理的单位申请，一般是物业服务企业。' },
    {
      question: '抽样检测要几天，算不算在办理时间里？',
      answer: '检测时间不计入办理时限，卫生部门会书面告知需要的天数。',
    },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.water_test_report,
    materials.health_certificates,
    handedIn('M65234003', '供水卫生管理制度和应急预案', `${RULES} 第八条`),
  ],
  start: 'accept',
  stages: {
    accept: { ...acceptance, next: ['review'] },
    review: { ...review('health', 3), next: ['site_check'] },
    site_check: { ...siteCheck('health', 3), suspends: ['site_check', 'testing'], next: ['decide'] },
    decide: decision('health', 1),
    granted,
    denied,
  },
});
