import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { immediateMatter } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { materials } from '../materials.ts';
import { atTheWindow } from '../processes.ts';
import { contact, mother, newborn } from '../questions.ts';

const REGULATION = '户口登记条例';

const follows = codeTable('household_follows', {
  mother: { zh: '随母亲', en: 'the mother’s' },
  father: { zh: '随父亲', en: 'the father’s' },
});

const form = {
  ...mother,
  ...newborn,
  child_ethnic_group: f.text('新生儿民族', {
    en: 'Ethnic group',
    question: '宝宝的民族是？',
    hint: '按父亲或者母亲的民族登记。',
    maxLength: 20,
    grade: 3,
  }),
  household_follows: f.choice('户口随父或者随母', follows, {
    en: 'Household',
    question: '宝宝的户口随父亲还是随母亲？',
  }),
  child_household_region: f.region('新生儿落户区划', {
    en: 'Division of the household',
    question: '户口落在哪个乡镇（街道）？',
    hint: '与所随一方的户口所在地一致。',
  }),
  parents_married: f.boolean('父母已办理结婚登记', {
    en: 'Parents married',
    question: '父母是否已办理结婚登记？',
    hint: '没有登记结婚的同样可以落户，只是材料不同。',
    grade: 3,
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 出生登记（户口）: the household registration of a newborn, open to children of unmarried parents as well. */
export const birthHouseholdRegistration = procedure('birth_household_registration', {
  ...immediateMatter('public_security'),
  kind: '07',
  levels: ['4', '5'],
  title: '出生登记（户口）',
  title_en: 'Household registration of a newborn',
  aliases: ['上户口', '落户', '宝宝上户口', '新生儿落户', '孩子户口'],
  summary: '宝宝出生后一个月以内，由户主、亲属等申报出生登记，在户口簿上增加宝宝。',
  base_code: '650739002000',
  audience: ['1'],
  basis: [{ law: REGULATION, article: '第七条', state: 'recalled' }],
  statutory: promised(3),
  handled_across: 'nation',
  conditions: [
    {
      name: '落户地在本州',
      rule: rule.child_household_region.within_region('6523', { basis: REGULATION, says: '落户地在昌吉州' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: licenceTypes.household_register.title,
    kind: 'licence',
    sample: '居民户口簿内页样本：载明姓名、与户主关系、性别、民族、出生日期、公民身份号码和登记日期。',
    licence_type: licenceTypes.household_register.number,
    prints: ['child_name', 'child_birth_date', 'child_ethnic_group', 'child_household_region'],
  },
  topics: { natural: ['010'], legal: [] },
  questions: [
    { question: '超过一个月没上户口怎么办？', answer: '仍然可以申报，不收费、不罚款，请尽快办理。' },
    { question: '父母户口不在一起，孩子跟谁？', answer: '自愿选择随父亲或者随母亲。' },
    { question: '非婚生的孩子能落户吗？', answer: '能，凭出生医学证明申报，需要时补充亲子关系说明。' },
  ],
  form,
  materials: [
    { ...materials.applicant_identity, filling_note: '申报人的身份证明。' },
    materials.birth_medical_certificate,
    {
      ...materials.marriage_certificate,
      necessity: '2',
      when: rule.parents_married.equals(true),
    },
  ],
  start: 'accept',
  stages: atTheWindow,
});
