import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { immediateMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { atTheWindow } from '../processes.ts';
import { applicant, contact } from '../questions.ts';

const RULES = '基本医疗保险跨省异地就医直接结算经办规程（医保发〔2022〕22号）';

const reasons = codeTable('medical_record_reason', {
  settled: { zh: '异地安置退休或者长期居住', en: 'settled or living elsewhere' },
  posted: { zh: '常驻异地工作', en: 'working elsewhere' },
  referred: { zh: '转诊', en: 'referred by a doctor' },
  travelling: { zh: '临时外出急诊、就医', en: 'travelling' },
});
const schemes = codeTable('medical_scheme', {
  employee: { zh: '职工医保', en: 'employees' },
  resident: { zh: '城乡居民医保', en: 'residents' },
});

const first = {
  ...applicant,
  scheme: f.choice('参保类型', schemes, { en: 'Scheme', question: '参加的是哪一种医保？' }),
  insured_here: f.boolean('在昌吉州参保', { en: 'Insured here', question: '医保是在昌吉州参加的吗？' }),
  record_reason: f.choice('备案类型', reasons, { en: 'Reason', question: '因为什么到外地看病？' }),
  care_region: f.region('就医地区划', {
    en: 'Where care is sought',
    question: '要去哪个省、哪个市看病？',
    hint: '选到市即可，备案后该市联网医院都能直接结算。',
  }),
  care_from: f.date('开始日期', { en: 'From', question: '从哪一天开始？' }),
};
const asked = facts(first);
const form = {
  ...first,
  care_until: f.date('结束日期', {
    en: 'Until',
    question: '到哪一天结束？',
    when: asked.record_reason.one_of(['referred', 'travelling']),
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 跨省异地就医备案: recorded at once, without proof where the person promises. */
export const medicalRecordElsewhere = procedure('medical_record_elsewhere', {
  ...immediateMatter('medical_insurance'),
  kind: '20',
  title: '跨省异地就医备案',
  title_en: 'Record for medical care in another province',
  aliases: ['异地就医', '外地看病', '医保备案', '转院备案', '异地医保报销', '出省看病'],
  summary: '参保人到外省看病前办理备案，就能在当地联网医院直接结算。',
  base_code: '652043001000',
  audience: ['1'],
  basis: [
    { law: '社会保险法', article: '第二十九条', state: 'recalled' },
    { law: RULES, article: '关于备案的规定', state: 'recalled' },
  ],
  statutory: promised(2),
  handled_across: 'nation',
  conditions: [
    {
      name: '在本州参保',
      rule: rule.insured_here.equals(true, { basis: RULES, says: '在昌吉州参加基本医疗保险' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: '跨省异地就医备案回执',
    kind: 'document',
    sample: '跨省异地就医备案回执样本：载明姓名、备案类型、就医地、有效期和结算提示。',
    prints: ['applicant_name', 'record_reason', 'care_region', 'care_from', 'care_until'],
  },
  topics: { natural: ['145'], legal: [] },
  questions: [
    { question: '没来得及备案就住院了怎么办？', answer: '出院结算前可以补办备案，同样直接结算。' },
    { question: '备案以后回来还能在本地看病吗？', answer: '能，在本地就医按本地待遇结算。' },
    { question: '要去医院开证明吗？', answer: '转诊的上传转诊意见；其他情形作出承诺即可，不用开证明。' },
  ],
  form,
  materials: [
    materials.applicant_identity,
    {
      ...handedIn('M65243001', '转诊意见', RULES, { source: '99', issuer: '有转诊资格的定点医疗机构', grade: 4 }),
      necessity: '2',
      when: rule.record_reason.equals('referred'),
    },
  ],
  start: 'accept',
  stages: atTheWindow,
});
