import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { immediateMatter } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { handedIn, materials } from '../materials.ts';
import { atTheWindow } from '../processes.ts';
import { applicant, contact, household } from '../questions.ts';

const REGULATION = '居住证暂行条例';

const grounds = codeTable('residence_ground', {
  work: { zh: '合法稳定就业', en: 'stable work' },
  dwelling: { zh: '合法稳定住所', en: 'stable dwelling' },
  study: { zh: '连续就读', en: 'continuous schooling' },
});

const form = {
  ...applicant,
  ...household,
  home_region: f.region('实际居住地区划', {
    en: 'Division of residence',
    question: '现在住在哪个乡镇（街道）、社区（村）？',
  }),
  home_address: f.text('实际居住地址', {
    en: 'Address of residence',
    question: '现在住的详细地址是什么？',
    grade: 3,
    mask: 'address',
    autocomplete: 'street-address',
  }),
  residence_months: f.integer('居住月数', {
    en: 'Months of residence',
    question: '到今天在这里住了多少个月？',
    hint: '以办理居住登记的日期起算。',
    unit: '个月',
    min: 0,
    max: 1200,
  }),
  residence_ground: f.choice('申领理由', grounds, { en: 'Ground', question: '凭哪一项申领居住证？' }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 居住证申领: the electronic permit at once; the statutory fifteen days are for the card. */
export const residenceProof = procedure('residence_proof', {
  ...immediateMatter('public_security'),
  kind: '07',
  levels: ['4', '5'],
  title: '居住证申领',
  title_en: 'Residence permit',
  aliases: ['居住证', '暂住证', '居住登记', '外地人办证', '居住证明', '流动人口登记'],
  summary: '在居住地住满半年的外地户籍人员，申领居住证，享受当地基本公共服务。',
  base_code: '650739001000',
  audience: ['1'],
  basis: [{ law: REGULATION, article: '第二条、第九条、第十条', state: 'recalled' }],
  statutory: { days: 15, unit: 'calendar_day', basis: `${REGULATION} 第十条`, state: 'recalled' },
  handled_across: 'county',
  conditions: [
    {
      name: '居住达到规定时间',
      rule: rule.residence_months.at_least(parameter('residence_permit.min_months'), { basis: `${REGULATION} 第二条` }),
      checked: 'acceptance',
    },
    {
      name: '居住地在本州',
      rule: rule.home_region.within_region('6523', { basis: `${REGULATION} 第二条`, says: '实际居住在昌吉州' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: licenceTypes.residence_permit.title,
    kind: 'licence',
    sample: '居住证样本：载明姓名、公民身份号码、常住户口所在地住址、居住地住址、签发机关和签发日期。',
    licence_type: licenceTypes.residence_permit.number,
    valid_years: 1,
    prints: ['applicant_name', 'household_region', 'home_address'],
  },
  topics: { natural: ['010'], legal: [] },
  questions: [
    { question: '居住证每年要签注吗？', answer: '要，每年一次，到期前一个月内网上办理签注。' },
    { question: '没住满半年能办什么？', answer: '先办居住登记，住满半年后再申领居住证。' },
    { question: '实体卡什么时候拿到？', answer: '电子居住证当场可用；需要实体卡的，制好后邮寄。' },
  ],
  form,
  materials: [
    materials.applicant_identity,
    materials.portrait,
    {
      ...handedIn('M65239002', '劳动合同或者单位证明', `${REGULATION} 第九条`),
      necessity: '2',
      when: rule.residence_ground.equals('work'),
    },
    {
      ...handedIn('M65239003', '房屋租赁合同或者产权证明', `${REGULATION} 第九条`),
      necessity: '2',
      when: rule.residence_ground.equals('dwelling'),
    },
    {
      ...handedIn('M65239004', '学生证或者就读证明', `${REGULATION} 第九条`),
      necessity: '2',
      when: rule.residence_ground.equals('study'),
    },
  ],
  start: 'accept',
  stages: atTheWindow,
});
