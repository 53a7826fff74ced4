import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import Cursor from 'pg-cursor';
import sql from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
import type { Now } from '../dates.ts';
import type { Field } from '../fields/field.ts';
import { typeOf } from '../fields/field-types.ts';
import { titleOf } from '../fields/keyword.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { type Language, say } from '../words.ts';
import { type EntryRow, entryOf, selectedColumns, tableOf } from './entry.ts';
import { type FieldName, type Selection, selected } from './list.ts';
import { messages } from './messages.ts';
import { orderBy, orderOf } from './order.ts';
import type { AnyRegister } from './register.ts';
import { columnsOf, demandAnyReach, lookingFor, type Reader } from './sight.ts';
import { columnType } from './value.ts';

export interface ExportRequest<Values extends object = object> extends Selection<Values> {
  readonly format: 'csv' | 'xlsx';
  /** Which fields, in which order; all where absent. */
  readonly fields?: readonly FieldName<Values>[];
  readonly sort?: { readonly by: FieldName<Values>; readonly descending?: boolean };
  /** Begins CSV with the byte order mark by which Chinese spreadsheets recognise UTF-8: yes where absent. */
  readonly bom?: boolean;
  readonly language?: Language;
}

const BATCH = 1_000;

/**
 * Writes the current entries that the actor may read to a stream and ends it: masks applied, choices by name, numbers plain,
 * texts that a spreadsheet would take for a formula made harmless. Always journalled, with the number of rows.
 * @throws Refusal as `listEntries`, before anything is written
 */
export async function exportEntries<Values extends object>(
  reader: Reader,
  actor: Actor,
  now: Now,
  register: AnyRegister<Values>,
  out: Writable,
  request: ExportRequest<Values>,
): Promise<{ readonly rows: number }> {
  demandAnyReach(actor, register);
  const names: readonly string[] = request.fields ?? Object.keys(register.fields);
  const columns = names.map((name) => columnOf(register, name, request.language ?? 'zh'));
  const exporting = async (tx: Tx): Promise<{ rows: number }> => {
    const order = orderOf(register, request.sort);
    const query = sql`
      select ${selectedColumns(actor, register)}
      from ${tableOf(register)} t
      where ${selected(actor, register, request)}
      and ${lookingFor(actor, register, [order.by], columnsOf('t'))}
      ${orderBy(order)}`;
    const cursor = tx.client.query(new Cursor<EntryRow>(query.text, [...query.values]));
    const sheet =
      request.format === 'csv' ? csvSheet(out, request.bom !== false) : await xlsxSheet(out, register.title);
    let rows = 0;
    try {
      await sheet.write(columns.map(({ title }) => title));
      for (let batch = await cursor.read(BATCH); batch.length > 0; batch = await cursor.read(BATCH)) {
        for (const row of batch) {
          const { values, whole } = entryOf(register, row);
          await sheet.write(columns.map((column) => column.cell(values, whole)));
        }
        rows += batch.length;
      }
    } finally {
      await cursor.close();
    }
    await sheet.end();
    const detail = { rows, format: request.format, fields: names, selected_by: Object.keys(request.where ?? {}) };
    await record(tx, [{ at: now(), actor, act: 'export', object: register.name, object_id: '*', detail }]);
    return { rows };
  };
  return 'run' in reader ? exporting(reader) : reader.transaction(exporting);
}

type CellValue = string | number | null;

interface ExportColumn {
  readonly title: string;
  cell(values: object, whole: boolean): CellValue;
}

function columnOf(register: AnyRegister, name: string, language: Language): ExportColumn {
  const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
  if (field === undefined) throw new Refusal('invalid', messages.no_such_field(register.title, name), { field: name });
  const isNumber = /^(bigint|integer|numeric)/.test(columnType(field));
  return {
    title: say(titleOf(field), language),
    cell(values, whole) {
      const value: unknown = Reflect.get(values, name);
      if (value === null || value === undefined) return null;
      if (isNumber && whole) return numberCell(value);
      return harmless(printed(field, value, whole, language));
    },
  };
}

/** Spreadsheets keep fifteen digits; a longer number goes as text. */
function numberCell(value: unknown): CellValue {
  const text = String(value);
  return text.replace(/[-.]/g, '').length <= 15 ? Number(text) : text;
}

/** A masked value is a text already, whatever its field; without the right to the whole it prints as it stands. */
function printed(field: Field, value: unknown, whole: boolean, language: Language): string {
  if (!whole && typeof value === 'string' && value.includes('*')) return value;
  return typeOf(field).print(value, field, language);
}

/** Spreadsheets run a cell that begins like a formula; an apostrophe before it makes it text, and the import takes it away. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

interface Sheet {
  write(cells: readonly CellValue[]): Promise<void>;
  end(): Promise<void>;
}

function csvSheet(out: Writable, bom: boolean): Sheet {
  let text = bom ? '\uFEFF' : '';
  const send = async (): Promise<void> => {
    const more = out.write(text);
    text = '';
    if (!more) await once(out, 'drain');
  };
  return {
    async write(cells) {
      text += `${cells.map(csvCell).join(',')}\r\n`;
      if (text.length > 64 * 1024) await send();
    },
    async end() {
      if (text !== '') await send();
      const done = finished(out);
      out.end();
      await done;
    },
  };
}

function csvCell(value: CellValue): string {
  const text = value === null ? '' : String(value);
  return /["\n\r,]/.test(text) || text.startsWith("'") ? `"${text.replaceAll('"', '""')}"` : text;
}

async function xlsxSheet(out: Writable, title: string): Promise<Sheet> {
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out });
  // Sheet names take 31 characters, none of these signs.
  const sheet = book.addWorksheet(title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));
  let rows = 0;
  return {
    async write(cells) {
      sheet.addRow([...cells]).commit();
      rows += 1;
      // The writer buffers; a turn of the event loop lets it drain.
      if (rows % BATCH === 0) await new Promise((done) => setImmediate(done));
    },
    async end() {
      sheet.commit();
      await book.commit();
    },
  };
}
