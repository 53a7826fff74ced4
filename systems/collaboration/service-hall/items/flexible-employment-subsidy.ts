import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { reviewed } from '../processes.ts';
import { age, applicant, contact, payment } from '../questions.ts';

const RULES = '就业补助资金管理办法';

const groups = codeTable('flexible_employment_group', {
  difficult: { zh: '就业困难人员', en: 'hard to employ' },
  graduate: { zh: '离校两年内未就业的高校毕业生', en: 'graduate of the last two years' },
});
const sexes = codeTable('flexible_employment_sex', {
  male: { zh: '男', en: 'male' },
  female: { zh: '女', en: 'female' },
});

const form = {
  ...applicant,
  ...age,
  sex: f.choice('性别', sexes, { en: 'Sex', question: '申请人的性别是？', grade: 3 }),
  employment_group: f.choice('人员类别', groups, {
    en: 'Group',
    question: '属于哪一类人员？',
    hint: '就业困难人员要先在社区办理认定。',
  }),
  recognised: f.boolean('已认定或者登记', {
    en: 'Recognised',
    question: '是否已办理就业困难人员认定或者毕业生实名登记？',
  }),
  work_kind: f.text('灵活就业方式', {
    en: 'Kind of work',
    question: '做什么工作？',
    hint: '例如：摆摊、跑外卖、做家政、开网约车。',
    maxLength: 100,
  }),
  insurance_months: f.integer('已缴费月数', {
    en: 'Months paid',
    question: '申请期内个人缴纳社会保险费多少个月？',
    unit: '个月',
    min: 0,
    max: 36,
  }),
  ...payment,
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 灵活就业社会保险补贴申领: for those who pay their own social insurance. */
export const flexibleEmploymentSubsidy = procedure('flexible_employment_subsidy', {
  ...promisedMatter('human_resources'),
  kind: '05',
  title: '灵活就业社会保险补贴申领',
  title_en: 'Social-insurance subsidy for flexible employment',
  aliases: ['4050补贴', '灵活就业补贴', '社保补贴', '自己交社保补贴', '外卖员补贴'],
  summary: '就业困难人员和高校毕业生灵活就业并自己缴纳社会保险费的，可以申领的补贴。',
  base_code: '650537001000',
  audience: ['1'],
  basis: [
    { law: '就业促进法', article: '第五十二条', state: 'recalled' },
    { law: RULES, article: '关于社会保险补贴的规定', state: 'recalled' },
  ],
  statutory: promised(20),
  promised: promised(10),
  special_procedures: ['publicity'],
  conditions: [
    {
      name: '人员类别和年龄符合规定',
      rule: rule.any(
        rule.employment_group.equals('graduate', { says: '是离校两年内未就业的高校毕业生' }),
        rule.all(
          rule.sex.equals('female', { says: '女性' }),
          rule.age.at_least(parameter('flexible_employment.min_age.female'), { basis: RULES }),
        ),
        rule.all(
          rule.sex.equals('male', { says: '男性' }),
          rule.age.at_least(parameter('flexible_employment.min_age.male'), { basis: RULES }),
        ),
      ),
      checked: 'self_check',
    },
    {
      name: '已办理认定或者登记',
      rule: rule.recognised.equals(true, { basis: RULES, says: '已办理就业困难人员认定或者毕业生实名登记' }),
      checked: 'acceptance',
    },
    {
      name: '申请期内已缴费',
      rule: rule.insurance_months.at_least('1', { basis: RULES }),
      checked: 'decision',
    },
  ],
  result: {
    name: '社会保险补贴核定通知书',
    kind: 'document',
    sample: '社会保险补贴核定通知书样本：载明姓名、补贴月份、核定金额和发放账户。',
    prints: ['applicant_name', 'insurance_months'],
  },
  topics: { natural: ['030'], legal: [] },
  questions: [
    { question: '补贴能领多少？', answer: '原则上不超过实际缴费的一定比例，由州、县（市）公布标准。' },
    { question: '能领几年？', answer: '最长期限由国家规定，距离法定退休年龄不足五年的可以延长至退休。' },
  ],
  form,
  materials: [
    materials.applicant_identity,
    handedIn('M65237003', '社会保险费缴费凭证', RULES, { source: '20', issuer: '税务、社会保险经办机构' }),
    handedIn('M65237004', '灵活就业承诺书', RULES, { filling_note: '在线填写并电子签名。' }),
    materials.bank_card,
  ],
  start: 'accept',
  stages: {
    ...reviewed('human_resources', 4),
    review: {
      title: '审核并公示',
      by: 'human_resources.officer',
      supplements: true,
      suspends: ['publicity'],
      next: ['decide'],
    },
  },
});
