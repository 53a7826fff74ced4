import { type Id, idOf } from '../kernel/fields/id.ts';
import type { agency, enterprise } from '../kernel/people/registers.ts';
import type { EntryValues } from '../kernel/registers/register.ts';
import { syntheticCreditCode, syntheticPhone } from './codes.ts';
import type { Division } from './divisions.ts';
import { countyWeights, type DemoPerson, homesByCounty, placeOfPart } from './persons.ts';
import { demoId, type Random, random } from './random.ts';

/** An enterprise of the demo: the register's values and its id. */
export type DemoEnterprise = { readonly id: Id<'enterprise'> } & EntryValues<typeof enterprise>;

/** An authorisation of the demo: the register's values and its id. */
export type DemoAgency = { readonly id: Id<'agency'> } & EntryValues<typeof agency>;

type Kind = DemoEnterprise['kind'];

/** Class of GB/T 4754-2017, trade in the name, scope, usual forms, share. */
const trades: readonly (readonly [
  readonly [industry: string, trade: string, scope: string, kinds: readonly Kind[]],
  number,
])[] = [
  [['6210', '餐饮', '餐饮服务；食品销售', ['company', 'individual_business']], 18],
  [['6220', '快餐', '餐饮服务；外卖递送服务', ['individual_business']], 8],
  [['5212', '超市', '食品销售；日用百货销售', ['company', 'individual_business']], 12],
  [['5219', '便利店', '食品销售；烟草制品零售', ['individual_business']], 10],
  [['5251', '大药房', '药品零售；医疗器械销售', ['company', 'branch']], 5],
  [['6110', '酒店', '住宿服务；餐饮服务', ['company']], 3],
  [['6129', '宾馆', '住宿服务', ['company', 'individual_business']], 4],
  [['6130', '民宿', '住宿服务', ['individual_business']], 2],
  [['8040', '美容美发', '理发服务；生活美容服务', ['individual_business']], 7],
  [['8051', '洗浴', '洗浴服务', ['company', 'individual_business']], 2],
  [['5431', '物流', '道路货物运输（不含危险货物）', ['company']], 6],
  [['8111', '汽车修理', '机动车修理和维护', ['company', 'individual_business']], 4],
  [['4710', '建筑工程', '房屋建筑工程施工', ['company']], 4],
  [['5011', '装饰', '建筑装饰工程施工', ['company']], 3],
  [['6513', '信息科技', '软件开发；信息技术服务', ['company']], 3],
  [['7262', '人力资源', '职业中介活动；人力资源服务', ['company']], 2],
  [['7291', '旅行社', '旅游业务', ['company', 'branch']], 2],
  [['0131', '棉业', '棉花种植、收购', ['cooperative']], 2],
  [['0314', '养殖', '牲畜饲养', ['cooperative', 'sole_proprietorship']], 3],
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

const forms: Readonly<Record<Kind, string>> = {
  company: '有限公司',
  partnership: '合伙企业（有限合伙）',
  sole_proprietorship: '厂',
  individual_business: '店',
  cooperative: '农民专业合作社',
  branch: '有限公司分公司',
};

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
    const [industry, trade, scope, kinds] = first ? RESTAURANT : stream.weighted(trades);
    const kind = kinds[first ? 0 : stream.below(kinds.length)] ?? 'company';
    const county = first ? '652301' : stream.weighted(countyWeights);
    const home = stream.pick(homes.get(county) ?? [{ code: county, address: counties.get(county) ?? '' }]);
    const brand = first ? '丝路香' : `${stream.pick(brands)}${stream.pick(brands).slice(0, 1)}`;
    const owner = first ? persons[placeOfPart('owner')] : owners[stream.below(owners.length)];
    if (!owner) throw new Error('enterprises need persons of age');
    return {
      id: idOf('enterprise', demoId(seed, 'enterprise', index)),
      name: `${counties.get(county) ?? ''}${brand}${trade}${forms[kind]}（合成）`,
      credit_code: syntheticCreditCode('91', county, index),
      kind,
      industry,
      legal_representative: owner.id,
      region: home.code,
      address: `${home.address}${1 + stream.below(300)}号（合成）`,
      phone: syntheticPhone(1_000 + index),
      registered_capital: capital(stream, kind),
      established: established(stream),
      business_scope: `${scope}。（依法须经批准的项目，经相关部门批准后方可开展经营活动）`,
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

const RESTAURANT = ['6210', '餐饮', '餐饮服务；食品销售', ['company']] as const;

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
