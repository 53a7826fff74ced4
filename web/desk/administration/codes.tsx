import { namesOf } from '../../../kernel/fields/choice/choice.ts';
import type { Field, Fields } from '../../../kernel/fields/field.ts';
import { textsIn } from '../../../kernel/fields/keyword.ts';
import { allRegisters, systems } from '../../../server/systems.ts';
import type { Answer, Desk } from '../desk.ts';
import { Table } from '../table.tsx';
import { messages } from './messages.ts';

interface Codes {
  readonly field: Field;
  readonly used_by: string[];
}

/** The code tables that forms and registers use, read-only: `/desk/codes`. */
export function codesPage(desk: Desk): Answer {
  const { t } = desk;
  return {
    title: t(messages.codes_title),
    area: 'codes',
    body: (
      <>
        <h1>{t(messages.codes_title)}</h1>
        <p class="lead">{t(messages.codes_lead)}</p>
        {tables().map(({ field, used_by }) => (
          <details class="action">
            <summary>
              {field.title} <span class="count">{textsIn(field, 'enum').length}</span>
            </summary>
            <div class="inside">
              <p class="note">
                {t(messages.used_by)}：{used_by.join('、')}
              </p>
              <Table
                desk={desk}
                title={field.title}
                columns={[t(messages.code), t(messages.name)]}
                rows={textsIn(field, 'enum').map((code) => [code, t(namesOf(field)[code] ?? { zh: code, en: code })])}
              />
            </div>
          </details>
        ))}
      </>
    ),
  };
}

/** Each table once, by its codes and names, with the places that use it. */
function tables(): readonly Codes[] {
  const found = new Map<string, Codes>();
  const collect = (fields: Fields, owner: string): void => {
    for (const field of Object.values(fields)) {
      if (field['x-field'] !== 'choice') continue;
      const key = JSON.stringify([field.enum, field['x-names']]);
      const known = found.get(key) ?? { field, used_by: [] };
      known.used_by.push(`${owner} · ${field.title}`);
      found.set(key, known);
    }
  };
  for (const register of allRegisters) collect(register.fields, register.title);
  for (const system of systems)
    for (const { definition } of [...system.procedures, ...system.bundles]) collect(definition.form, definition.title);
  return [...found.values()];
}
