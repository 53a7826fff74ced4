import type { Option } from '../../../kernel/fields/screen.ts';
import { region } from '../../../kernel/people/registers.ts';
import { listEntries } from '../../../kernel/registers/list.ts';
import type { Platform } from '../../../server/platform.ts';
import type { Visit } from '../visit.ts';

interface Division {
  readonly code: string;
  readonly name: string;
}

/** Changji. */
const PREFECTURE = '6523';

const kept = new WeakMap<Platform, Promise<readonly Division[]>>();

/** The divisions of the prefecture; they change once in years, so a process reads them once. */
function divisionsOf(visit: Visit): Promise<readonly Division[]> {
  const { platform } = visit;
  const known = kept.get(platform);
  if (known) return known;
  const divisions = readDivisions(visit);
  kept.set(platform, divisions);
  divisions.catch(() => kept.delete(platform));
  return divisions;
}

/** Every division of the prefecture, page by page. */
async function readDivisions({ platform, actor }: Visit): Promise<readonly Division[]> {
  const found: Division[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listEntries(platform.database, actor, platform.now, region, {
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    });
    // XPCC units lie in the prefecture, and are administered by others.
    for (const { values } of page.entries)
      if (!values.xpcc && values.code.startsWith(PREFECTURE)) found.push({ code: values.code, name: values.name });
    cursor = page.next;
  }
  return found;
}

const COUNTY_DIGITS = 6;
const TOWNSHIP_DIGITS = 9;

const option = ({ code, name }: Division): Option => ({ value: code, name });

/** Counties and cities of the prefecture. */
export const countiesOf = async (visit: Visit): Promise<readonly Option[]> =>
  (await divisionsOf(visit)).filter(({ code }) => code.length === COUNTY_DIGITS).map(option);

/** Townships and streets of a county. */
export const townshipsOf = async (visit: Visit, county: string): Promise<readonly Option[]> =>
  (await divisionsOf(visit))
    .filter(({ code }) => code.length === TOWNSHIP_DIGITS && code.slice(0, COUNTY_DIGITS) === county)
    .map(option);

/** A division no finer than a township, which is what forms ask for; registers may know the village. */
export const townshipOf = (code: string): string => code.slice(0, TOWNSHIP_DIGITS);

/** Names of divisions by code, counties in front of their townships. */
export async function regionNames(visit: Visit): Promise<Readonly<Record<string, string>>> {
  const divisions = await divisionsOf(visit);
  const own = new Map(divisions.map(({ code, name }) => [code, name]));
  return Object.fromEntries(
    divisions.map(({ code, name }) => {
      const county = code.length > COUNTY_DIGITS ? own.get(code.slice(0, COUNTY_DIGITS)) : undefined;
      return [code, county === undefined ? name : `${county}${name}`];
    }),
  );
}
