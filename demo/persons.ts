import { type Id, idOf } from '../kernel/fields/id.ts';
import type { person } from '../kernel/people/registers.ts';
import type { EntryValues } from '../kernel/registers/register.ts';
import { syntheticMobile, syntheticResidentId } from './codes.ts';
import type { Division } from './divisions.ts';
import { demoName } from './names.ts';
import { demoId, type Random, random } from './random.ts';

/** A person of the demo: the register's values and its id. */
export type DemoPerson = { readonly id: Id<'person'> } & EntryValues<typeof person>;

/** The persons with a part to play; they are the first of the list, in this order. */
const cast = [
  { part: 'agent', name: '马晓燕', man: false, ethnic_group: '回族', birth: '1990-03-18' },
  { part: 'pensioner', name: '王桂兰', man: false, ethnic_group: '汉族', birth: '1940-05-12' },
  { part: 'parent', name: '阿依古丽·努尔兰', man: false, ethnic_group: '哈萨克族', birth: '1996-08-02' },
  { part: 'other_parent', name: '叶尔兰·巴合提', man: true, ethnic_group: '哈萨克族', birth: '1994-11-23' },
  { part: 'owner', name: '李建国', man: true, ethnic_group: '汉族', birth: '1978-01-30' },
] as const;

export type Part = (typeof cast)[number]['part'];

/** Place of a part's person in the list. */
export const placeOfPart = (part: Part): number => cast.findIndex((each) => each.part === part);

/** First year and length of a span of births, with its rough share. */
const births: readonly (readonly [readonly [from: number, years: number], number])[] = [
  [[1932, 14], 5],
  [[1946, 15], 13],
  [[1961, 20], 32],
  [[1981, 25], 32],
  [[2006, 20], 18],
];

/** Relative sizes of the counties, for variety alone; they are no statistics. */
export const countyWeights: readonly (readonly [string, number])[] = [
  ['652301', 38],
  ['652302', 12],
  ['652323', 12],
  ['652324', 11],
  ['652325', 13],
  ['652327', 8],
  ['652328', 6],
];

const pad = (n: number): string => String(n).padStart(2, '0');

/** Makes persons; each lives in a village or community that the prefecture administers, and says that it is synthetic. */
export function demoPersons(seed: number, divisions: readonly Division[], count: number): DemoPerson[] {
  const homes = homesByCounty(divisions);
  const serials = new Map<string, number>();
  const made: DemoPerson[] = [];
  for (let index = 0; index < count; index += 1) {
    const stream = random(seed, 'person', index);
    const role = cast[index];
    const man = role ? role.man : stream.chance(0.51);
    const named = role ?? demoName(stream, man);
    const birth = role?.birth ?? drawBirth(stream);
    // Odd serials are men's; births of a day are told apart by rising serials.
    const day = `${birth}${man}`;
    const serial = serials.get(day) ?? (man ? 1 : 2);
    serials.set(day, serial + 2);
    const home = role
      ? stream.pick(townHomes(homes, '652301'))
      : stream.pick(homes.get(stream.weighted(countyWeights)) ?? [NO_HOME]);
    made.push({
      id: idOf('person', demoId(seed, 'person', index)),
      name: named.name,
      resident_id: syntheticResidentId(birth, serial),
      birth_date: birth,
      sex: man ? '1' : '2',
      ethnic_group: named.ethnic_group,
      region: home.code,
      address: `${home.address}${houseNumber(stream, home)}（合成）`,
      phone: stream.chance(0.93) || role ? syntheticMobile(index) : null,
      synthetic: true,
    });
  }
  return made;
}

/** A place where persons live and enterprises sit. */
export interface Home {
  readonly code: string;
  /** County, township, community. */
  readonly address: string;
}

const NO_HOME: Home = { code: '6523', address: '昌吉回族自治州' };

/** The villages and communities of each county, without those of the XPCC. */
export function homesByCounty(divisions: readonly Division[]): Map<string, [Home, ...Home[]]> {
  const names = new Map(divisions.map(({ code, name }) => [code, name]));
  const homes = new Map<string, [Home, ...Home[]]>();
  for (const { code, level, xpcc, name } of divisions) {
    if (level !== 'village' || xpcc) continue;
    const county = code.slice(0, 6);
    const place = name
      .replace(/(居民委员会|居委会)$/, '社区')
      .replace(/(村民委员会?|村委会)$/, '村')
      .replace(/社区社区$/, '社区')
      .replace(/村村$/, '村');
    const home = { code, address: `${names.get(county)}${names.get(code.slice(0, 9))}${place}` };
    const known = homes.get(county);
    if (known) known.push(home);
    else homes.set(county, [home]);
  }
  return homes;
}

/** The homes of a county that lie in streets of the town, where the persons with a part live and the restaurant opens. */
export function townHomes(homes: ReadonlyMap<string, readonly Home[]>, county: string): [Home, ...Home[]] {
  const [first = NO_HOME, ...rest] = (homes.get(county) ?? []).filter(({ address }) => address.includes('街道'));
  return [first, ...rest];
}

/** Villages number their groups and yards, communities their buildings. */
const houseNumber = (stream: Random, home: Home): string =>
  home.address.endsWith('村')
    ? `${1 + stream.below(8)}组${1 + stream.below(90)}号`
    : `${1 + stream.below(60)}号楼${1 + stream.below(5)}单元${1 + stream.below(6)}0${1 + stream.below(4)}室`;

function drawBirth(stream: Random): DemoPerson['birth_date'] {
  const [from, years] = stream.weighted(births);
  // Every month has 28 days, so that each date exists. The parts make a date text by construction.
  return `${from + stream.below(years)}-${pad(1 + stream.below(12))}-${pad(1 + stream.below(28))}` as DemoPerson['birth_date'];
}
