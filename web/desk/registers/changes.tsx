import type { JSX } from 'preact';
import { printValue } from '../../../kernel/fields/print-value.ts';
import type { Entry } from '../../../kernel/registers/entry.ts';
import { entryHistory } from '../../../kernel/registers/history.ts';
import type { AnyRegister } from '../../../kernel/registers/register.ts';
import { isSame } from '../../../kernel/registers/value.ts';
import type { Desk } from '../desk.ts';
import { namesFor } from '../reference-names.ts';
import { shown } from './list.tsx';
import { messages } from './messages.ts';

type Values = Readonly<Record<string, unknown>>;

/** What others have changed, as the page says it. */
export type ChangedMeanwhile = JSX.Element;

/**
 * What a form changes against the version that its writer has seen. Only that is written, so that two officers who change
 * different fields of one entry do not undo each other.
 */
export async function changesAgainst(
  desk: Desk,
  register: AnyRegister,
  entry: Entry,
  seen: number,
  typed: Values,
): Promise<Values> {
  const before = await valuesOf(desk, register, entry, seen);
  return Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => {
      const field = register.fields[name];
      return field !== undefined && !isSame(field, before[name] ?? null, value ?? null);
    }),
  );
}

/** The fields in which an entry differs from the version that the writer has seen. */
export async function changedSince(
  desk: Desk,
  register: AnyRegister,
  entry: Entry,
  seen: number,
): Promise<ChangedMeanwhile> {
  const { t, language } = desk;
  const before = await valuesOf(desk, register, entry, seen);
  const now: Values = { ...entry.values };
  const names = await namesFor(desk, register.fields, [before, now]);
  const print = (name: string, value: unknown): string => {
    const field = register.fields[name];
    if (!field || value === null || value === undefined) return t(messages.empty_value);
    return shown(value) ?? printValue(field, value, language, names);
  };
  return (
    <section class="warn-box">
      <h2>{t(messages.changed_meanwhile)}</h2>
      <ul class="plain-list">
        {Object.entries(register.fields)
          .filter(([name, field]) => !isSame(field, before[name] ?? null, now[name] ?? null))
          .map(([name, field]) => (
            <li>{t(messages.change(field.title, print(name, before[name]), print(name, now[name])))}</li>
          ))}
      </ul>
    </section>
  );
}

/** The values of a version; the entry's own where there is no such version. */
async function valuesOf(desk: Desk, register: AnyRegister, entry: Entry, version: number): Promise<Values> {
  if (version === entry.version) return { ...entry.values };
  const { database, now } = desk.platform;
  const history = await entryHistory(database, desk.actor, now, register, entry.id);
  return { ...(history?.versions.find((each) => each.version === version) ?? entry).values };
}
