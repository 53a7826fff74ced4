import { name } from '../database/database.ts';
import { type FactKind, kindOf } from '../rules/facts.ts';
import type { Columns, ColumnType } from '../rules/to-sql.ts';
import type { AnyRegister } from './register.ts';
import { columnType } from './value.ts';

const typeOfKind: Readonly<Record<FactKind, ColumnType>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  boolean: 'boolean',
  choice: 'text',
  region: 'region',
  id: 'text',
  composite: 'other',
};

/** The columns of a register's entries, alias `t`, as facts of a rule; a list or geometry can only be known or not. */
export function ruleColumns(register: AnyRegister): Columns {
  return Object.fromEntries(
    Object.entries(register.fields).map(([field, declaration]) => {
      const isMoment = columnType(declaration).startsWith('timestamp');
      const type = isMoment ? 'timestamp' : typeOfKind[kindOf(declaration)];
      return [field, { sql: name('t', field), type }] as const;
    }),
  );
}
