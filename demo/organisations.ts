import { type Id, idOf } from '../kernel/fields/id.ts';
import type { organisation } from '../kernel/people/registers.ts';
import type { EntryValues } from '../kernel/registers/register.ts';
import { syntheticCreditCode, syntheticPhone } from './codes.ts';
import type { Division } from './divisions.ts';
import { demoId } from './random.ts';

/** A body of the demo: the register's values, its id, and the first part of its officers' logins. */
export type DemoOrganisation = { readonly id: Id<'organisation'>; readonly slug: string } & EntryValues<
  typeof organisation
>;

/** The prefecture and its counties, by the words that logins begin with. */
export const seats = {
  zhou: '6523',
  changji: '652301',
  fukang: '652302',
  hutubi: '652323',
  manas: '652324',
  qitai: '652325',
  jimsar: '652327',
  mulei: '652328',
} as const;

/** Line of business, name behind the place's, short name, and the name at prefecture level where it differs. */
const departments: readonly (readonly [
  department: string,
  name: string,
  short: string,
  prefecture?: readonly [name: string, short: string],
])[] = [
  ['government', '人民政府', '政府'],
  ['service_hall', '政务服务中心', '政务中心'],
  ['data_bureau', '数字化发展局', '数字化局'],
  ['market_supervision', '市场监督管理局', '市场监管局'],
  ['fire_rescue', '消防救援大队', '消防大队', ['消防救援支队', '消防支队']],
  ['urban_management', '城市管理局', '城管局'],
  ['health', '卫生健康委员会', '卫健委'],
  ['transport', '交通运输局', '交通局'],
  ['housing', '住房和城乡建设局', '住建局'],
  ['human_resources', '人力资源和社会保障局', '人社局'],
  ['civil_affairs', '民政局', '民政局'],
  ['public_security', '公安局', '公安局'],
  ['education', '教育局', '教育局'],
  ['tobacco', '烟草专卖局', '烟草局'],
  ['medical_insurance', '医疗保障局', '医保局'],
  ['disabled_federation', '残疾人联合会', '残联'],
  ['ecology', '生态环境分局', '生态环境分局', ['生态环境局', '生态环境局']],
  ['natural_resources', '自然资源局', '自然资源局'],
  ['agriculture', '农业农村局', '农业农村局'],
  ['culture_tourism', '文化体育广播电视和旅游局', '文旅局'],
  ['emergency', '应急管理局', '应急局'],
  ['water', '水利局', '水利局'],
  ['development_reform', '发展和改革委员会', '发改委'],
  ['finance', '财政局', '财政局'],
  ['industry', '工业和信息化局', '工信局'],
  ['commerce', '商务局', '商务局'],
];

/** The zones stand where their offices are; none of them is a division (identifiers.md §6). */
const zones = [
  ['新疆准东经济技术开发区管理委员会', '准东开发区', '6523', 'zhundong'],
  ['昌吉高新技术产业开发区管理委员会', '昌吉高新区', '652301402', 'gaoxin'],
  ['昌吉国家农业高新技术产业示范区管理委员会', '昌吉农高区', '652301400', 'nonggao'],
] as const;

/** Departments of the prefecture and its counties, township governments without those of the XPCC, and the zones. */
export function demoOrganisations(seed: number, divisions: readonly Division[]): DemoOrganisation[] {
  const made: DemoOrganisation[] = [];
  const add = (values: Omit<DemoOrganisation, 'id' | 'credit_code' | 'phone' | 'area_hectares'>): DemoOrganisation => {
    const serial = made.length;
    const kind = values.kind === 'service_hall' ? '12' : '11';
    const body = {
      ...values,
      id: idOf('organisation', demoId(seed, 'organisation', serial)),
      credit_code: syntheticCreditCode(kind, values.region.slice(0, 6).padEnd(6, '0'), serial),
      area_hectares: null,
      phone: syntheticPhone(serial),
    };
    made.push(body);
    return body;
  };
  for (const [slug, code] of Object.entries(seats)) {
    const place = divisions.find((division) => division.code === code)?.name ?? code;
    const level = slug === 'zhou' ? 'prefecture' : 'county';
    for (const [department, usual, usualShort, atPrefecture] of departments) {
      const [name, short] = (level === 'prefecture' ? atPrefecture : undefined) ?? [usual, usualShort];
      const above = made.find((body) => body.slug === (slug === 'zhou' ? 'zhou' : slug) && body.kind === 'government');
      const kind =
        department === 'government' ? 'government' : department === 'service_hall' ? 'service_hall' : 'department';
      const short_name = `${place.replace('回族自治', '').replace('哈萨克自治县', '县')}${short}`;
      const parent = above?.id ?? made.find((body) => body.slug === 'zhou')?.id ?? null;
      add({
        slug,
        name: `${place}${name}`,
        short_name,
        department,
        region: code,
        parent,
        level,
        kind,
      });
    }
  }
  for (const township of divisions) {
    if (township.level !== 'township' || township.xpcc || township.kind === '类似乡级单位') continue;
    const county = made.find((body) => body.region === township.parent && body.kind === 'government');
    const office = township.kind === '街道' ? `${township.name}办事处` : `${township.name}人民政府`;
    add({
      slug: `t${township.code}`,
      name: `${divisions.find(({ code }) => code === township.parent)?.name ?? ''}${office}`,
      short_name: township.name,
      department: 'government',
      region: township.code,
      parent: county?.id ?? null,
      level: 'township',
      kind: 'government',
    });
  }
  const prefecture = made[0]?.id ?? null;
  for (const [name, short_name, region, slug] of zones)
    add({
      ...{ slug, name, short_name, region, department: 'zone', level: 'county', kind: 'zone' },
      parent: prefecture,
    });
  return made;
}
