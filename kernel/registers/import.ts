import type { Readable } from 'node:stream';
import type { Tx } from '../database/database.ts';
import { dateOf, type Now } from '../dates.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { underConstraints } from './constraint.ts';
import { CopyLoader } from './copy-loader.ts';
import { copyText, copyTexts } from './copy-text.ts';
import { type ImportColumn, readHeader } from './import-columns.ts';
import { Findings, type ImportError } from './import-findings.ts';
import { type Cell, csvRows, type RowSource, xlsxRows } from './import-source.ts';
import { checkStaging, createStaging, stagedColumns, writeStaging } from './import-staging.ts';
import { messages } from './messages.ts';
import { demandAnyWrite } from './permission.ts';
import type { AnyRegister } from './register.ts';
import { searchColumns } from './search-text.ts';
import { isSearchable } from './table.ts';

/** What came of a file. */
export interface ImportReport {
  /** `refused`: nothing was written, because of errors and the mode, or because the header cannot be read. */
  readonly outcome: 'written' | 'refused';
  /** Rows of the file, header and blank rows aside. */
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows with errors. */
  readonly bad_rows: number;
  /** The first of them, in the order of rows as far as each was found while reading. */
  readonly errors: readonly ImportError[];
  /** All of them, kept or not. */
  readonly error_count: number;
  /** Warnings let through. */
  readonly warning_count: number;
}

export interface ImportOptions {
  readonly format: 'csv' | 'xlsx';
  /** Whether one bad row stops the file, or the good ones are written. */
  readonly mode: 'all_or_nothing' | 'good_rows';
  /** Errors kept: 1,000 where absent. */
  readonly keep?: number;
  /** Lets warnings through that a person would be asked to confirm, such as a credit code whose check character fails. */
  readonly confirmed?: boolean;
  /** The file's name, for the journal. */
  readonly file_name?: string;
  /** Called now and then with what has been read. */
  readonly progress?: (state: { readonly rows: number; readonly error_count: number }) => void;
}

/**
 * Reads a file into a register: inserts by key what is new, updates what differs, leaves the rest. Columns are found by field
 * name or title; a column that is absent leaves its field unchanged, an empty cell clears it. Memory does not grow with the
 * file: rows stream into a staging table and are written by statements over all of them.
 * @throws Refusal `unauthenticated`, `forbidden` where the actor may write no entry at all, `invalid` where the file is broken
 * or a check over several fields fails, `conflict` where somebody else inserts one of the keys meanwhile
 */
export async function importEntries(
  tx: Tx,
  actor: Actor,
  now: Now,
  register: AnyRegister,
  stream: Readable,
  options: ImportOptions,
): Promise<ImportReport> {
  demandAnyWrite(actor, register);
  const findings = new Findings(options.keep ?? 1_000, options.confirmed === true);
  const source = options.format === 'csv' ? csvRows(stream) : xlsxRows(stream);
  const read = await stageRows(tx, now, register, source, findings, options);
  const counts = { inserted: 0, updated: 0, unchanged: 0 };
  let outcome: ImportReport['outcome'] = 'refused';
  if (read.columns !== null) {
    const stage = { register, columns: read.columns };
    if (read.staged > 0) await checkStaging(tx, actor, stage, findings);
    if (findings.bad_rows === 0 || options.mode === 'good_rows') {
      if (read.staged > 0)
        Object.assign(counts, await underConstraints(register, () => writeStaging(tx, actor, now(), stage)));
      outcome = 'written';
    }
  }
  const { bad_rows, errors, error_count, warning_count } = findings;
  const report = { outcome, rows: read.rows, ...counts, bad_rows, errors, error_count, warning_count };
  const { errors: _kept, ...counted } = report;
  const detail = { ...counted, mode: options.mode, file_name: options.file_name ?? null };
  await record(tx, [{ at: now(), actor, act: 'import', object: register.name, object_id: '*', detail }]);
  return report;
}

interface StagedRows {
  readonly rows: number;
  readonly staged: number;
  /** The fields that the file has, or null where its header cannot be read. */
  readonly columns: readonly string[] | null;
}

async function stageRows(
  tx: Tx,
  now: Now,
  register: AnyRegister,
  source: RowSource,
  findings: Findings,
  { progress }: ImportOptions,
): Promise<StagedRows> {
  let columns: readonly ImportColumn[] | null = null;
  let loader: CopyLoader | undefined;
  let line: ((cells: readonly Cell[], row: number) => string | null) | undefined;
  let row = 0;
  let rows = 0;
  let staged = 0;
  try {
    for await (const batch of source) {
      for (const cells of batch) {
        row += 1;
        if (isBlank(cells)) continue;
        if (columns === null || line === undefined || loader === undefined) {
          const header = readHeader(register, cells, dateOf(now()));
          for (const problem of header.problems) findings.add(row, problem.column, problem);
          if (header.problems.length > 0) return { rows: 0, staged: 0, columns: null };
          columns = header.columns;
          const fields = columns.map(({ field }) => field);
          await createStaging(tx, register, fields);
          loader = new CopyLoader(tx, stagedColumns(register, fields));
          line = lineWriter(register, columns, cells.length, findings);
          continue;
        }
        rows += 1;
        const text = line(cells, row);
        if (text === null) findings.bad_rows += 1;
        else {
          loader.add(text);
          staged += 1;
        }
      }
      await loader?.drained();
      progress?.({ rows, error_count: findings.error_count });
    }
    if (columns === null) findings.add(1, '', { rule: 'header_missing', message: messages.header_missing });
    await loader?.end();
    loader = undefined;
  } finally {
    await loader?.abort();
  }
  return { rows, staged, columns: columns?.map(({ field }) => field) ?? null };
}

const isBlank = (cells: readonly Cell[]): boolean =>
  cells.every((cell) => typeof cell === 'string' && cell.trim() === '');

/** Makes the function that turns a row into a line for COPY, or into errors. */
function lineWriter(
  register: AnyRegister,
  columns: readonly ImportColumn[],
  width: number,
  findings: Findings,
): (cells: readonly Cell[], row: number) => string | null {
  const searched = columns.filter(({ field }) => register.search.includes(field));
  const places = searched.map((column) => columns.indexOf(column));
  const values: unknown[] = new Array(columns.length).fill(null);
  const searchText = searchWriter();
  return (cells, row) => {
    let text = String(row);
    let bad = false;
    if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) {
      findings.add(row, '', { rule: 'too_many_cells', message: messages.too_many_cells(cells.length, width) });
      bad = true;
    }
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index];
      if (column === undefined) continue;
      const read = column.read(cells[column.place]);
      for (const problem of read.problems) bad = findings.add(row, column.field, problem) || bad;
      values[index] = read.value;
      text += `\t${read.copy}`;
    }
    if (bad) return null;
    return isSearchable(register) ? `${text}\t${searchText(places.map((place) => values[place]))}\n` : `${text}\n`;
  };
}

/** The search columns as COPY wants them; those of a single short text are remembered, because names repeat. */
function searchWriter(): (values: readonly unknown[]) => string {
  let known = new Map<string, string>();
  return (values) => {
    const key = values.length === 1 ? values[0] : null;
    const before = typeof key === 'string' ? known.get(key) : undefined;
    if (before !== undefined) return before;
    const { search, search_terms } = searchColumns(values);
    const text = `${search === '' ? '' : copyText(search)}\t${copyTexts(search_terms)}`;
    if (typeof key === 'string') {
      if (known.size >= 20_000) known = new Map();
      known.set(key, text);
    }
    return text;
  };
}
