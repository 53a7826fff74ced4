import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { promised, stepWithin } from '../limits.ts';
import { materials } from '../materials.ts';
import { acceptance, decision, denied, granted } from '../processes.ts';
import { applicant, contact, household, payment } from '../questions.ts';

const RULES = '国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号）';

const grades = codeTable('disability_grade', {
  '1': { zh: '一级', en: 'grade 1' },
  '2': { zh: '二级', en: 'grade 2' },
  '3': { zh: '三级', en: 'grade 3' },
  '4': { zh: '四级', en: 'grade 4' },
});
const subsidies = codeTable('disability_subsidy', {
  living: { zh: '困难残疾人生活补贴', en: 'living subsidy' },
  care: { zh: '重度残疾人护理补贴', en: 'care subsidy' },
  both: { zh: '两项都申请', en: 'both' },
});

const first = {
  ...applicant,
  ...household,
  disability_grade: f.choice('残疾等级', grades, {
    en: 'Grade of disability',
    question: '残疾人证上是几级？',
    grade: 4,
    mask: 'all',
  }),
  subsidy: f.choice('申请的补贴', subsidies, { en: 'Subsidy', question: '申请哪一项补贴？' }),
};
const asked = facts(first);
const form = {
  ...first,
  on_minimum_living: f.boolean('属于最低生活保障家庭', {
    en: 'On minimum living allowance',
    question: '家里享受最低生活保障吗？',
    when: asked.subsidy.one_of(['living', 'both']),
    grade: 3,
  }),
  needs_care: f.boolean('需要长期照护', {
    en: 'Needs long-term care',
    question: '日常生活需要别人长期照护吗？',
    when: asked.subsidy.one_of(['care', 'both']),
    grade: 4,
    mask: 'all',
  }),
  ...payment,
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 残疾人两项补贴: examined by the federation, decided by civil affairs. */
export const disabilitySubsidy = procedure('disability_subsidy', {
  ...promisedMatter('civil_affairs'),
  kind: '05',
  levels: ['4', '5'],
  title: '困难残疾人生活补贴和重度残疾人护理补贴',
  title_en: 'Living and care subsidies for disabled persons',
  aliases: ['残疾人补贴', '两项补贴', '护理补贴', '残疾补助', '残疾人生活补贴'],
  summary: '低保家庭中的残疾人，以及需要长期照护的重度残疾人，每月可以领取的补贴。',
  base_code: '650540003000',
  audience: ['1'],
  basis: [
    { law: '残疾人保障法', article: '第四十八条', state: 'recalled' },
    { law: RULES, article: '第二部分', state: 'recalled' },
  ],
  statutory: promised(20),
  promised: promised(15),
  handled_across: 'nation',
  joint_departments: ['disabled_federation'],
  conditions: [
    {
      name: '申请生活补贴的属于低保家庭',
      rule: rule.any(
        rule.subsidy.equals('care', { says: '只申请护理补贴' }),
        rule.on_minimum_living.equals(true, { basis: RULES, says: '属于最低生活保障家庭' }),
      ),
      checked: 'decision',
    },
    {
      name: '申请护理补贴的为重度残疾并需要长期照护',
      rule: rule.any(
        rule.subsidy.equals('living', { says: '只申请生活补贴' }),
        rule.all(
          rule.disability_grade.one_of(['1', '2'], { basis: RULES, says: '残疾等级为一级或者二级' }),
          rule.needs_care.equals(true, { basis: RULES, says: '需要长期照护' }),
        ),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: '残疾人两项补贴审核通知书',
    kind: 'document',
    sample: '残疾人两项补贴审核通知书样本：载明姓名、补贴种类、起发月份、发放账户和复核提示。',
    prints: ['applicant_name', 'subsidy'],
  },
  topics: { natural: ['085'], legal: [] },
  questions: [
    { question: '两项补贴能一起领吗？', answer: '符合条件的可以同时领取。' },
    { question: '户口在外地，能在昌吉申请吗？', answer: '可以，两项补贴全国通办，由受理地转户籍地审核。' },
  ],
  form,
  materials: [
    materials.applicant_identity,
    materials.disability_certificate,
    materials.household_register,
    materials.bank_card,
  ],
  start: 'accept',
  stages: {
    accept: { ...acceptance, next: ['review'] },
    review: {
      title: '残联审核',
      by: 'disabled_federation.officer',
      within: stepWithin(5),
      supplements: true,
      next: ['confirm'],
    },
    confirm: { title: '民政复核', by: 'civil_affairs.officer', within: stepWithin(5), next: ['decide'] },
    decide: decision('civil_affairs', 2),
    granted,
    denied,
  },
});
