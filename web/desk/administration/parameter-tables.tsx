import type { JSX } from 'preact';
import type { Names } from '../../../kernel/fields/field-type.ts';
import type { ParameterRow } from '../../../kernel/parameters/parameter.ts';
import { parameterAccess, type StoredParameter } from '../../../kernel/parameters/propose-parameters.ts';
import { may } from '../../../kernel/people/authorisation.ts';
import { regionCode } from '../../../kernel/people/region.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import type { Desk } from '../desk.ts';
import { TextInput } from '../inputs.tsx';
import { About, Table } from '../table.tsx';
import { certainties, messages } from './messages.ts';

/** A proposal that was to be turned down without a reason. */
export interface Unreasoned {
  readonly row: string;
  readonly problem: Problem;
}

/** A value with its unit, or that it waits to be entered. */
export const printed = ({ t }: Desk, { value, unit }: ParameterRow): string =>
  value === null ? t(messages.no_value) : `${value}${unit ? ` ${unit}` : ''}`;

/** Where a row holds: the nation, or a division by name. */
export const placeOf = ({ t }: Desk, jurisdiction: string, names: Names): string =>
  jurisdiction === '' ? t(messages.nation) : (names[regionCode(jurisdiction)] ?? jurisdiction);

interface ParameterTableProps {
  readonly desk: Desk;
  readonly rows: readonly ParameterRow[];
  readonly names: Names;
}

/** Parameters in force. */
export const ParameterTable = ({ desk, rows, names }: ParameterTableProps): JSX.Element => (
  <Table
    desk={desk}
    title={desk.t(messages.parameters_title)}
    columns={[
      desk.t(messages.parameter),
      desk.t(messages.value),
      desk.t(messages.jurisdiction),
      desk.t(messages.document),
      desk.t(messages.certainty),
    ]}
    rows={rows.map((row) => [
      <>
        <a href={`/desk/parameters/${row.code}`}>{row.title}</a>
        <p class="note">{row.code}</p>
      </>,
      printed(desk, row),
      placeOf(desk, row.jurisdiction, names),
      `${row.document}${row.clause ? ` ${row.clause}` : ''}`,
      desk.t(certainties[row.state]),
    ])}
  />
);

/** Proposals with their buttons; whoever entered one is refused by the kernel when confirming it. */
export function Waiting({
  desk,
  rows,
  names,
  refused,
}: {
  desk: Desk;
  rows: readonly StoredParameter[];
  names: Names;
  refused: Unreasoned | null;
}): JSX.Element | null {
  const { t, actor } = desk;
  if (rows.length === 0) return null;
  return (
    <section class="panel">
      <h2>{t(messages.waiting)}</h2>
      <Table
        desk={desk}
        title={t(messages.waiting)}
        columns={[
          t(messages.parameter),
          t(messages.value),
          t(messages.jurisdiction),
          t(messages.document),
          t(messages.note),
          '',
        ]}
        rows={rows.map((row) => [
          <>
            <a href={`/desk/parameters/${row.code}`}>{row.title}</a>
            <p class="note">{row.code}</p>
          </>,
          printed(desk, row),
          placeOf(desk, row.jurisdiction, names),
          `${row.document}${row.clause ? ` ${row.clause}` : ''}`,
          row.note ?? '',
          may(actor, parameterAccess, { jurisdiction: row.jurisdiction }) && (
            <>
              {row.entered_by === actor.id ? (
                <p class="note">{t(messages.own_entry)}</p>
              ) : (
                <form method="post" action={`/desk/parameters/rows/${row.id}/confirm`}>
                  <button class="button button-small" type="submit">
                    {t(messages.confirm)}
                    <About text={row.title} />
                  </button>
                </form>
              )}
              <form method="post" action={`/desk/parameters/rows/${row.id}/reject`}>
                <TextInput
                  desk={desk}
                  form={row.id}
                  name="reason"
                  label={t(messages.reject_reason)}
                  problems={refused?.row === row.id ? [refused.problem] : []}
                />
                <button class="button button-small button-secondary" type="submit">
                  {t(messages.reject)}
                  <About text={row.title} />
                </button>
              </form>
            </>
          ),
        ])}
      />
    </section>
  );
}
