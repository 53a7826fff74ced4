import { dateOf } from '../../../kernel/dates.ts';
import type { ItemDefinition } from '../../../kernel/procedures/definition.ts';
import { type ItemHit, searchItems } from '../../../kernel/procedures/item-search.ts';
import type { Platform } from '../../../server/platform.ts';

/** What the home page and its lists show: every item in force with its topics, and departments by name. */
export interface Catalogue {
  readonly entries: readonly (ItemHit & {
    readonly topics: ItemDefinition['topics'];
    readonly audience: readonly string[];
  })[];
  /** Name of a line of business, as its prefecture-level body is called. */
  readonly departments: Readonly<Record<string, string>>;
}

const AGE_MS = 60_000;
const kept = new WeakMap<Platform, { readonly read_at: number; readonly catalogue: Promise<Catalogue> }>();

/** The catalogue, read again after a minute: it is on every visitor's first page, and items change a few times a year. */
export function catalogueOf(platform: Platform): Promise<Catalogue> {
  const moment = performance.now();
  const known = kept.get(platform);
  if (known && moment - known.read_at < AGE_MS) return known.catalogue;
  const catalogue = readCatalogue(platform);
  kept.set(platform, { read_at: moment, catalogue });
  // A failed read is not kept; the next page tries again.
  catalogue.catch(() => kept.delete(platform));
  return catalogue;
}

async function readCatalogue({ database, engine, now }: Platform): Promise<Catalogue> {
  const hits = await searchItems(database, '', { on: dateOf(now()), limit: 100 });
  const directory = await engine.directory();
  const entries: Catalogue['entries'][number][] = [];
  for (const hit of hits) {
    const published = await engine.versions.inForce(database, hit.item, dateOf(now()));
    if (!published) continue;
    const topics = published.kind === 'item' ? published.definition.topics : { natural: [], legal: [] };
    entries.push({ ...hit, topics, audience: published.definition.audience });
  }
  const lines = [...new Set(entries.filter(({ kind }) => kind === 'item').map(({ department }) => department))];
  const departments = Object.fromEntries(
    lines.flatMap((line) => {
      const bodies = directory.ofDepartment(line);
      const body = bodies.find(({ region }) => region.length === 4) ?? bodies[0];
      return body ? [[line, body.name.replace(/^昌吉(回族自治)?州/, '')]] : [];
    }),
  );
  return { entries, departments };
}
