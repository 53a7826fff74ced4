import sql from 'sql-template-tag';
import type { Db } from '../database/database.ts';
import { Refusal } from '../refusal.ts';
import { messages } from './messages.ts';

/** An organisation as the engine needs it. */
export interface Body {
  readonly id: string;
  readonly name: string;
  /** 简称, which stands in document numbers (机关代字). */
  readonly short_name: string;
  readonly department: string;
  readonly credit_code: string;
  /** Division code. */
  readonly region: string;
}

/** Which organisation does what where: lines of business by region. */
export interface Directory {
  body(id: string): Body | undefined;
  /** The organisation that holds a role for a region: the county's own, else the prefecture's. */
  handlerOf(role: string, region: string): Body | undefined;
  handlerOrRefuse(role: string, region: string): Body;
  ofDepartment(department: string): readonly Body[];
  /** The bodies of a county and those of its prefecture. */
  inRegion(region: string): readonly Body[];
}

/** The line of business of a role: `market_supervision` of `market_supervision.officer`; the window is the service hall's. */
export const departmentOf = (role: string): string =>
  role === 'window' ? 'service_hall' : (role.split('.')[0] ?? role);

/** Reads the organisations once; a prefecture has some hundreds. */
export async function loadDirectory(db: Db): Promise<Directory> {
  const bodies = await db.many<Body>(sql`
    select id, name, short_name, department, credit_code, region
    from register.organisation
    where level in ('prefecture', 'county')
    and kind <> 'zone'
    order by credit_code`);
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const byPlace = new Map<string, Body>();
  for (const body of bodies) {
    const place = `${body.department}@${body.region}`;
    if (!byPlace.has(place)) byPlace.set(place, body);
  }
  const handlerOf = (role: string, region: string): Body | undefined => {
    const department = departmentOf(role);
    return byPlace.get(`${department}@${region.slice(0, 6)}`) ?? byPlace.get(`${department}@${region.slice(0, 4)}`);
  };
  return {
    body: (id) => byId.get(id),
    handlerOf,
    handlerOrRefuse(role, region) {
      const body = handlerOf(role, region);
      if (!body) throw new Refusal('conflict', messages.no_handler(role, region), { field: 'region' });
      return body;
    },
    ofDepartment: (department) => bodies.filter((body) => body.department === department),
    inRegion: (region) =>
      bodies.filter((body) => body.region === region.slice(0, 6) || body.region === region.slice(0, 4)),
  };
}
