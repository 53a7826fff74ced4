import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { immediateMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { materials } from '../materials.ts';
import { atTheWindow } from '../processes.ts';
import { contact, mother, newborn } from '../questions.ts';

const RULES = '城乡居民基本医疗保险参保规定';

const form = {
  ...mother,
  ...newborn,
  days_since_birth: f.integer('出生天数', {
    en: 'Days since birth',
    question: '宝宝出生到今天多少天？',
    hint: '在规定天数内参保的，从出生之日起享受待遇。',
    unit: '天',
    min: 0,
    max: 400,
  }),
  child_household_region: f.region('新生儿落户区划', {
    en: 'Division of the household',
    question: '户口落在哪个乡镇（街道）？',
    hint: '与所随一方的户口所在地一致。',
  }),
  paying_confirmed: f.boolean('同意缴费', {
    en: 'Agrees to pay',
    question: '是否同意按当年标准缴纳城乡居民医疗保险费？',
    hint: '由税务部门征收，办理后按提示缴费。',
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 新生儿参加城乡居民基本医疗保险: enrolled at once, with benefits from the day of birth where in time. */
export const newbornMedicalInsurance = procedure('newborn_medical_insurance', {
  ...immediateMatter('medical_insurance'),
  kind: '20',
  levels: ['4', '5'],
  title: '新生儿参加城乡居民基本医疗保险登记',
  title_en: 'Medical insurance of a newborn',
  aliases: ['新生儿医保', '宝宝医保', '给孩子交医保', '少儿医保', '落地参保'],
  summary: '宝宝出生后办理城乡居民医保参保登记，看病可以报销。',
  base_code: '652043002000',
  audience: ['1'],
  basis: [
    { law: '社会保险法', article: '第二十五条', state: 'recalled' },
    { law: RULES, article: '关于新生儿参保的规定', state: 'recalled' },
  ],
  statutory: promised(3),
  conditions: [
    {
      name: '在规定天数内参保，自出生之日起享受待遇',
      rule: rule.days_since_birth.at_most(parameter('newborn_insurance.max_days'), { basis: RULES }),
      checked: 'self_check',
    },
    {
      name: '同意缴费',
      rule: rule.paying_confirmed.equals(true, { basis: '社会保险法 第二十五条', says: '同意按标准缴费' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: '城乡居民基本医疗保险参保登记回执',
    kind: 'document',
    sample: '参保登记回执样本：载明姓名、参保地、待遇起始日期和缴费提示。',
    prints: ['child_name', 'child_birth_date', 'child_household_region'],
  },
  topics: { natural: ['085'], legal: [] },
  questions: [
    { question: '还没上户口能先参保吗？', answer: '可以凭出生医学证明先办登记，上户口后补充公民身份号码。' },
    { question: '超过规定天数还能参保吗？', answer: '能，但待遇从缴费后的规定时间开始。' },
  ],
  form,
  materials: [
    { ...materials.applicant_identity, filling_note: '监护人的身份证明。' },
    materials.birth_medical_certificate,
  ],
  start: 'accept',
  stages: atTheWindow,
});
