import { type Id, idOf } from '../kernel/fields/id.ts';
import type { agency, enterprise } from '../kernel/people/registers.ts';
import type { EntryValues } from '../kernel/registers/register.ts';
import { syntheticCreditCode, syntheticPhone } from './codes.ts';
import type { Division } from './divisions.ts';
import { countyWeights, type DemoPerson, homesByCounty, placeOfPart, townHomes } from './persons.ts';
import { demoId, type Random, random } from './random.ts';

/** An enterprise of the demo: the register's values and its id. */
export type DemoEnterprise = { readonly id: Id<'enterprise'> } & EntryValues<typeof enterprise>;

/** An authorisation of the demo: the register's values and its id. */
export type DemoAgency = { readonly id: Id<'agency'> } & EntryValues<typeof agency>;

type Kind = DemoEnterprise['kind'];

interface Trade {
  /** Class of GB/T 4754-2017. */
  readonly industry: string;
  /** Trade in a firm's name. */
  readonly trade: string;
  /** How a small shop calls itself. */
  readonly shop: string;
  readonly scope: string;
  readonly kinds: readonly Kind[];
}

const trade = (industry: string, name: string, shop: string, scope: string, ...kinds: readonly Kind[]): Trade => ({
  ...{ industry, trade: name, shop, scope, kinds },
});

const RESTAURANT = trade('6210', '餐饮', '饭馆', '餐饮服务；食品销售', 'company', 'individual_business');

/** Trades with their rough share. */
const trades: readonly (readonly [Trade, number])[] = [
  [RESTAURANT, 18],
  [trade('6220', '快餐', '快餐店', '餐饮服务；外卖递送服务', 'individual_business'), 8],
  [trade('5212', '超市', '超市', '食品销售；日用百货销售', 'company', 'individual_business'), 12],
  [trade('5219', '商贸', '便利店', '食品销售；烟草制品零售', 'individual_business'), 10],
  [trade('5251', '大药房', '药店', '药品零售；医疗器械销售', 'company', 'branch'), 5],
  [trade('6110', '酒店', '酒店', '住宿服务；餐饮服务', 'company'), 3],
  [trade('6129', '宾馆', '宾馆', '住宿服务', 'company', 'individual_business'), 4],
  [trade('6130', '民宿', '民宿', '住宿服务', 'individual_business'), 2],
  [trade('8040', '美容美发', '理发店', '理发服务；生活美容服务', 'individual_business'), 7],
  [trade('8051', '洗浴', '浴池', '洗浴服务', 'company', 'individual_business'), 2],
  [trade('5431', '物流', '货运部', '道路货物运输（不含危险货物）', 'company'), 6],
  [trade('8111', '汽车修理', '汽修部', '机动车修理和维护', 'company', 'individual_business'), 4],
  [trade('4710', '建筑工程', '施工队', '房屋建筑工程施工', 'company'), 4],
  [trade('5011', '装饰', '装修部', '建筑装饰工程施工', 'company'), 3],
  [trade('6513', '信息科技', '工作室', '软件开发；信息技术服务', 'company'), 3],
  [trade('7262', '人力资源', '职介所', '职业中介活动；人力资源服务', 'company'), 2],
  [trade('7291', '旅行社', '旅行社', '旅游业务', 'company', 'branch'), 2],
  [trade('0131', '棉花种植', '棉业', '棉花种植、收购', 'cooperative'), 2],
  [trade('0314', '养殖', '养殖场', '牲畜饲养', 'cooperative', 'sole_proprietorship'), 3],
];

const brands = [
  ...[
    '天山',
    '庭州',
    '博格达',
    '丝路',
    '北庭',
    '绿洲',
    '江布拉克',
    '胡杨',
    '金穗',
    '玉泉',
    '宏源',
    '西域',
    '瑞祥',
    '庆丰',
    '百味',
    '雪莲',
  ],
  ...[
    '鑫盛',
    '惠民',
    '同心',
    '万家',
    '恒信',
    '春晖',
    '旭日',
    '晨光',
    '聚福',
    '明珠',
    '古道',
    '驼铃',
    '牧歌',
    '田园',
    '吉庆',
    '和顺',
  ],
] as const;

const endings = [
  '源',
  '丰',
  '盛',
  '达',
  '美',
  '鸿',
  '安',
  '泰',
  '裕',
  '佳',
  '兴',
  '隆',
  '诚',
  '德',
  '和',
  '福',
] as const;

function firmName(place: string, brand: string, { trade: name, shop }: Trade, kind: Kind): string {
  switch (kind) {
    case 'individual_business':
    case 'sole_proprietorship':
      return `${place}${brand}${shop}`;
    case 'cooperative':
      return `${place}${brand}${name}农民专业合作社`;
    case 'partnership':
      return `${place}${brand}${name}合伙企业（有限合伙）`;
    case 'branch':
      return `${place}${brand}${name}有限公司第一分店`;
    case 'company':
      return `${place}${brand}${name}有限公司`;
  }
}

const pad = (n: number): string => String(n).padStart(2, '0');
const isAdult = ({ birth_date }: DemoPerson): boolean => birth_date < '2006';

/** Makes enterprises with a legal representative of age. The first is the restaurant that the demo's agent acts for. */
export function demoEnterprises(
  seed: number,
  divisions: readonly Division[],
  persons: readonly DemoPerson[],
  count: number,
): DemoEnterprise[] {
  const homes = homesByCounty(divisions);
  const counties = new Map(divisions.filter(({ level }) => level === 'county').map(({ code, name }) => [code, name]));
  const owners = persons.filter(isAdult);
  return Array.from({ length: count }, (_, index) => {
    const stream = random(seed, 'enterprise', index);
    const first = index === 0;
    const line = first ? RESTAURANT : stream.weighted(trades);
    const kind = line.kinds[first ? 0 : stream.below(line.kinds.length)] ?? 'company';
    const county = first ? '652301' : stream.weighted(countyWeights);
    const place = counties.get(county) ?? '';
    const home = stream.pick(
      first ? townHomes(homes, county) : (homes.get(county) ?? [{ code: county, address: place }]),
    );
    const brand = first ? '丝路香' : `${stream.pick(brands)}${stream.pick(endings)}`;
    const owner = first ? persons[placeOfPart('owner')] : owners[stream.below(owners.length)];
    if (!owner) throw new Error('enterprises need persons of age');
    return {
      id: idOf('enterprise', demoId(seed, 'enterprise', index)),
      name: `${firmName(place, brand, line, kind)}（合成）`,
      credit_code: syntheticCreditCode('91', county, index),
      kind,
      industry: line.industry,
      legal_representative: owner.id,
      region: home.code,
      address: `${home.address}${1 + stream.below(300)}号（合成）`,
      phone: syntheticPhone(1_000 + index),
      registered_capital: capital(stream, kind),
      established: established(stream),
      business_scope: `${line.scope}。（依法须经批准的项目，经相关部门批准后方可开展经营活动）`,
      status: first
        ? 'in_business'
        : stream.weighted([
            ['in_business', 92],
            ['suspended', 2],
            ['revoked', 2],
            ['deregistered', 4],
          ]),
      synthetic: true,
    };
  });
}

const capital = (stream: Random, kind: Kind): string =>
  `${kind === 'company' ? 100_000 * (1 + stream.below(80)) : 10_000 * (1 + stream.below(30))}.00`;

function established(stream: Random): DemoEnterprise['established'] {
  // The parts make a date text by construction; every month has 28 days, so that each date exists.
  return `${2004 + stream.below(21)}-${pad(1 + stream.below(12))}-${pad(1 + stream.below(28))}` as DemoEnterprise['established'];
}

/** One enterprise in eight has an agent; the demo's agent acts for the first, and for the pensioner in one item alone. */
export function demoAgencies(
  seed: number,
  persons: readonly DemoPerson[],
  enterprises: readonly DemoEnterprise[],
): DemoAgency[] {
  const agents = persons.filter(isAdult);
  const agent = persons[placeOfPart('agent')];
  const pensioner = persons[placeOfPart('pensioner')];
  if (!agent || !pensioner) throw new Error('agencies need the persons with a part');
  const made: DemoAgency[] = [];
  const add = (values: Pick<DemoAgency, 'agent' | 'principal_enterprise' | 'principal_person' | 'scope'>): void => {
    const number = `委字〔2024〕${String(made.length + 1).padStart(5, '0')}号`;
    made.push({
      ...values,
      ...{ id: idOf('agency', demoId(seed, 'agency', made.length)), number, document: `授权委托书 ${number}（合成）` },
      ...{ valid_from: '2024-01-01', valid_to: null, revoked_on: null },
    });
  };
  add({ agent: agent.id, principal_enterprise: null, principal_person: pensioner.id, scope: ['old_age_allowance'] });
  for (const [index, principal] of enterprises.entries()) {
    if (index % 8 !== 0) continue;
    const other = agents[random(seed, 'agency', index).below(agents.length)] ?? agent;
    const holder = index === 0 ? agent : other;
    add({ agent: holder.id, principal_enterprise: principal.id, principal_person: null, scope: null });
  }
  return made;
}
