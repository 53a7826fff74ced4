import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { immediateMatter } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { atTheWindow } from '../processes.ts';
import { contact, mother, newborn } from '../questions.ts';

const sexes = codeTable('newborn_sex', { male: { zh: '男', en: 'boy' }, female: { zh: '女', en: 'girl' } });

const form = {
  ...mother,
  father_name: f.text('父亲姓名', {
    en: 'Father',
    question: '父亲的姓名是什么？',
    hint: '单亲的可以不填。',
    maxLength: 60,
    grade: 2,
    mask: 'name',
    optional: true,
  }),
  ...newborn,
  child_sex: f.choice('新生儿性别', sexes, { en: 'Sex', question: '宝宝是男孩还是女孩？', grade: 3 }),
  birth_hospital: f.text('助产机构名称', { en: 'Hospital', question: '宝宝在哪家医院出生？', maxLength: 100 }),
  born_in_hospital: f.boolean('在助产机构内出生', {
    en: 'Born in hospital',
    question: '宝宝是在有助产资质的医院出生的吗？',
    hint: '不在医院出生的，请到县（市）卫生健康部门办理。',
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 出生医学证明签发: issued by the hospital on behalf of the health department. */
export const birthMedicalCertificate = procedure('birth_medical_certificate', {
  ...immediateMatter('health'),
  kind: '07',
  body_kind: '2',
  power_source: '3',
  title: '出生医学证明签发',
  title_en: 'Birth certificate',
  aliases: ['出生证', '出生证明', '宝宝出生证', '新生儿出生证', '开出生证明'],
  summary: '宝宝在医院出生后，由助产机构签发的出生医学证明，是上户口的依据。',
  base_code: '650734001000',
  audience: ['1'],
  basis: [{ law: '母婴保健法', article: '第二十三条', state: 'recalled' }],
  statutory: promised(5),
  conditions: [
    {
      name: '在有助产资质的机构内出生',
      rule: rule.born_in_hospital.equals(true, { basis: '母婴保健法 第二十三条', says: '新生儿在助产机构内出生' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: licenceTypes.birth_medical_certificate.title,
    kind: 'licence',
    sample: '出生医学证明样本：载明新生儿姓名、性别、出生时间和地点、父母信息、签发机构和编号。',
    licence_type: licenceTypes.birth_medical_certificate.number,
    prints: ['child_name', 'child_sex', 'child_birth_date', 'birth_hospital', 'mother_name', 'father_name'],
  },
  topics: { natural: ['005'], legal: [] },
  questions: [
    { question: '名字还没想好能先办吗？', answer: '可以晚些再办，名字定下来后签发；签发后一般不能改。' },
    { question: '出生证丢了怎么办？', answer: '向原签发机构申请补发，需要说明遗失情况。' },
  ],
  form,
  materials: [
    { ...materials.applicant_identity, filling_note: '母亲的身份证明。' },
    handedIn('M65234004', '出生医学证明首次签发登记表', '出生医学证明管理规定', {
      filling_note: '由助产机构提供，父母核对后签名。',
      source: '99',
      issuer: '助产机构',
    }),
  ],
  start: 'accept',
  stages: atTheWindow,
});
