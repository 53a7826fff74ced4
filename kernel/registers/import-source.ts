import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type ExcelJs from 'exceljs';
import { Refusal } from '../refusal.ts';
import type { Words } from '../words.ts';
import { messages } from './messages.ts';

/** A cell that cannot be read as text, and why. */
export class BrokenCell {
  readonly rule: string;
  readonly message: Words;
  constructor(rule: string, message: Words) {
    this.rule = rule;
    this.message = message;
  }
}

export type Cell = string | BrokenCell;

/** Rows of a file in order, in batches; the first is the header. Blank rows are there, so that numbers agree with the file. */
export type RowSource = AsyncIterable<readonly (readonly Cell[])[]>;

const BATCH = 1_000;

/**
 * The rows of a CSV file (comma, RFC 4180). UTF-8 with or without byte order mark; what is not UTF-8 is read as GB 18030,
 * in which Chinese spreadsheets save CSV.
 * @throws Refusal `invalid` where quotation marks do not come in pairs
 */
export async function* csvRows(stream: Readable): RowSource {
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: false });
  const decoder = decoding();
  stream.on('error', (error) => decoder.destroy(error));
  decoder.on('error', (error) => parser.destroy(error));
  stream.pipe(decoder).pipe(parser);
  try {
    let batch: string[][] = [];
    for await (const row of parser) {
      batch.push(row);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    if (error instanceof CsvError)
      throw new Refusal('invalid', messages.csv_broken, { details: { row: error.lines ?? null, reason: error.code } });
    throw error;
  } finally {
    stream.unpipe(decoder);
    stream.resume();
  }
}

/** Decides for one encoding at the first byte that tells, and keeps to it. */
function decoding(): Transform {
  let chosen: TextDecoder | undefined;
  return new Transform({
    decodeStrings: true,
    transform(chunk: Buffer, _encoding, done) {
      if (chosen === undefined && chunk.every((byte) => byte < 0x80)) {
        done(null, chunk);
        return;
      }
      try {
        if (chosen === undefined) {
          chosen = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
          try {
            done(null, chosen.decode(chunk, { stream: true }));
            return;
          } catch {
            // Nothing but ASCII came before, so the other encoding begins clean.
            chosen = new TextDecoder('gb18030', { fatal: true });
          }
        }
        done(null, chosen.decode(chunk, { stream: true }));
      } catch {
        done(new Refusal('invalid', messages.csv_broken));
      }
    },
    flush(done) {
      try {
        done(null, chosen?.decode() ?? '');
      } catch {
        done(new Refusal('invalid', messages.csv_broken));
      }
    },
  });
}

/**
 * The rows of the first sheet of an XLSX workbook, read as it streams. Formulas count by their stored result; dates become
 * ISO texts.
 * @throws Refusal `invalid` where the file is no workbook
 */
export async function* xlsxRows(stream: Readable): RowSource {
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader(stream, {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'ignore',
  });
  let batch: Cell[][] = [];
  let expected = 1;
  let sheets = 0;
  try {
    for await (const sheet of reader) {
      sheets += 1;
      if (sheets > 1) continue;
      for await (const row of sheet) {
        // The file leaves blank rows out; the number tells how many.
        for (; expected < row.number && expected <= 1_048_576; expected += 1) batch.push([]);
        expected = row.number + 1;
        const cells: Cell[] = [];
        // Row values are indexed from 1.
        const values = Array.isArray(row.values) ? row.values : [];
        for (let column = 1; column < values.length; column += 1) cells.push(textOfCell(values[column]));
        batch.push(cells);
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    throw error instanceof Refusal
      ? error
      : new Refusal('invalid', messages.xlsx_broken, { details: { reason: String(error) } });
  }
  if (sheets === 0) throw new Refusal('invalid', messages.xlsx_broken);
  if (batch.length > 0) yield batch;
}

/** The text of a spreadsheet cell. */
export function textOfCell(value: ExcelJs.CellValue | undefined): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    // Spreadsheets keep fifteen digits; a longer number typed as a number has lost its end.
    if (Math.abs(value) >= 1e15) return new BrokenCell('digits_lost', messages.digits_lost);
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
  }
  if (value instanceof Date) return textOfDate(value);
  if ('error' in value) return new BrokenCell('cell_error', messages.cell_error(value.error));
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOfCell(value.text);
  if ('formula' in value || 'sharedFormula' in value) {
    if (value.result === undefined || value.result === null)
      return new BrokenCell('formula_empty', messages.formula_empty);
    return textOfCell(value.result);
  }
  return String(value);
}

/** A spreadsheet has no zone: what stands in the cell is the date, and with a time it is the official zone's. */
function textOfDate(value: Date): Cell {
  if (Number.isNaN(value.getTime())) return new BrokenCell('cell_error', messages.cell_error('#VALUE!'));
  const [date = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00:00') ? date : `${date}T${time.slice(0, 8)}+08:00`;
}
