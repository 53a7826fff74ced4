import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { reviewed } from '../processes.ts';
import { business, contact, premises } from '../questions.ts';

const REGULATION = '市场主体登记管理条例';

const changes = codeTable('company_change', {
  name: { zh: '名称', en: 'name' },
  address: { zh: '住所', en: 'address' },
  representative: { zh: '法定代表人', en: 'legal representative' },
  capital: { zh: '注册资本', en: 'registered capital' },
  scope: { zh: '经营范围', en: 'scope of business' },
  shareholders: { zh: '股东', en: 'shareholders' },
});

const first = {
  ...business,
  change: f.choice('变更事项', changes, {
    en: 'What changes',
    question: '要变更哪一项？',
    hint: '变更多项的，先选主要的一项，其余写在说明里。',
  }),
  resolved_on: f.date('变更决议作出日期', {
    en: 'Date of the resolution',
    question: '股东会或者股东是哪一天作出变更决定的？',
    max: 'today',
  }),
};
const asked = facts(first);
const form = {
  ...first,
  new_name: f.text('变更后名称', {
    en: 'New name',
    question: '变更后的名称是什么？',
    maxLength: 120,
    when: asked.change.equals('name'),
  }),
  premises_region: { ...premises.premises_region, 'x-when': asked.change.equals('address') },
  premises_address: { ...premises.premises_address, 'x-when': asked.change.equals('address') },
  new_representative: f.text('变更后法定代表人姓名', {
    en: 'New legal representative',
    question: '新的法定代表人是谁？',
    maxLength: 60,
    grade: 2,
    mask: 'name',
    when: asked.change.equals('representative'),
  }),
  registered_capital: f.money('变更后注册资本', {
    en: 'New registered capital',
    question: '变更后的注册资本是多少元？',
    min: '0.01',
    when: asked.change.equals('capital'),
  }),
  change_note: f.long_text('变更说明', {
    en: 'Description',
    question: '请说明变更的具体内容。',
    hint: '写明变更前和变更后的内容。',
    maxLength: 1000,
  }),
  in_business: f.boolean('登记状态为存续', {
    en: 'In business',
    question: '公司目前是否正常存续（没有被吊销、注销）？',
  }),
  ...contact,
};
const rule = facts(form);

/** 公司变更登记: changes of name, address, representative, capital, scope or shareholders. */
export const companyChange = procedure('company_change', {
  ...promisedMatter('market_supervision'),
  kind: '07',
  levels: ['3', '4'],
  title: '公司变更登记',
  title_en: 'Change of a company’s registration',
  aliases: ['变更执照', '改公司名', '换法人', '法人变更', '地址变更', '股权变更', '增加经营范围', '执照变更'],
  summary: '公司的名称、住所、法定代表人、注册资本、经营范围、股东等登记事项发生变化，办理变更登记。',
  base_code: '650731003000',
  audience: ['2'],
  basis: [
    { law: REGULATION, article: '第二十四条', state: 'recalled' },
    { law: '公司法', article: '第三十四条', state: 'recalled' },
  ],
  statutory: { days: 3, unit: 'working_day', basis: `${REGULATION} 第十九条`, state: 'recalled' },
  extension: {
    limit: { days: 3, unit: 'working_day', basis: `${REGULATION} 第十九条`, state: 'recalled' },
    by: 'market_supervision.head',
  },
  promised: promised(1),
  conditions: [
    {
      name: '公司存续',
      rule: rule.in_business.equals(true, { basis: `${REGULATION} 第二十四条`, says: '公司处于存续状态' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: licenceTypes.business_licence.title,
    kind: 'licence',
    sample: '营业执照样本：按变更后的登记事项重新核发，原执照同时收回或者作废。',
    licence_type: licenceTypes.business_licence.number,
    prints: ['business_name', 'credit_code'],
  },
  topics: { natural: [], legal: ['005'] },
  questions: [
    { question: '变更要在多长时间内办？', answer: '自作出变更决议、决定之日起三十日内申请变更登记。' },
    { question: '原来的纸质执照要交回吗？', answer: '领取新的纸质执照时交回；只用电子执照的，系统自动更新。' },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.applicant_identity,
    handedIn('M65231004', '变更决议或者决定', `${REGULATION} 第十六条`, { filling_note: '由股东签名或者盖章。' }),
    {
      ...materials.premises_proof,
      necessity: '2',
      when: rule.change.equals('address'),
    },
  ],
  start: 'accept',
  stages: reviewed('market_supervision', 1),
});
