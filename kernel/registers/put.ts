import type { Tx } from '../database/database.ts';
import { dateOf, type Now } from '../dates.ts';
import { checkRecord, checkValue } from '../fields/check-record.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { type Problem, Refusal } from '../refusal.ts';
import { underConstraints } from './constraint.ts';
import type { EntryRow } from './entry.ts';
import { messages } from './messages.ts';
import { demandWrite } from './permission.ts';
import { existingEntries, insertRows, keyOf, type Row, updateRows } from './put-rows.ts';
import type { AnyRegister } from './register.ts';
import { isNullable, isSame } from './value.ts';

/** One entry to write: absent fields stay as they are, null clears. */
export interface Put<Values extends object = object> {
  readonly values: { readonly [Name in keyof Values]?: Values[Name] };
  /** Which entry; without it the values of the key tell. */
  readonly id?: string;
  /** The version that the writer has seen; 0 where there must be none yet, and `id` may then be of the writer's choice. */
  readonly version?: number;
  /** Fields whose warnings a person has confirmed. */
  readonly confirmed?: readonly string[];
}

/** What became of it. */
export interface PutResult {
  readonly id: string;
  readonly version: number;
  readonly outcome: 'inserted' | 'updated' | 'unchanged';
}

type Values = Readonly<Record<string, unknown>>;

interface Checked {
  readonly put: Put;
  readonly values: Values;
}

/**
 * Inserts or updates one entry: found by id, or else by the values of the key. Writing what already stands changes nothing,
 * so a repeated call is harmless.
 * @throws Refusal `invalid` and `needs_confirmation` with problems by field, `stale` where another version stands than
 * `version` says, `conflict` where another entry has the key, `not_found`, `unauthenticated`, `forbidden`
 */
export async function putEntry<V extends object>(
  tx: Tx,
  actor: Actor,
  now: Now,
  register: AnyRegister<V>,
  put: Put<NoInfer<V>>,
): Promise<PutResult> {
  const [result] = await writeAll(tx, actor, now, register, [put], () => '');
  if (result === undefined) throw new Error('a put answered nothing');
  return result;
}

/**
 * Writes many entries with a handful of statements, all or none. Problems name the place in the list: `3.name`.
 * @throws Refusal as `putEntry`, and `conflict` where one entry appears twice
 */
export async function putEntries<V extends object>(
  tx: Tx,
  actor: Actor,
  now: Now,
  register: AnyRegister<V>,
  puts: readonly Put<NoInfer<V>>[],
): Promise<readonly PutResult[]> {
  const results: PutResult[] = [];
  for (let start = 0; start < puts.length; start += BATCH) {
    const batch = puts.slice(start, start + BATCH);
    results.push(...(await writeAll(tx, actor, now, register, batch, (place) => `${start + place}.`)));
  }
  return results;
}

// One JSON parameter of some megabytes is read faster than many small ones.
const BATCH = 2_000;

async function writeAll(
  tx: Tx,
  actor: Actor,
  now: Now,
  register: AnyRegister,
  puts: readonly Put[],
  path: (place: number) => string,
): Promise<readonly PutResult[]> {
  const checked = checkAll(now, register, puts, path);
  const results = new Map<number, PutResult>();
  let open = [...checked.keys()];
  // Somebody else may insert the same key between the look and the insert; the second look finds it.
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries === 2) throw new Refusal('conflict', messages.exists(register.title));
    const written = await attempt(tx, actor, now, register, checked, open, path);
    for (const [place, result] of written) results.set(place, result);
    open = open.filter((place) => !written.has(place));
  }
  return [...checked.keys()].map((place) => {
    const result = results.get(place);
    if (result === undefined) throw new Error('a put was lost');
    return result;
  });
}

function checkAll(now: Now, register: AnyRegister, puts: readonly Put[], path: (place: number) => string): Checked[] {
  const today = dateOf(now());
  const problems: Problem[] = [];
  const checked = puts.map((put, place) => {
    const confirmed = put.confirmed ?? [];
    const found = checkRecord(register.fields, put.values, { partial: true, confirmed, today });
    problems.push(...found.problems.map((problem) => ({ ...problem, field: path(place) + problem.field })));
    return { put, values: found.value };
  });
  demandNone(register, problems);
  return checked;
}

function demandNone(register: AnyRegister, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  if (problems.some(({ severity }) => severity !== 'warn'))
    throw new Refusal('invalid', messages.invalid(register.title), { problems });
  const details = { confirm: problems.map(({ field }) => field) };
  throw new Refusal('needs_confirmation', messages.confirm(register.title), { problems, details });
}

/** Writes what it can of the open places; a place that is missing from the answer met a newly inserted key. */
async function attempt(
  tx: Tx,
  actor: Actor,
  now: Now,
  register: AnyRegister,
  checked: readonly Checked[],
  open: readonly number[],
  path: (place: number) => string,
): Promise<Map<number, PutResult>> {
  const existing = await existingEntries(
    tx,
    register,
    open.flatMap((place) => checked[place]?.put.id ?? []),
    open.flatMap((place) => {
      const one = checked[place];
      return one && one.put.id === undefined ? [one.values] : [];
    }),
  );
  const results = new Map<number, PutResult>();
  const inserts: (Row & { place: number })[] = [];
  const updates: (Row & { place: number; changed: readonly string[] })[] = [];
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const place of open) {
    const one = checked[place];
    if (one === undefined) continue;
    const { put, values } = one;
    const key = put.id ?? keyOf(register, values);
    const before = key === null ? undefined : existing.get(key);
    const same = before?.id ?? key;
    if (same !== null && seen.has(same)) throw new Refusal('conflict', messages.twice(register.title));
    if (same !== null) seen.add(same);
    if (before === undefined) {
      const id = idOfNew(register, put);
      const complete = Object.fromEntries(Object.keys(register.fields).map((field) => [field, values[field] ?? null]));
      const missing = missingIn(register, complete, path(place));
      problems.push(...missing);
      // An incomplete entry has no place yet against which a right could be held; it is refused below.
      if (missing.length === 0) demandWrite(actor, register, null, { ...complete, ...(id === null ? {} : { id }) });
      inserts.push({ place, id, values: complete });
      continue;
    }
    const plan = planUpdate(actor, register, put, values, before);
    if (plan.changed.length === 0) results.set(place, { id: before.id, version: before.version, outcome: 'unchanged' });
    else updates.push({ place, id: before.id, ...plan });
  }
  demandNone(register, problems);
  const moment = now();
  const written = await underConstraints(register, async () => [
    ...(await insertRows(tx, actor, moment, register, inserts)),
    ...(await updateRows(tx, actor, moment, register, updates)),
  ]);
  await record(
    tx,
    written.map(({ place, id, version }) => ({
      at: moment,
      actor,
      act: 'put',
      object: register.name,
      object_id: id,
      detail: { version, fields: updates.find((update) => update.place === place)?.changed ?? null },
    })),
  );
  for (const { place, id, version } of written)
    results.set(place, { id, version, outcome: version === 1 ? 'inserted' : 'updated' });
  return results;
}

/** The id that the writer chose for a new entry, or null. An id without `version: 0` means an entry that must exist. */
function idOfNew(register: AnyRegister, put: Put): string | null {
  if (put.id === undefined && (put.version ?? 0) === 0) return null;
  if (put.id !== undefined && put.version === 0) return put.id;
  throw new Refusal('not_found', messages.not_found(register.title));
}

function missingIn(register: AnyRegister, values: Values, path: string): Problem[] {
  return Object.entries(register.fields)
    .filter(([name, field]) => values[name] === null && !isNullable(field))
    .flatMap(([name, field]) =>
      checkValue(field, null).problems.map((problem) => ({ ...problem, field: `${path}${name}` })),
    );
}

function planUpdate(
  actor: Actor,
  register: AnyRegister,
  put: Put,
  values: Values,
  before: EntryRow,
): { values: Values; changed: readonly string[] } {
  const current = Object.fromEntries(Object.keys(register.fields).map((field) => [field, before[field] ?? null]));
  const merged = { ...current, ...values };
  demandWrite(actor, register, { ...current, id: before.id }, { ...merged, id: before.id });
  const changed = Object.entries(register.fields)
    .filter(([name, field]) => !isSame(field, current[name], merged[name]))
    .map(([name]) => name);
  if (changed.length > 0 && put.version !== undefined && put.version !== before.version)
    throw new Refusal('stale', messages.stale(register.title), {
      details: { id: before.id, version: before.version },
    });
  return { values: merged, changed };
}
