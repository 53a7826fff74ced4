import type { RecordOf } from '../fields/f.ts';
import type { Fields, Grade } from '../fields/field.ts';
import type { Access, Grant } from '../people/access.ts';

declare const valuesType: unique symbol;

/**
 * Any register, its names forgotten: what systems list and the verbs take. The values of an entry travel along as one phantom.
 */
export interface AnyRegister<Values extends object = object> {
  /** Lower snake_case, table `register.<name>`; never renamed after release. */
  readonly name: string;
  readonly title: string;
  readonly grade: Grade;
  /** Department that answers for the data: the part of a role before the dot. */
  readonly steward: string;
  /** Fields that identify an entry among all; unique in the table. */
  readonly key: readonly string[];
  readonly fields: Fields;
  readonly access: Access;
  /** Fields found by Chinese substring and pinyin. */
  readonly search: readonly string[];
  /** Fields by which lists can be sorted, each with its index; the first is the order where none is asked for. */
  readonly sort: readonly string[];
  readonly [valuesType]?: Values;
}

/** A register as its system declares it, with its field names as types. */
export interface Register<
  Name extends string = string,
  F extends Fields = Fields,
  Key extends keyof F & string = keyof F & string,
  Values extends object = RecordOf<F>,
> extends AnyRegister<Values> {
  readonly name: Name;
  readonly key: readonly Key[];
  readonly fields: F;
  /** Some of the fields, for the form of a procedure. */
  pick<const Picked extends keyof F & string>(names: readonly Picked[]): Pick<F, Picked>;
}

/** The values of an entry of this register. */
export type EntryValues<R extends AnyRegister> = R extends AnyRegister<infer Values> ? Values : never;

/** What a declaration says; `register` adds the rest. */
export interface RegisterDeclaration<F extends Fields, Key extends keyof F & string> {
  readonly title: string;
  readonly grade: Grade;
  readonly steward: string;
  readonly key: readonly Key[];
  readonly fields: F;
  readonly access: Access;
  /** Fields to search beside those marked `search` themselves. */
  readonly search?: readonly NoInfer<keyof F & string>[];
  /** The key, where absent. */
  readonly sort?: readonly NoInfer<keyof F & string>[];
}

/** Columns that every register's table has; no field may take their names. */
export const OWN_COLUMNS = ['id', 'version', 'recorded_at', 'recorded_by', 'search', 'search_terms'] as const;

/**
 * Declares a register. A misspelt key, sort or search field is a compile error at that word.
 * @param name own name, lower snake_case, never renamed after release
 * @throws Error naming the register and the word, where a name cannot be a column or an access rule names no field
 */
export function register<const Name extends string, const F extends Fields, const Key extends keyof F & string>(
  name: Name,
  declaration: RegisterDeclaration<F, Key>,
): Register<Name, F, Key> {
  const { title, grade, steward, key, fields, access, search = [], sort = key } = declaration;
  const complain = (what: string): never => {
    throw new Error(`register ${name}: ${what}`);
  };
  if (!isDeclaredName(name) || name.endsWith('_version')) complain(`"${name}" cannot name a register`);
  const own: readonly string[] = OWN_COLUMNS;
  for (const field of Object.keys(fields))
    if (!isDeclaredName(field) || own.includes(field)) complain(`"${field}" cannot name a field`);
  if (key.length === 0) complain('it has no key');
  for (const field of [...key, ...search, ...sort]) if (!(field in fields)) complain(`"${field}" is no field of it`);
  for (const grant of [...access.read, ...access.write]) {
    const field = grantField(grant);
    if (field !== undefined && field !== 'id' && !(field in fields))
      complain(`access refers to ${name}.${field}, which it does not declare`);
  }
  const marked = Object.keys(fields).filter((field) => fields[field]?.['x-search'] === true);
  return {
    ...{ name, title, grade, steward, key, fields, access },
    search: [...new Set([...marked, ...search])],
    sort,
    pick(names) {
      // The entries are taken by the picked names themselves, so the object has exactly those.
      return Object.fromEntries(names.map((each) => [each, fields[each]])) as Pick<F, (typeof names)[number]>;
    },
  };
}

const isDeclaredName = (text: string): boolean => /^[a-z][a-z0-9_]{0,47}$/.test(text);

/** The column that a grant compares, if any. */
function grantField(grant: Grant): string | undefined {
  if (grant.who === 'subject') return grant.field;
  return grant.who === 'post' ? grant.within?.field : undefined;
}
