import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised, stepWithin } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { acceptance, decision, denied, granted, siteCheck } from '../processes.ts';
import { business, contact, premises } from '../questions.ts';

const RULES = '药品经营和使用质量监督管理办法（市场监管总局令第84号）';

const scopes = codeTable('drug_scope', {
  over_the_counter: { zh: '乙类非处方药', en: 'over-the-counter, class B' },
  all: { zh: '处方药、甲类和乙类非处方药', en: 'prescription and over-the-counter' },
});

const first = {
  ...business,
  ...premises,
  drug_scope: f.choice('经营范围', scopes, { en: 'Scope', question: '准备卖哪些药？' }),
};
const asked = facts(first);
const form = {
  ...first,
  licensed_pharmacist: f.boolean('配备执业药师', {
    en: 'Licensed pharmacist',
    question: '有没有配备执业药师？',
    hint: '经营处方药、甲类非处方药的必须配备。',
    when: asked.drug_scope.equals('all'),
  }),
  quality_manager: f.text('质量负责人姓名', {
    en: 'Quality manager',
    question: '质量负责人是谁？',
    maxLength: 60,
    grade: 2,
    mask: 'name',
  }),
  quality_system: f.boolean('有药品质量管理制度', { en: 'Quality system', question: '有没有药品质量管理规章制度？' }),
  cold_chain: f.boolean('经营冷藏药品', {
    en: 'Refrigerated drugs',
    question: '会不会经营需要冷藏的药品？',
    hint: '例如胰岛素、部分眼药水。',
  }),
  traceable: f.boolean('有药品追溯条件', { en: 'Traceability', question: '计算机系统能不能做到药品扫码追溯？' }),
  ...contact,
};
const rule = facts(form);

/** 药品零售企业许可: papers and premises are examined at once, so that neither waits for the other. */
export const pharmacyLicence = procedure('pharmacy_licence', {
  ...licence('market_supervision'),
  title: '药品零售企业筹建、经营许可',
  title_en: 'Pharmacy licence',
  aliases: ['开药店', '药店许可证', '药品经营许可证', '卖药', '大药房', '药房'],
  summary: '开办药店、药房，零售药品要办的许可证。',
  base_code: '650131005000',
  audience: ['1', '2', '6'],
  basis: [
    { law: '药品管理法', article: '第五十一条、第五十二条', state: 'recalled' },
    { law: RULES, article: '第十条', state: 'recalled' },
  ],
  promised: promised(10),
  special_procedures: ['site_check'],
  conditions: [
    {
      name: '配备执业药师',
      rule: rule.any(
        rule.drug_scope.equals('over_the_counter', { says: '只经营乙类非处方药' }),
        rule.licensed_pharmacist.equals(true, { basis: '药品管理法 第五十二条', says: '已配备执业药师' }),
      ),
      checked: 'acceptance',
    },
    {
      name: '有质量管理制度和追溯条件',
      rule: rule.all(
        rule.quality_system.equals(true, { basis: '药品管理法 第五十二条', says: '有保证药品质量的规章制度' }),
        rule.traceable.equals(true, { basis: '药品管理法 第七条', says: '能够实现药品可追溯' }),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: licenceTypes.drug_business_licence.title,
    kind: 'licence',
    sample: '药品经营许可证样本：载明企业名称、经营地址、经营方式、经营范围、质量负责人、有效期和二维码。',
    licence_type: licenceTypes.drug_business_licence.number,
    valid_years: 5,
    prints: ['business_name', 'credit_code', 'premises_address', 'drug_scope', 'quality_manager'],
  },
  topics: { natural: ['040'], legal: ['110'] },
  questions: [
    { question: '筹建和经营许可要分两次申请吗？', answer: '合并为一次申请，验收合格后直接核发许可证。' },
    { question: '执业药师可以兼职吗？', answer: '不可以，应当在职在岗，注册在本药店。' },
    { question: '多长时间能拿到证？', answer: '按承诺时限办理；现场核查与材料审核同时进行，核查时间会书面告知。' },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.applicant_identity,
    materials.premises_plan,
    handedIn('M65231007', '药品质量管理制度目录', RULES),
    {
      ...handedIn('M65231008', '执业药师注册证', '药品管理法 第五十二条', {
        source: '20',
        issuer: '药品监督管理部门',
        originals: 0,
        copies: 1,
      }),
      necessity: '2',
      when: rule.drug_scope.equals('all'),
    },
    {
      ...handedIn('M65231009', '冷藏设备验证报告', RULES, { source: '99', issuer: '验证机构或者企业自身' }),
      necessity: '2',
      when: rule.cold_chain.equals(true),
    },
  ],
  start: 'accept',
  stages: {
    accept: { ...acceptance, next: ['examination'] },
    examination: { title: '并联审查', fork: ['documents', 'site_check'], join: 'decide' },
    documents: {
      title: '材料审核',
      by: 'market_supervision.officer',
      within: stepWithin(4),
      supplements: true,
      next: ['decide'],
    },
    site_check: { ...siteCheck('market_supervision', 5), suspends: ['site_check'], next: ['decide'] },
    decide: decision('market_supervision', 2),
    granted,
    denied,
  },
});
