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
  const { platform, actor } = visit;
  const known = kept.get(platform);
  if (known) return known;
  const divisions = listEntries(platform.database, actor, platform.now, region, { limit: 500 }).then(({ entries }) =>
    entries
      // XPCC units lie in the prefecture, and are administered by others.
      .filter(({ values }) => !values.xpcc && values.code.startsWith(PREFECTURE))
      .map(({ values: { code, name } }) => ({ code, name })),
  );
  kept.set(platform, divisions);
  divisions.catch(() => kept.delete(platform));
  return divisions;
}

const COUNTY_DIGITS = 6;

const option = ({ code, name }: Division): Option => ({ value: code, name });

/** Counties and cities of the prefecture. */
export const countiesOf = async (visit: Visit): Promise<readonly Option[]> =>
  (await divisionsOf(visit)).filter(({ code }) => code.length === COUNTY_DIGITS).map(option);

/** Townships and streets of a county. */
export const townshipsOf = async (visit: Visit, county: string): Promise<readonly Option[]> =>
  (await divisionsOf(visit))
    .filter(({ code }) => code.length > COUNTY_DIGITS && code.startsWith(county) && county.length === COUNTY_DIGITS)
    .map(option);

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
