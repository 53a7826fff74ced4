import { regionPath } from '../kernel/people/region.ts';
import { demoName } from './names.ts';
import type { DemoOrganisation } from './organisations.ts';
import { demoId, random } from './random.ts';

/** An officer of the demo: an account without password, and one post. */
export interface DemoOfficer {
  readonly account: string;
  readonly post: string;
  /** `changji.market_supervision.officer.1`: place, role, number. */
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly region: string;
}

/** Since when the posts are held: before the first past case. */
export const POSTS_SINCE = '2020-01-01';

/** Staffs every organisation. Names say nothing about persons of the register: an officer is not among them. */
export function demoOfficers(seed: number, organisations: readonly DemoOrganisation[]): DemoOfficer[] {
  const made: DemoOfficer[] = [];
  const staff = (body: DemoOrganisation, role: string, count: number): void => {
    for (let number = 1; number <= count; number += 1) {
      const index = made.length;
      const stream = random(seed, 'officer', index);
      made.push({
        account: demoId(seed, 'officer', index),
        post: demoId(seed, 'post', index),
        login: `${body.slug}.${role}.${number}`,
        name: demoName(stream, stream.chance(0.5)).name,
        role,
        organisation: body.id,
        region: regionPath(body.region),
      });
    }
  };
  for (const body of organisations) for (const [role, count] of staffOf(body)) staff(body, role, count);
  // One enters a number of policy, the other confirms it. Last, so that everybody before keeps name and id.
  const bureau = organisations.find(({ slug, department }) => slug === 'zhou' && department === 'data_bureau');
  if (bureau) staff(bureau, 'parameters.administrator', 2);
  return made;
}

/** Roles and how many hold each. The three administrators sit in the prefecture's data bureau, three people. */
function staffOf({
  kind,
  department,
  level,
  slug,
}: DemoOrganisation): readonly (readonly [role: string, count: number])[] {
  if (kind === 'service_hall') return [['window', 3], ...usual(department)];
  if (kind === 'zone') return usual(department);
  if (kind === 'government') return level === 'township' ? [['window', 1]] : [['government.leader', 1]];
  if (department !== 'data_bureau') return usual(department);
  const administrators = ['system.administrator', 'security.administrator', 'audit.administrator'] as const;
  return [
    ...usual(department),
    ['supervisor', 1],
    ...(slug === 'zhou' ? administrators.map((role) => [role, 1] as const) : []),
  ];
}

const usual = (department: string) =>
  [
    [`${department}.officer`, 2],
    [`${department}.head`, 1],
  ] as const;
