import { codeTable } from '../../../kernel/fields/code-table.ts';
import { f } from '../../../kernel/fields/f.ts';

// Questions that several items ask. An item takes them by name from here, so that a bundle asks each once and the answer
// means the same everywhere.

const premisesRights = codeTable('premises_right', {
  own: { zh: '自有', en: 'owned' },
  rented: { zh: '租赁', en: 'rented' },
  lent: { zh: '无偿使用', en: 'used free of charge' },
});

/** About the business that applies; known from the enterprise register. */
export const business = {
  business_name: f.text('经营主体名称', {
    en: 'Name of the business',
    question: '店铺或者企业叫什么名称？',
    hint: '请与营业执照一致；还没有营业执照的，填写准备使用的名称。',
    prefill: 'enterprise.name',
    maxLength: 120,
  }),
  credit_code: f.credit_code('统一社会信用代码', {
    en: 'Unified social credit code',
    question: '营业执照上的统一社会信用代码是多少？',
    hint: '18 位，在营业执照正面。',
    prefill: 'enterprise.credit_code',
  }),
} as const;

/** Who is asked when something is unclear. */
export const contact = {
  contact_name: f.text('联系人姓名', {
    en: 'Contact person',
    question: '有问题时联系谁？',
    prefill: 'person.name',
    maxLength: 60,
    grade: 2,
    mask: 'name',
    autocomplete: 'name',
  }),
  contact_phone: f.phone('联系电话', {
    en: 'Contact phone',
    question: '联系电话是多少？',
    hint: '办理进度会通知到这个号码。',
    prefill: 'person.phone',
    grade: 3,
    mask: 'phone',
    autocomplete: 'tel',
  }),
} as const;

/** Where a business is carried on. */
export const premises = {
  premises_region: f.region('经营场所所在区划', {
    en: 'Division of the premises',
    question: '经营场所在哪个县（市）、乡镇（街道）？',
    hint: '决定由哪里的部门办理。',
    prefill: 'enterprise.region',
  }),
  premises_address: f.text('经营场所详细地址', {
    en: 'Address of the premises',
    question: '经营场所的详细地址是什么？',
    hint: '写到门牌号、楼层，例如：延安北路 100 号 1 层 3 号商铺。',
    prefill: 'enterprise.address',
  }),
  premises_area: f.decimal('经营场所面积', {
    en: 'Area of the premises',
    question: '经营场所的使用面积有多大？',
    hint: '按房产证或者租赁合同填写，单位为平方米。',
    unit: '平方米',
    min: '0.01',
    max: '1000000',
  }),
} as const;

/** By what right the place is used. */
export const premisesRight = {
  premises_right: f.choice('场所使用权', premisesRights, {
    en: 'Right to the premises',
    question: '这个场所是自有的还是租赁的？',
  }),
} as const;

/** The person who applies; known from the person register. */
export const applicant = {
  applicant_name: f.text('申请人姓名', {
    en: 'Applicant',
    question: '申请人的姓名是什么？',
    prefill: 'person.name',
    maxLength: 60,
    grade: 2,
    mask: 'name',
    autocomplete: 'name',
  }),
  applicant_resident_id: f.resident_id('申请人公民身份号码', {
    en: 'Resident identity number',
    question: '申请人的公民身份号码是多少？',
    hint: '18 位，最后一位可能是 X。',
    prefill: 'person.resident_id',
  }),
} as const;

/** Where the applicant's household is registered. */
export const household = {
  household_region: f.region('户籍所在区划', {
    en: 'Division of household registration',
    question: '户口登记在哪个县（市）、乡镇（街道）？',
    prefill: 'person.region',
    grade: 3,
  }),
} as const;

/** Age of the applicant in full years, worked out from the birth date in the person register. */
export const age = {
  age: f.integer('年龄', {
    en: 'Age',
    question: '申请人今年多少周岁？',
    hint: '系统按公民身份号码中的出生日期算出，请核对。',
    unit: '周岁',
    prefill: 'person.age',
    min: 0,
    max: 150,
    grade: 3,
  }),
} as const;

/** Where money is paid to. */
export const payment = {
  bank_name: f.text('开户银行', {
    en: 'Bank',
    question: '补贴发到哪家银行？',
    hint: '填写到支行，例如：昌吉农村商业银行延安路支行。',
    maxLength: 100,
  }),
  bank_account: f.text('银行账号', {
    en: 'Bank account',
    question: '银行账号是多少？',
    hint: '请填写申请人本人的账户；已激活社会保障卡金融功能的，优先填写社会保障卡账号。',
    maxLength: 30,
    grade: 3,
    mask: 'middle',
    pattern: '^[0-9 ]{12,30}$',
    pattern_says: '请填写 12 至 30 位数字。',
  }),
} as const;

/** The newborn's mother. */
export const mother = {
  mother_name: f.text('母亲姓名', {
    en: 'Mother',
    question: '母亲的姓名是什么？',
    prefill: 'person.name',
    maxLength: 60,
    grade: 2,
    mask: 'name',
  }),
  mother_resident_id: f.resident_id('母亲公民身份号码', {
    en: 'Mother’s resident identity number',
    question: '母亲的公民身份号码是多少？',
    prefill: 'person.resident_id',
  }),
} as const;

/** The newborn. */
export const newborn = {
  child_name: f.text('新生儿姓名', {
    en: 'Newborn’s name',
    question: '给宝宝取什么名字？',
    hint: '出生医学证明签发后姓名一般不能更改，请与家人商量好再填。',
    maxLength: 60,
    grade: 3,
    mask: 'name',
  }),
  child_birth_date: f.date('新生儿出生日期', {
    en: 'Date of birth',
    question: '宝宝是哪一天出生的？',
    max: 'today',
    grade: 3,
  }),
} as const;
