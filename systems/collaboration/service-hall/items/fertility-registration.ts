import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { immediateMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { materials } from '../materials.ts';
import { atTheWindow } from '../processes.ts';
import { contact, mother } from '../questions.ts';

const RULES = '生育登记服务管理规定';

const form = {
  ...mother,
  births_before: f.integer('已生育子女数', {
    en: 'Children before',
    question: '这个宝宝之前，已经生育了几个孩子？',
    unit: '个',
    min: 0,
    max: 20,
    grade: 3,
  }),
  mother_region: f.region('母亲现居住地区划', { en: 'Mother’s residence', question: '母亲现在住在哪个乡镇（街道）？' }),
  due_or_birth_date: f.date('预产期或者出生日期', {
    en: 'Due or birth date',
    question: '预产期或者宝宝出生日期是哪一天？',
    grade: 4,
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 生育登记服务: a registration, not a permission; nobody is turned away for the number of children. */
export const fertilityRegistration = procedure('fertility_registration', {
  ...immediateMatter('health'),
  kind: '20',
  levels: ['4', '5'],
  title: '生育登记服务',
  title_en: 'Registration of a birth plan',
  aliases: ['准生证', '生育服务证', '生育登记', '怀孕登记', '计生登记'],
  summary: '怀孕后或者生育后办理的登记，用于享受孕产期保健、生育保险等服务。',
  base_code: '652034001000',
  audience: ['1'],
  basis: [
    { law: '人口与计划生育法', article: '第十八条', state: 'recalled' },
    { law: RULES, article: '关于生育登记的规定', state: 'recalled' },
  ],
  statutory: promised(3),
  handled_across: 'nation',
  conditions: [
    {
      name: '已填写现居住地',
      rule: rule.mother_region.is_known({ basis: RULES, says: '已填写母亲现居住地' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: '生育登记服务单',
    kind: 'document',
    sample: '生育登记服务单样本：载明姓名、登记编号、登记日期和可以享受的服务。',
    prints: ['mother_name', 'due_or_birth_date'],
  },
  topics: { natural: ['005'], legal: [] },
  questions: [
    { question: '没有结婚证能登记吗？', answer: '能，登记不以结婚为前提，具体按自治区规定办理。' },
    { question: '不登记会影响住院吗？', answer: '不影响分娩住院；登记后便于享受孕产期服务和报销。' },
  ],
  form,
  materials: [{ ...materials.applicant_identity, filling_note: '母亲或者父亲的身份证明。' }],
  start: 'accept',
  stages: atTheWindow,
});
