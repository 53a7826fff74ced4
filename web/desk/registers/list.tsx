import type { JSX } from 'preact';
import type { Names } from '../../../kernel/fields/field-type.ts';
import { screensOfField } from '../../../kernel/fields/screens.tsx';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Entry } from '../../../kernel/registers/entry.ts';
import { demandAnyWrite } from '../../../kernel/registers/permission.ts';
import type { AnyRegister } from '../../../kernel/registers/register.ts';
import { isMasked } from '../../../kernel/registers/sight.ts';
import { isSearchable } from '../../../kernel/registers/table.ts';
import { address, type Desk } from '../desk.ts';
import { SelectInput, TextInput, TickInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { Pager, Table } from '../table.tsx';
import { messages } from './messages.ts';

interface ListViewProps {
  readonly desk: Desk;
  readonly register: AnyRegister;
  readonly entries: readonly Entry[];
  readonly next: string | null;
  readonly names: Names;
}

// Wider tables are read row by row on the entry's page.
const COLUMNS = 7;

/** A page of a register with search, order, import and export. */
export function ListView({ desk, register, entries, next, names }: ListViewProps): JSX.Element {
  const { t, query, language } = desk;
  const at = `/desk/registers/${register.name}`;
  // The key leads; then the fields in the order of their declaration.
  const columns = [
    ...new Set([...('name' in register.fields ? ['name'] : []), ...register.key, ...Object.keys(register.fields)]),
  ]
    .filter((name) => !['list', 'polygon', 'long_text'].includes(register.fields[name]?.['x-field'] ?? ''))
    .slice(0, COLUMNS);
  return (
    <>
      <p class="crumbs">
        <a href="/desk/registers">{t(messages.title)}</a>
      </p>
      <h1>{register.title}</h1>
      <form class="filter" method="get" action={at}>
        {isSearchable(register) && <TextInput desk={desk} name="q" label={t(messages.search)} value={query.q ?? ''} />}
        <SelectInput
          desk={desk}
          name="sort"
          label={t(messages.sort)}
          value={query.sort ?? ''}
          blank={register.fields[register.sort[0] ?? '']?.title ?? t(shared.choose)}
          options={register.sort.slice(1).map((field) => [field, register.fields[field]?.title ?? field])}
        />
        <TickInput desk={desk} name="descending" label={t(messages.descending)} checked={query.descending === '1'} />
        <div class="filter-buttons">
          <button class="button" type="submit">
            {t(shared.search)}
          </button>
          <a href={at}>{t(shared.clear)}</a>
        </div>
      </form>
      <p class="buttons">
        <a href={address(`${at}/export`, { format: 'csv' })}>{t(messages.export_csv)}</a>
        <a href={address(`${at}/export`, { format: 'xlsx' })}>{t(messages.export_xlsx)}</a>
        {mayWrite(desk, register) && (
          <>
            <a href={`${at}/import`}>{t(messages.import)}</a>
            <a href={`${at}/new`}>{t(messages.add)}</a>
          </>
        )}
      </p>
      {entries.some((entry) => hidesValues(register, entry)) && <p class="note">{t(messages.masked)}</p>}
      <Table
        desk={desk}
        title={register.title}
        columns={columns.map((name) => register.fields[name]?.title ?? name)}
        rows={entries.map((entry) => {
          const values: Readonly<Record<string, unknown>> = { ...entry.values };
          return columns.map((name, place) => {
            const field = register.fields[name];
            if (!field) return '';
            const cell =
              shown(values[name]) ??
              (() => {
                const { Cell } = screensOfField(field);
                return <Cell field={field} value={values[name]} language={language} names={names} />;
              })();
            return place === 0 ? <a href={`${at}/${entry.id}`}>{cell}</a> : cell;
          });
        })}
      />
      <Pager desk={desk} path={at} next={next} />
    </>
  );
}

function mayWrite({ actor }: Desk, register: AnyRegister): boolean {
  try {
    demandAnyWrite(actor, register);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Whether the officer sees anything of an entry masked. */
export const hidesValues = (register: AnyRegister, { whole }: Entry): boolean =>
  !whole && Object.keys(register.fields).some((name) => isMasked(register, name));

/** A masked value is a text, whatever its field; it is shown as it stands. */
export const shown = (value: unknown): string | null =>
  typeof value === 'string' && value.includes('*') ? value : null;
