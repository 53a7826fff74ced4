import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised, stepWithin } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { acceptance, decision, denied, granted, siteCheck } from '../processes.ts';
import { business, contact } from '../questions.ts';

const RULES = '建筑工程施工许可管理办法';

const projectKinds = codeTable('construction_kind', {
  building: { zh: '房屋建筑', en: 'building' },
  municipal: { zh: '市政基础设施', en: 'municipal works' },
  decoration: { zh: '装饰装修', en: 'fitting-out' },
});

const form = {
  ...business,
  project_name: f.text('工程名称', {
    en: 'Project',
    question: '工程叫什么名称？',
    hint: '与规划许可证一致。',
    maxLength: 150,
  }),
  project_code: f.text('投资项目代码', {
    en: 'Project code',
    question: '投资项目在线审批平台的项目代码是什么？',
    hint: '形如 2401-652301-04-01-123456。',
    pattern: '^\\d{4}-\\d{6}-\\d{2}-\\d{2}-\\d{6}$',
    pattern_says: '请按“年月-区划-行业-类型-流水号”的形式填写，共 24 个字符加连字符。',
  }),
  project_region: f.region('工程所在区划', {
    en: 'Division of the site',
    question: '工程在哪个县（市）、乡镇（街道）？',
  }),
  project_kind: f.choice('工程类别', projectKinds, { en: 'Kind of works', question: '是哪一类工程？' }),
  project_investment: f.money('工程投资额', {
    en: 'Investment',
    question: '工程投资额是多少元？',
    hint: '按施工合同价填写。',
    min: '0',
  }),
  project_area: f.decimal('建筑面积', {
    en: 'Floor area',
    question: '建筑面积是多少平方米？',
    hint: '没有建筑面积的工程填 0。',
    unit: '平方米',
    min: '0',
  }),
  planning_permitted: f.boolean('已取得规划许可', {
    en: 'Planning permit',
    question: '是否已取得建设工程规划许可证？',
  }),
  funds_ready: f.boolean('建设资金已落实', { en: 'Funds', question: '建设资金是否已经落实？' }),
  drawings_approved: f.boolean('施工图已审查合格', { en: 'Drawings', question: '施工图设计文件是否审查合格？' }),
  builder_address: f.text('建设单位地址', {
    en: 'Address of the developer',
    question: '建设单位的地址是什么？',
    hint: '用于送达文书。',
  }),
  ...contact,
};
const rule = facts(form);

/** 建筑工程施工许可证核发: examined by three offices at once, since none of them waits for another. */
export const constructionPermit = procedure('construction_permit', {
  ...licence('housing'),
  title: '建筑工程施工许可证核发',
  title_en: 'Building construction permit',
  aliases: ['施工许可证', '开工证', '工程开工', '建筑许可', '施工手续'],
  summary: '房屋建筑、市政基础设施和装饰装修工程开工前，由建设单位申请的施工许可证。',
  base_code: '650136001000',
  audience: ['2', '3', '4', '6'],
  basis: [
    { law: '建筑法', article: '第七条、第八条', state: 'recalled' },
    { law: RULES, article: '第二条、第四条', state: 'recalled' },
  ],
  statutory: { days: 7, unit: 'working_day', basis: '建筑法 第八条；行政许可法 第八十二条', state: 'recalled' },
  promised: promised(3),
  special_procedures: ['site_check'],
  joint_departments: ['fire_rescue'],
  conditions: [
    {
      name: '达到需要申领施工许可证的规模',
      rule: rule.all(
        rule.project_investment.more_than(parameter('construction.exempt_investment'), { basis: `${RULES} 第二条` }),
        rule.any(
          rule.project_kind.differs('building', { says: '不是房屋建筑' }),
          rule.project_area.more_than(parameter('construction.exempt_area'), { basis: `${RULES} 第二条` }),
        ),
      ),
      checked: 'self_check',
    },
    {
      name: '已取得规划许可',
      rule: rule.planning_permitted.equals(true, { basis: '建筑法 第八条', says: '已取得建设工程规划许可证' }),
      checked: 'acceptance',
    },
    {
      name: '资金落实、图纸合格',
      rule: rule.all(
        rule.funds_ready.equals(true, { basis: '建筑法 第八条', says: '建设资金已经落实' }),
        rule.drawings_approved.equals(true, { basis: `${RULES} 第四条`, says: '施工图设计文件已审查合格' }),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: licenceTypes.construction_permit.title,
    kind: 'licence',
    sample: '建筑工程施工许可证样本：载明建设单位、工程名称、建设规模、合同工期、参建单位和二维码。',
    licence_type: licenceTypes.construction_permit.number,
    prints: ['business_name', 'project_name', 'project_code', 'project_area', 'project_investment'],
  },
  topics: { natural: [], legal: ['085'] },
  questions: [
    { question: '小工程也要办吗？', answer: '投资额或者建筑面积在规定限额以下的可以不申请，填写后系统会提示。' },
    { question: '领证后多久要开工？', answer: '自领取之日起三个月内开工；因故不能按期开工的，应当申请延期。' },
    { question: '质量、安全监督手续要另外办吗？', answer: '不用，与施工许可合并办理，三个科室同时审查。' },
  ],
  form,
  materials: [
    materials.business_licence,
    handedIn('M65236001', '建设工程规划许可证', '建筑法 第八条', {
      source: '20',
      issuer: '自然资源部门',
      originals: 0,
      copies: 1,
    }),
    handedIn('M65236002', '施工合同和监理合同', `${RULES} 第四条`),
    handedIn('M65236003', '施工图设计文件审查合格书', `${RULES} 第四条`, { source: '99', issuer: '施工图审查机构' }),
    handedIn('M65236004', '建设资金落实承诺书', `${RULES} 第四条`),
    handedIn('M65236005', '危险性较大的分部分项工程清单和安全措施', '建设工程安全生产管理条例 第十条'),
  ],
  start: 'accept',
  stages: {
    accept: { ...acceptance, next: ['examination'] },
    examination: {
      title: '并联审查',
      fork: ['documents', 'quality_and_safety', 'fire_design'],
      join: 'decide',
    },
    documents: {
      title: '审核：合同、资金和图纸',
      by: 'housing.officer',
      within: stepWithin(2),
      supplements: true,
      next: ['decide'],
    },
    quality_and_safety: {
      ...siteCheck('housing', 2),
      title: '质量、安全监督和开工条件核查',
      suspends: ['site_check'],
      next: ['decide'],
    },
    fire_design: {
      title: '消防设计审查意见复核',
      by: 'fire_rescue.officer',
      within: stepWithin(2),
      next: ['decide'],
    },
    decide: decision('housing', 1),
    granted,
    denied,
  },
});
