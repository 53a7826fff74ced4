import { f } from '../../../kernel/fields/f.ts';
import { bundle } from '../../../kernel/procedures/bundle.ts';
import type { BundleDefinition } from '../../../kernel/procedures/definition.ts';
import { facts } from '../../../kernel/rules/facts.ts';
import { birthHouseholdRegistration } from './items/birth-household-registration.ts';
import { birthMedicalCertificate } from './items/birth-medical-certificate.ts';
import { fertilityRegistration } from './items/fertility-registration.ts';
import { fireSafetyCheck } from './items/fire-safety-check.ts';
import { foodBusinessLicence } from './items/food-business-licence.ts';
import { individualBusinessRegistration } from './items/individual-business-registration.ts';
import { newbornMedicalInsurance } from './items/newborn-medical-insurance.ts';
import { outdoorSign } from './items/outdoor-sign.ts';
import { socialSecurityCard } from './items/social-security-card.ts';
import { promised } from './limits.ts';
import { business } from './questions.ts';

/** Joint handling by several departments (L3), and what all bundles of the hall share. */
const joint = {
  statutory: { days: 45, unit: 'working_day', basis: '行政许可法 第二十六条、第四十二条', state: 'located' },
  extension: {
    limit: { days: 15, unit: 'working_day', basis: '行政许可法 第四十二条', state: 'located' },
    by: 'government.leader',
  },
  place: '昌吉州及各县（市）政务服务中心“高效办成一件事”专窗',
  hours: '工作日 10:00—14:00，15:30—19:30（北京时间）；网上申请全天受理',
  enquiry_phone: '0994-2350100',
  supervision_phone: '0994-2360100',
} as const satisfies Partial<BundleDefinition>;

const restaurantFirst = {
  has_registration: f.boolean('已领取营业执照', {
    en: 'Has a business licence',
    question: '是否已经领取营业执照？',
    hint: '还没有的，先一并办理个体工商户设立登记；要开公司的，请先办理公司设立登记。',
  }),
  wants_sign: f.boolean('需要设置门头招牌', {
    en: 'Wants a sign',
    question: '要不要设置门头招牌？',
    hint: '在店外墙面挂店名、招牌的，选“是”。',
  }),
};
const restaurant = facts(restaurantFirst);

/** 开办餐饮店: one application for everything that a restaurant needs before it opens. */
export const openRestaurant = bundle('open_restaurant', {
  ...joint,
  theme_code: 'TCN0003',
  title: '开办餐饮店',
  title_en: 'Open a restaurant',
  aliases: ['开饭店', '我要开饭店', '开餐馆', '开饭馆', '开餐厅', '开小吃店', '开奶茶店', '开火锅店', '餐饮店'],
  summary: '开饭店、小吃店、奶茶店等，一张表、一套材料，一次办好食品经营许可、消防安全检查和门头招牌。',
  audience: ['1', '2', '6'],
  basis: [
    {
      law: '国务院关于进一步优化政务服务提升行政效能推动“高效办成一件事”的指导意见（国发〔2024〕3号）',
      article: '附件',
      state: 'located',
    },
    { law: '行政许可法', article: '第二十六条', state: 'located' },
  ],
  promised: promised(10),
  form: {
    ...restaurantFirst,
    // Whoever has no registration yet has no code; the licence that the first item issues brings it.
    credit_code: f.credit_code('统一社会信用代码', {
      en: 'Unified social credit code',
      question: '营业执照上的统一社会信用代码是多少？',
      hint: '18 位，在营业执照正面。',
      prefill: 'enterprise.credit_code',
      when: restaurant.has_registration.equals(true),
    }),
    business_name: business.business_name,
  },
  items: [
    { procedure: individualBusinessRegistration, when: restaurant.has_registration.equals(false) },
    { procedure: foodBusinessLicence, after: [individualBusinessRegistration] },
    // A restaurant is a place where the public gathers whatever its area (消防法 §73), so the check is always part of it.
    { procedure: fireSafetyCheck, after: [individualBusinessRegistration] },
    {
      procedure: outdoorSign,
      when: restaurant.wants_sign.equals(true),
      after: [individualBusinessRegistration],
    },
  ],
  questions: [
    { question: '几个证要跑几个部门？', answer: '不用跑。提交一次，综合窗口统一受理，几个部门同时办理。' },
    {
      question: '其中一个没批下来，其他的怎么办？',
      answer: '各事项分别作出决定，已经批准的照常发证；没有批准的会说明理由。',
    },
    { question: '没有营业执照能办吗？', answer: '能，选择“没有”，系统先办个体工商户登记，领照后其他事项自动开始。' },
  ],
});

/** 新生儿出生: the birth certificate first, the rest from its data. */
export const newbornBundle = bundle('newborn', {
  ...joint,
  theme_code: 'PCN0009',
  title: '新生儿出生',
  title_en: 'A child is born',
  aliases: ['生孩子', '宝宝出生', '生娃', '新生儿', '出生一件事', '宝宝上户口', '出生证'],
  summary: '宝宝出生后，一张表办好出生医学证明、户口、医保、社会保障卡和生育登记。',
  audience: ['1'],
  basis: [
    {
      law: '国务院关于进一步优化政务服务提升行政效能推动“高效办成一件事”的指导意见（国发〔2024〕3号）',
      article: '附件',
      state: 'located',
    },
  ],
  promised: promised(10),
  form: {},
  items: [
    { procedure: birthMedicalCertificate },
    { procedure: birthHouseholdRegistration, after: [birthMedicalCertificate] },
    { procedure: newbornMedicalInsurance, after: [birthHouseholdRegistration] },
    { procedure: socialSecurityCard, after: [birthHouseholdRegistration] },
    { procedure: fertilityRegistration },
  ],
  questions: [
    { question: '在医院就能办吗？', answer: '能，宝宝出院前在手机上申请，签发出生医学证明后其他事项自动开始。' },
    { question: '必须父母都到场吗？', answer: '不用到场，由父亲或者母亲一方网上申请即可。' },
    { question: '多久能办完？', answer: '当场能办的当场办，社会保障卡制卡后邮寄，全部在承诺时限内办结。' },
  ],
});
