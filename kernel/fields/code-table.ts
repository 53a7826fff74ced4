import type { SourceState } from '../procedures/definition.ts';
import { type Language, say, type Words } from '../words.ts';

/** Where a code table comes from, and how sure that is (parameters.md §3). */
export interface TableSource {
  readonly source: string;
  readonly state: SourceState;
}

/** A list of codes with their names; the codes are part of its type, so a choice from it is checked at compile time. */
export interface CodeTable<Code extends string = string> extends TableSource {
  readonly name: string;
  /** In the order in which people are offered them. */
  readonly codes: readonly Code[];
  readonly names: Readonly<Record<string, Words>>;
}

/**
 * Declares a code table: `codeTable('使用状态', { in_use: '在用', stopped: '停用' })`. A row is the Chinese name, or `Words`.
 * Rows keep their order, except that numerals are offered in rising order: JavaScript reorders integer keys.
 * @param origin document and state; a table of the platform's own is local policy
 */
export function codeTable<const Rows extends Readonly<Record<string, string | Words>>>(
  name: string,
  rows: Rows,
  origin: TableSource = { source: '本平台', state: 'policy' },
): CodeTable<`${Extract<keyof Rows, string | number>}`> {
  const codes = Object.keys(rows);
  if (codes.every((code) => /^\d+$/.test(code))) codes.sort((a, b) => Number(a) - Number(b));
  const names = Object.entries(rows).map(([code, row]) => [code, typeof row === 'string' ? { zh: row, en: row } : row]);
  return {
    name,
    ...origin,
    codes: codes as `${Extract<keyof Rows, string | number>}`[], // the keys of Rows by construction
    names: Object.fromEntries(names),
  };
}

/** The type of a table's codes: `CodeOf<typeof itemKinds>`. */
export type CodeOf<Table extends CodeTable> = Table['codes'][number];

/** The name of a code, or the code itself where the table does not know it (old data keep abolished codes). */
export function nameOfCode(table: Pick<CodeTable, 'names'>, code: string, language: Language = 'zh'): string {
  const words = Object.hasOwn(table.names, code) ? table.names[code] : undefined;
  return words === undefined ? code : say(words, language);
}
