import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { regionPath } from '../kernel/people/region.ts';
import type { region } from '../kernel/people/registers.ts';
import type { EntryValues } from '../kernel/registers/register.ts';

/** A division as the register of regions holds it. */
export type Division = EntryValues<typeof region>;

// The date of the Bureau's list; a later change of divisions is a later entry.
const LISTED_ON = '2023-06-30' as const; // a date text

/** The real divisions of Changji, 1,040 of them, and the region above as the root of all paths. */
export async function readDivisions(): Promise<Division[]> {
  const text = await readFile(new URL('./data/changji_divisions.csv', import.meta.url), 'utf8');
  const rows = parse<Record<'code' | 'name' | 'level' | 'kind' | 'parent_code' | 'xpcc', string>>(text, {
    columns: true,
  });
  const root = { code: '65', name: '新疆维吾尔自治区', level: 'province' as const, kind: '自治区', parent: null };
  return [
    { ...root, path: '65', xpcc: false, valid_from: LISTED_ON, valid_to: null },
    ...rows.map((row) => ({
      code: row.code,
      name: row.name,
      level: levelOf(row.level),
      kind: row.kind,
      parent: row.parent_code,
      path: regionPath(row.code),
      xpcc: row.xpcc === '1',
      valid_from: LISTED_ON,
      valid_to: null,
    })),
  ];
}

function levelOf(text: string): Division['level'] {
  if (text === 'prefecture' || text === 'county' || text === 'township' || text === 'village') return text;
  throw new Error(`the list of divisions has a level that the register does not know: ${text}`);
}
