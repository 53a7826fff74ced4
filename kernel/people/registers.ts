import { f } from '../fields/f.ts';
import { register } from '../registers/register.ts';
import type { Access } from './access.ts';
import {
  enterpriseKinds,
  enterpriseStates,
  organisationKinds,
  organisationLevels,
  regionLevels,
  sexes,
} from './code-tables.ts';

const keptByDataBureau: Access = {
  read: [{ who: 'public' }],
  write: [{ who: 'post', role: 'data_bureau.officer' }],
};

/** Division (行政区划) of a date. XPCC units (兵团) are listed by geography and not administered by the prefecture. */
export const region = register('region', {
  title: '行政区划',
  grade: 1,
  steward: 'data_bureau',
  key: ['code'],
  access: keptByDataBureau,
  fields: {
    code: f.text('区划代码', { maxLength: 12 }),
    name: f.text('名称', { maxLength: 60, search: true }),
    level: f.choice('级别', regionLevels),
    kind: f.text('类别', { maxLength: 20 }),
    parent: f.text('上级区划代码', { maxLength: 12, optional: true }),
    path: f.text('区划路径', { maxLength: 60 }),
    xpcc: f.boolean('兵团单位'),
    valid_from: f.date('启用日期'),
    valid_to: f.date('停用日期', { optional: true }),
  },
});

/** Body of government. Zones (园区) are organisations with an area, never divisions. */
export const organisation = register('organisation', {
  title: '机构',
  grade: 1,
  steward: 'data_bureau',
  key: ['credit_code'],
  sort: ['credit_code', 'name'],
  access: keptByDataBureau,
  fields: {
    name: f.text('机构名称', { maxLength: 100, search: true }),
    short_name: f.text('简称', { maxLength: 40, search: true }),
    department: f.text('业务条线', { maxLength: 40, hint: '与岗位名称的前半部分一致，例如 market_supervision。' }),
    credit_code: f.credit_code('统一社会信用代码'),
    region: f.region('所在区划'),
    parent: f.organisation('上级机构', { optional: true }),
    level: f.choice('层级', organisationLevels),
    kind: f.choice('机构类别', organisationKinds),
    area_hectares: f.decimal('园区面积', { unit: '公顷', scale: 2, optional: true }),
    phone: f.phone('办公电话', { optional: true }),
  },
});

/** Natural person (人口基础库). Synthetic persons are marked, and say so in their address. */
export const person = register('person', {
  title: '自然人',
  grade: 3,
  steward: 'public_security',
  key: ['resident_id'],
  sort: ['resident_id', 'name'],
  access: {
    read: [
      { who: 'subject', kind: 'person', field: 'id' },
      // The steward's own posts stand apart: they see the whole number, other posts see it masked.
      { who: 'post', role: 'public_security.officer', within: { kind: 'region', field: 'region' } },
      { who: 'post', role: 'public_security.head', within: { kind: 'region', field: 'region' } },
      { who: 'post', role: 'window', within: { kind: 'region', field: 'region' } },
      { who: 'post', role: '*.officer', within: { kind: 'region', field: 'region' } },
      { who: 'post', role: '*.head', within: { kind: 'region', field: 'region' } },
    ],
    write: [{ who: 'post', role: 'public_security.officer', within: { kind: 'region', field: 'region' } }],
  },
  fields: {
    name: f.text('姓名', { maxLength: 60, search: true, grade: 2, mask: 'name' }),
    resident_id: f.resident_id('公民身份号码', { grade: 3, mask: 'resident_id' }),
    birth_date: f.date('出生日期', { grade: 3, mask: 'all' }),
    sex: f.choice('性别', sexes),
    ethnic_group: f.text('民族', { maxLength: 20, grade: 3, mask: 'all' }),
    region: f.region('户籍所在区划'),
    address: f.text('住址', { maxLength: 200, grade: 3, mask: 'address' }),
    phone: f.phone('联系电话', { grade: 3, mask: 'phone', optional: true }),
    synthetic: f.boolean('合成数据'),
  },
});

/** Enterprise or other market entity (法人基础库). */
export const enterprise = register('enterprise', {
  title: '市场主体',
  grade: 2,
  steward: 'market_supervision',
  key: ['credit_code'],
  sort: ['credit_code', 'name', 'established'],
  access: {
    read: [
      { who: 'subject', kind: 'enterprise', field: 'id' },
      { who: 'subject', kind: 'person', field: 'legal_representative' },
      { who: 'post', role: 'window' },
      { who: 'post', role: '*.officer' },
      { who: 'post', role: '*.head' },
      { who: 'post', role: '*.leader' },
      { who: 'post', role: 'supervisor' },
    ],
    write: [{ who: 'post', role: 'market_supervision.officer', within: { kind: 'region', field: 'region' } }],
  },
  fields: {
    name: f.text('名称', { maxLength: 120, search: true }),
    credit_code: f.credit_code('统一社会信用代码'),
    kind: f.choice('主体类型', enterpriseKinds),
    industry: f.text('行业代码', { maxLength: 4, hint: 'GB/T 4754-2017 小类代码。' }),
    legal_representative: f.person('法定代表人', { grade: 2 }),
    region: f.region('住所所在区划'),
    address: f.text('住所', { maxLength: 200 }),
    phone: f.phone('联系电话', { optional: true }),
    registered_capital: f.money('注册资本'),
    established: f.date('成立日期'),
    business_scope: f.long_text('经营范围', { maxLength: 2000 }),
    status: f.choice('登记状态', enterpriseStates),
    synthetic: f.boolean('合成数据'),
  },
});

/** Who may act for whom (委托代办). Exactly one principal; no scope means all items. */
export const agency = register('agency', {
  title: '委托代办',
  grade: 3,
  steward: 'data_bureau',
  key: ['number'],
  access: {
    read: [
      { who: 'subject', kind: 'person', field: 'agent' },
      { who: 'subject', kind: 'person', field: 'principal_person' },
      { who: 'subject', kind: 'enterprise', field: 'principal_enterprise' },
      { who: 'post', role: 'window' },
    ],
    write: [
      { who: 'subject', kind: 'person', field: 'principal_person' },
      { who: 'subject', kind: 'enterprise', field: 'principal_enterprise' },
    ],
  },
  fields: {
    number: f.text('授权书编号', { maxLength: 40 }),
    agent: f.person('受托人'),
    principal_enterprise: f.enterprise('委托企业', { optional: true }),
    principal_person: f.person('委托人', { optional: true }),
    scope: f.list('委托事项', f.text('事项名称', { maxLength: 60 }), { optional: true, hint: '不填表示全部事项。' }),
    valid_from: f.date('生效日期'),
    valid_to: f.date('失效日期', { optional: true, hint: '当日起不再有效；不填表示长期。' }),
    document: f.text('授权文件', { maxLength: 200 }),
    revoked_on: f.date('撤销日期', { optional: true }),
  },
});

/** The registers of regions, organisations, persons, enterprises and agencies. */
export const peopleRegisters = [region, organisation, person, enterprise, agency] as const;
