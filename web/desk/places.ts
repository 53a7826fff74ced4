import type { Names } from '../../kernel/fields/field-type.ts';
import type { Option } from '../../kernel/fields/screen.ts';
import { systemActor } from '../../kernel/people/actor.ts';
import { region } from '../../kernel/people/registers.ts';
import { listEntries, type Page } from '../../kernel/registers/list.ts';
import type { EntryValues } from '../../kernel/registers/register.ts';
import type { Platform } from '../../server/platform.ts';

/** The divisions of the prefecture, as selects and outputs of the workbench need them. */
export interface Places {
  /** Names by division code. */
  readonly names: Names;
  /** Counties and cities. */
  readonly counties: readonly Option[];
  /** Counties, each with its townships, in groups. */
  readonly townships: readonly Option[];
}

// The list changes a few times a year; a minute's delay costs nothing and spares a thousand rows per page.
const AGE_MS = 60_000;
const kept = new WeakMap<Platform, { readonly read_at: number; readonly places: Promise<Places> }>();

/** The divisions, read again after a minute. */
export function placesOf(platform: Platform): Promise<Places> {
  const known = kept.get(platform);
  if (known && performance.now() - known.read_at < AGE_MS) return known.places;
  const places = readPlaces(platform);
  kept.set(platform, { read_at: performance.now(), places });
  places.catch(() => kept.delete(platform));
  return places;
}

async function readPlaces({ database, now }: Platform): Promise<Places> {
  const names: Record<string, string> = {};
  const counties: Option[] = [];
  const townships: Option[] = [];
  let cursor: string | null = null;
  do {
    // Annotated, because its type would refer to itself through the cursor.
    const page: Page<EntryValues<typeof region>> = await listEntries(database, systemActor, now, region, {
      limit: 500,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const { values } of page.entries) {
      names[values.code] = values.name;
      if (values.valid_to !== null || values.xpcc) continue;
      if (values.level === 'county') {
        counties.push({ value: values.code, name: values.name });
        townships.push({ value: values.code, name: values.name, group: values.name });
      }
      if (values.level === 'township') {
        const group = names[values.code.slice(0, 6)];
        townships.push({ value: values.code, name: values.name, ...(group ? { group } : {}) });
      }
    }
    cursor = page.next;
  } while (cursor !== null);
  return { names, counties, townships };
}
