import sql, { join, type Sql } from 'sql-template-tag';
import { name } from '../database/database.ts';
import { Refusal } from '../refusal.ts';
import { messages } from './messages.ts';
import type { AnyRegister } from './register.ts';
import { isMasked } from './sight.ts';
import { isNullable, typeSql } from './value.ts';

/** By which field a list runs, and which way; entries with equal values run by id. */
export interface Order {
  readonly by: string;
  readonly descending?: boolean;
}

/**
 * The asked order, or the register's first that is masked to nobody: a list sorted by a masked field shows only the rows
 * that the reader sees whole, because order and cursor would tell what is hidden. Without any, entries run by id.
 */
export function orderOf(register: AnyRegister, asked: Order | undefined): Order {
  const open = register.sort.find((field) => !isMasked(register, field));
  const order = asked ?? { by: open ?? 'id' };
  if (order.by !== 'id' && !register.sort.includes(order.by))
    throw new Refusal('invalid', messages.no_such_order(register.title, order.by), { field: 'sort' });
  return order;
}

/** `order by` that the sort index serves in both directions: nulls last going up, first going down. */
export function orderBy({ by, descending }: Order): Sql {
  const way = descending ? sql`desc` : sql`asc`;
  if (by === 'id') return sql`order by t.id ${way}`;
  return sql`order by ${name('t', by)} ${way}, t.id ${way}`;
}

/** An opaque text from which the next page goes on: the order, and the last entry's place in it. */
export function cursorAfter(order: Order, last: Readonly<Record<string, unknown>>): string {
  const place = [order.by, order.descending === true, last[order.by] ?? null, last.id];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The predicate of the rows behind a cursor.
 * @throws Refusal `invalid` where the cursor was made for another order or by nobody
 */
export function behind(register: AnyRegister, order: Order, cursor: string): Sql {
  const { value, id } = readCursor(order, cursor);
  if (order.by === 'id') return order.descending ? sql`t.id < ${id}::uuid` : sql`t.id > ${id}::uuid`;
  const field = register.fields[order.by];
  if (field === undefined) throw new Refusal('invalid', messages.bad_cursor, { field: 'cursor' });
  const column = name('t', order.by);
  const typed = sql`${value}::${typeSql(field)}`;
  const further = order.descending ? sql`<` : sql`>`;
  if (!isNullable(field)) return sql`(${column}, t.id) ${further} (${typed}, ${id}::uuid)`;
  // Nulls stand behind all values going up, before them going down.
  const withinNulls = sql`(${column} is null and t.id ${further} ${id}::uuid)`;
  if (value === null) return order.descending ? sql`(${withinNulls} or ${column} is not null)` : withinNulls;
  const withinValues = sql`(${column}, t.id) ${further} (${typed}, ${id}::uuid)`;
  return order.descending ? withinValues : sql`(${join([withinValues, sql`${column} is null`], ' or ')})`;
}

function readCursor(order: Order, cursor: string): { value: string | number | boolean | null; id: string } {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(place)) throw new Error('no list');
    const [by, descending, value, id] = place;
    const scalar = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    if (by === order.by && descending === (order.descending === true) && scalar && /^[0-9a-f-]{36}$/.test(id))
      return { value, id };
  } catch {
    // Anything unreadable is a cursor that nobody made: the refusal below says so.
  }
  throw new Refusal('invalid', messages.bad_cursor, { field: 'cursor' });
}
