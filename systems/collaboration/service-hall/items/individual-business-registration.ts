import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { materials } from '../materials.ts';
import { reviewed } from '../processes.ts';
import { age, applicant, business, contact, premises, premisesRight } from '../questions.ts';

const REGULATION = '市场主体登记管理条例';

const form = {
  ...applicant,
  ...age,
  business_name: business.business_name,
  ...premises,
  ...premisesRight,
  business_scope: f.long_text('经营范围', {
    en: 'Scope of business',
    question: '准备经营什么？',
    hint: '用自己的话写也可以，例如：餐饮服务、食品销售。登记机关会对照规范表述。',
    maxLength: 500,
  }),
  family_run: f.boolean('家庭经营', {
    en: 'Family business',
    question: '是家庭成员一起经营吗？',
    hint: '家庭经营的，参加经营的家庭成员姓名要一并登记。',
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 个体工商户设立登记: the business licence of a sole trader, by which most shops begin. */
export const individualBusinessRegistration = procedure('individual_business_registration', {
  ...promisedMatter('market_supervision'),
  kind: '07',
  title: '个体工商户设立登记',
  title_en: 'Registration of an individual business',
  aliases: ['办营业执照', '个体户', '个体执照', '开店执照', '开小店', '注册个体户', '工商执照'],
  summary: '个人开店、摆摊、做生意，办理个体工商户营业执照。',
  base_code: '650731001000',
  audience: ['1'],
  basis: [
    { law: REGULATION, article: '第十九条', state: 'recalled' },
    { law: '促进个体工商户发展条例', article: '第十二条', state: 'recalled' },
  ],
  statutory: { days: 3, unit: 'working_day', basis: `${REGULATION} 第十九条`, state: 'recalled' },
  extension: {
    limit: { days: 3, unit: 'working_day', basis: `${REGULATION} 第十九条`, state: 'recalled' },
    by: 'market_supervision.head',
  },
  promised: promised(1),
  conditions: [
    {
      name: '申请人具有完全民事行为能力',
      rule: rule.age.at_least(parameter('person.full_age'), { basis: '民法典 第十七条、第十八条' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: licenceTypes.business_licence.title,
    kind: 'licence',
    sample: '营业执照样本：载明名称、统一社会信用代码、类型、经营者、经营场所、经营范围和二维码。',
    licence_type: licenceTypes.business_licence.number,
    prints: ['business_name', 'applicant_name', 'premises_address', 'business_scope'],
  },
  topics: { natural: ['035'], legal: [] },
  questions: [
    {
      question: '住宅可以登记为经营场所吗？',
      answer: '可以，但要经有利害关系的业主同意，并且不得从事影响居民生活的经营。',
    },
    { question: '办个体户要交钱吗？', answer: '不收费。' },
    { question: '名称一定要起吗？', answer: '个体工商户可以不使用名称；需要开店挂牌的建议登记名称。' },
  ],
  form,
  materials: [materials.applicant_identity, materials.premises_proof],
  start: 'accept',
  stages: reviewed('market_supervision', 1),
});
