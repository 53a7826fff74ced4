import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { siteChecked } from '../processes.ts';
import { age, applicant, business, contact } from '../questions.ts';

const RULES = '普惠金融发展专项资金管理办法（财金〔2023〕75号）';

const borrowers = codeTable('startup_borrower', {
  person: { zh: '个人', en: 'person' },
  small_enterprise: { zh: '小微企业', en: 'small enterprise' },
});

const first = {
  ...applicant,
  ...age,
  borrower: f.choice('借款主体', borrowers, { en: 'Borrower', question: '以个人还是小微企业的名义申请？' }),
};
const asked = facts(first);
const form = {
  ...first,
  ...business,
  loan_amount: f.money('申请贷款金额', { en: 'Amount', question: '想贷多少元？', min: '1' }),
  loan_purpose: f.text('贷款用途', {
    en: 'Purpose',
    question: '钱用来做什么？',
    hint: '例如：进货、装修、购买设备。',
    maxLength: 200,
  }),
  employees: f.integer('职工人数', {
    en: 'Employees',
    question: '企业现有多少名职工？',
    unit: '人',
    min: 1,
    max: 10000,
    when: asked.borrower.equals('small_enterprise'),
  }),
  newly_hired: f.integer('新招用符合条件人员数', {
    en: 'Newly hired',
    question: '最近一年新招用了多少名符合条件的人员？',
    hint: '指登记失业人员、高校毕业生、退役军人等重点群体。',
    unit: '人',
    min: 0,
    max: 10000,
    when: asked.borrower.equals('small_enterprise'),
  }),
  good_credit: f.boolean('没有不良信用记录', {
    en: 'Good credit',
    question: '本人和配偶有没有逾期未还的商业贷款？没有请选“是”。',
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 创业担保贷款申请: eligibility is confirmed here; the guarantee fund and the bank follow. */
export const startupLoanGuarantee = procedure('startup_loan_guarantee', {
  ...promisedMatter('human_resources'),
  kind: '20',
  title: '创业担保贷款申请',
  title_en: 'Guaranteed start-up loan',
  aliases: ['创业贷款', '贴息贷款', '小额担保贷款', '开店贷款', '返乡创业贷款'],
  summary: '个人和小微企业创业资金不足的，可以申请由政府担保基金担保、财政贴息的贷款。',
  base_code: '652037002000',
  audience: ['1', '2', '6'],
  basis: [
    { law: '就业促进法', article: '第十九条', state: 'recalled' },
    { law: RULES, article: '关于创业担保贷款贴息的规定', state: 'recalled' },
  ],
  statutory: promised(20),
  promised: promised(10),
  special_procedures: ['site_check'],
  conditions: [
    {
      name: '贷款额度不超过上限',
      rule: rule.any(
        rule.all(
          rule.borrower.equals('person', { says: '以个人名义申请' }),
          rule.loan_amount.at_most(parameter('startup_loan.max_amount.person'), { basis: RULES }),
        ),
        rule.all(
          rule.borrower.equals('small_enterprise', { says: '以小微企业名义申请' }),
          rule.loan_amount.at_most(parameter('startup_loan.max_amount.small_enterprise'), { basis: RULES }),
        ),
      ),
      checked: 'acceptance',
    },
    {
      name: '在法定劳动年龄内',
      rule: rule.all(
        rule.age.at_least(parameter('person.full_age'), { basis: '民法典 第十七条' }),
        rule.age.at_most(parameter('startup_loan.max_age'), { basis: RULES }),
      ),
      checked: 'acceptance',
    },
    {
      name: '信用良好',
      rule: rule.good_credit.equals(true, { basis: RULES, says: '没有不良信用记录' }),
      checked: 'decision',
    },
  ],
  result: {
    name: '创业担保贷款资格审核意见书',
    kind: 'document',
    sample: '创业担保贷款资格审核意见书样本：载明借款主体、审核额度、期限、担保方式和经办银行。',
    prints: ['applicant_name', 'business_name', 'loan_amount', 'loan_purpose'],
  },
  topics: { natural: ['030'], legal: ['045'] },
  questions: [
    { question: '需要抵押或者找担保人吗？', answer: '符合条件的可以免除反担保，具体由担保基金管理机构确定。' },
    { question: '利息由谁付？', answer: '财政按规定贴息，其余由借款人承担；贴息标准以公布的为准。' },
  ],
  form,
  materials: [
    materials.applicant_identity,
    materials.business_licence,
    handedIn('M65237005', '创业计划或者经营情况说明', RULES, {
      filling_note: '写清经营内容、投入、预计收入，一页即可。',
    }),
    {
      ...handedIn('M65237006', '新招用人员花名册和劳动合同', RULES),
      necessity: '2',
      when: rule.borrower.equals('small_enterprise'),
    },
  ],
  start: 'accept',
  stages: siteChecked('human_resources', 4),
});
