import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { acceptance, decision, denied, granted, review, siteCheck } from '../processes.ts';
import { applicant, contact, household, payment } from '../questions.ts';

const RULES = '最低生活保障审核确认办法（民发〔2021〕57号）';

const areas = codeTable('minimum_living_area', {
  urban: { zh: '城镇', en: 'urban' },
  rural: { zh: '农村', en: 'rural' },
});

const first = {
  ...applicant,
  ...household,
  living_area: f.choice('居住地类别', areas, { en: 'Urban or rural', question: '家住在城镇还是农村？' }),
  family_members: f.integer('共同生活家庭成员人数', {
    en: 'Family members',
    question: '一起生活的家庭成员有几口人？',
    hint: '包括配偶、未成年子女和其他共同生活的人，也包括申请人。',
    unit: '人',
    min: 1,
    max: 30,
    grade: 3,
  }),
  income_per_member: f.money('家庭月人均收入', {
    en: 'Monthly income per member',
    question: '全家平均每人每月收入是多少元？',
    hint: '把全家一个月的工资、养老金、经营收入等加起来，除以人数。',
    min: '0',
    grade: 3,
    mask: 'all',
  }),
  has_chronic_illness: f.boolean('有成员患重病或者重残', {
    en: 'Serious illness or disability',
    question: '家里有没有人患重病或者重度残疾？',
    grade: 4,
    mask: 'all',
  }),
};
const asked = facts(first);
const form = {
  ...first,
  medical_costs: f.money('每月医药费自付部分', {
    en: 'Medical costs borne',
    question: '每月自己负担的医药费大约多少元？',
    min: '0',
    grade: 4,
    mask: 'all',
    when: asked.has_chronic_illness.equals(true),
  }),
  check_authorised: f.boolean('授权核对家庭经济状况', {
    en: 'Authorises the income check',
    question: '是否同意民政部门核对家庭的收入和财产？',
    hint: '不同意的无法审核。核对结果只用于本次审核。',
  }),
  ...payment,
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 最低生活保障对象认定: the amounts are pending, so the rule names them instead of guessing. */
export const minimumLivingAllowance = procedure('minimum_living_allowance', {
  ...promisedMatter('civil_affairs'),
  kind: '05',
  levels: ['4', '5'],
  title: '最低生活保障对象认定',
  title_en: 'Minimum living allowance',
  aliases: ['低保', '办低保', '吃低保', '最低生活保障', '困难补助', '低保申请'],
  summary: '家庭人均收入低于当地最低生活保障标准的，申请认定为低保对象。',
  base_code: '650540002000',
  audience: ['1'],
  basis: [
    { law: '社会救助暂行办法', article: '第九条、第十一条', state: 'recalled' },
    { law: RULES, article: '第四条', state: 'recalled' },
  ],
  statutory: { days: 30, unit: 'working_day', basis: RULES, state: 'recalled' },
  promised: promised(20),
  special_procedures: ['site_check', 'publicity'],
  joint_departments: ['disabled_federation'],
  conditions: [
    {
      name: '家庭人均收入低于当地标准',
      rule: rule.any(
        rule.all(
          rule.living_area.equals('urban', { says: '居住在城镇' }),
          rule.income_per_member.less_than(parameter('minimum_living.urban.monthly'), {
            basis: '社会救助暂行办法 第九条',
          }),
        ),
        rule.all(
          rule.living_area.equals('rural', { says: '居住在农村' }),
          rule.income_per_member.less_than(parameter('minimum_living.rural.monthly'), {
            basis: '社会救助暂行办法 第九条',
          }),
        ),
      ),
      checked: 'decision',
    },
    {
      name: '同意核对家庭经济状况',
      rule: rule.check_authorised.equals(true, { basis: RULES, says: '已授权核对家庭经济状况' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: '最低生活保障审核确认通知书',
    kind: 'document',
    sample: '最低生活保障审核确认通知书样本：载明家庭成员、保障人数、保障金额、起始月份和权利告知。',
    prints: ['applicant_name', 'family_members'],
  },
  topics: { natural: ['085'], legal: [] },
  questions: [
    {
      question: '有房有车还能申请吗？',
      answer: '要看家庭财产是否符合当地规定，由民政部门核对后确定，不能只凭一项判断。',
    },
    {
      question: '外地户口能在这里申请吗？',
      answer: '可以在经常居住地提出申请，由居住地转交或者办理，具体按当地规定。',
    },
    {
      question: '为什么要公示？',
      answer: '审核结果在社区、村公示，听取群众意见；公示时间会书面告知，隐私信息不公开。',
    },
  ],
  form,
  materials: [
    materials.applicant_identity,
    materials.household_register,
    handedIn('M65240001', '家庭经济状况核对授权书', RULES, { filling_note: '全体成年家庭成员签名，可以电子签名。' }),
    {
      ...handedIn('M65240002', '疾病诊断证明和医药费票据', RULES, { grade: 4 }),
      necessity: '2',
      when: rule.has_chronic_illness.equals(true),
    },
    materials.bank_card,
  ],
  start: 'accept',
  stages: {
    accept: { ...acceptance, next: ['review'] },
    review: { ...review('civil_affairs', 5), next: ['visit'] },
    visit: { ...siteCheck('civil_affairs', 5), title: '入户调查', suspends: ['site_check'], next: ['publicity'] },
    publicity: { title: '公示', by: 'civil_affairs.officer', suspends: ['publicity'], next: ['decide'] },
    decide: decision('civil_affairs', 3),
    granted,
    denied,
  },
});
