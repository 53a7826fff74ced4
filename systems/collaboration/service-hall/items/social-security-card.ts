import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { materials } from '../materials.ts';
import { reviewed } from '../processes.ts';
import { contact, mother, newborn } from '../questions.ts';

const form = {
  ...mother,
  ...newborn,
  child_household_region: f.region('新生儿落户区划', {
    en: 'Division of the household',
    question: '户口落在哪个乡镇（街道）？',
    hint: '与所随一方的户口所在地一致。',
  }),
  card_bank: f.text('合作银行', {
    en: 'Bank',
    question: '选择哪家合作银行制卡？',
    hint: '未成年人的卡只开通社会保障功能，也要选定银行。',
    maxLength: 60,
  }),
  card_by_post: f.boolean('邮寄到家', { en: 'By post', question: '制好的卡要不要邮寄到家？' }),
  guardian_confirmed: f.boolean('由监护人申领', {
    en: 'By a guardian',
    question: '是不是由监护人替孩子申领？',
    hint: '未满 16 周岁的由监护人申领。',
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 社会保障卡申领: the electronic card first, the plastic one by post. */
export const socialSecurityCard = procedure('social_security_card', {
  ...promisedMatter('human_resources'),
  kind: '20',
  title: '社会保障卡申领（未成年人）',
  title_en: 'Social security card (for minors)',
  aliases: ['社保卡', '办社保卡', '宝宝社保卡', '儿童社保卡', '医保卡'],
  summary: '为新生儿和未成年人申领社会保障卡，看病、领取待遇都用它。',
  base_code: '652037003000',
  audience: ['1'],
  basis: [{ law: '社会保险法', article: '第五十八条', state: 'recalled' }],
  statutory: promised(20),
  promised: promised(5),
  conditions: [
    {
      name: '由监护人申领',
      rule: rule.guardian_confirmed.equals(true, { basis: '社会保障卡管理规定', says: '由监护人代为申领' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: licenceTypes.social_security_card.title,
    kind: 'licence',
    sample: '社会保障卡样本：载明姓名、社会保障号码、发卡日期和发卡地。',
    licence_type: licenceTypes.social_security_card.number,
    prints: ['child_name', 'child_birth_date', 'card_bank'],
  },
  topics: { natural: ['085'], legal: [] },
  questions: [
    { question: '首次办卡收费吗？', answer: '首次申领不收费。' },
    { question: '孩子的卡没有照片可以吗？', answer: '学龄前儿童可以不印照片，入学后再更换。' },
  ],
  form,
  materials: [{ ...materials.applicant_identity, filling_note: '监护人的身份证明。' }, materials.household_register],
  start: 'accept',
  stages: reviewed('human_resources', 2),
});
