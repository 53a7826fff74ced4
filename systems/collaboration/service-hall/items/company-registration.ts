import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { reviewed } from '../processes.ts';
import { applicant, business, contact, premises, premisesRight } from '../questions.ts';

const REGULATION = '市场主体登记管理条例';

const companyTypes = codeTable('company_type', {
  limited: { zh: '有限责任公司', en: 'limited liability company' },
  one_person: { zh: '一人有限责任公司', en: 'one-person limited company' },
  joint_stock: { zh: '股份有限公司（发起设立）', en: 'joint stock company' },
});

const form = {
  ...applicant,
  business_name: business.business_name,
  company_type: f.choice('公司类型', companyTypes, { en: 'Type of company', question: '设立哪一种公司？' }),
  registered_capital: f.money('注册资本', {
    en: 'Registered capital',
    question: '注册资本是多少元？',
    hint: '是股东认缴的总额，应当与经营能力相称，不是越多越好。',
    min: '0.01',
  }),
  shareholders: f.integer('股东人数', {
    en: 'Shareholders',
    question: '一共有几位股东？',
    unit: '人',
    min: 1,
    max: 200,
  }),
  paid_within_years: f.decimal('认缴期限', {
    en: 'Years to pay in',
    question: '全体股东在几年内缴足出资？',
    hint: '从公司成立之日起算。',
    unit: '年',
    scale: 1,
    min: '0',
    max: '100',
  }),
  ...premises,
  ...premisesRight,
  business_scope: f.long_text('经营范围', {
    en: 'Scope of business',
    question: '公司准备经营什么？',
    hint: '从规范表述目录中选择，第一项为主营项目。',
    maxLength: 2000,
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 公司设立登记: company formation with its business licence. */
export const companyRegistration = procedure('company_registration', {
  ...promisedMatter('market_supervision'),
  kind: '07',
  levels: ['3', '4'],
  title: '公司设立登记',
  title_en: 'Registration of a company',
  aliases: ['注册公司', '开公司', '成立公司', '办公司执照', '营业执照', '企业开办'],
  summary: '设立有限责任公司或者股份有限公司，领取营业执照。',
  base_code: '650731002000',
  audience: ['1', '2'],
  basis: [
    { law: '公司法', article: '第二十九条', state: 'recalled' },
    { law: REGULATION, article: '第十九条', state: 'recalled' },
  ],
  statutory: { days: 3, unit: 'working_day', basis: `${REGULATION} 第十九条`, state: 'recalled' },
  extension: {
    limit: { days: 3, unit: 'working_day', basis: `${REGULATION} 第十九条`, state: 'recalled' },
    by: 'market_supervision.head',
  },
  promised: promised(1),
  conditions: [
    {
      name: '有限责任公司股东人数符合规定',
      rule: rule.any(
        rule.company_type.equals('joint_stock', { says: '是股份有限公司' }),
        rule.shareholders.at_most(parameter('company.limited.max_shareholders'), { basis: '公司法 第四十二条' }),
      ),
      checked: 'acceptance',
    },
    {
      name: '认缴期限符合规定',
      rule: rule.paid_within_years.at_most(parameter('company.limited.max_years_to_pay'), {
        basis: '公司法 第四十七条',
      }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: licenceTypes.business_licence.title,
    kind: 'licence',
    sample: '营业执照样本：载明名称、统一社会信用代码、类型、法定代表人、注册资本、住所、经营范围和二维码。',
    licence_type: licenceTypes.business_licence.number,
    prints: ['business_name', 'company_type', 'registered_capital', 'premises_address', 'business_scope'],
  },
  topics: { natural: ['035'], legal: ['005'] },
  questions: [
    { question: '注册资本要马上交吗？', answer: '不用，在公司章程规定的期限内缴足，法律规定了最长期限。' },
    { question: '名称会不会和别人重复？', answer: '提交时系统会比对；与他人近似的，登记机关会一次告知修改。' },
    { question: '法定代表人要到现场吗？', answer: '不用，实名认证并电子签名即可。' },
  ],
  form,
  materials: [
    materials.applicant_identity,
    materials.premises_proof,
    handedIn('M65231002', '公司章程', '公司法 第五条；市场主体登记管理条例 第十六条', {
      filling_note: '可以使用系统提供的章程范本，全体股东电子签名。',
    }),
    handedIn('M65231003', '法定代表人、董事、监事、高级管理人员任职文件', '市场主体登记管理条例 第十六条'),
  ],
  start: 'accept',
  stages: reviewed('market_supervision', 1),
});
