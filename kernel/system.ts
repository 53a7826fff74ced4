import type { Fields } from './fields/field.ts';
import { peopleRegisters } from './people/registers.ts';
import type { Bundle } from './procedures/bundle.ts';
import type { Procedure } from './procedures/procedure.ts';
import { referencesOf } from './registers/reference.ts';
import type { AnyRegister } from './registers/register.ts';

/** The chapters of the prefecture's plan; the folders under `systems/`. */
export type Chapter = 'collaboration' | 'infrastructure' | 'industry' | 'governance' | 'livelihood' | 'assessment';

/** One system of the prefecture: what the server lists, and what others may use of it. */
export interface System {
  /** Lower snake_case, never renamed. */
  readonly name: string;
  readonly title: string;
  readonly chapter?: Chapter;
  /** Names of the systems whose declarations this one refers to. */
  readonly uses: readonly string[];
  readonly registers: readonly AnyRegister[];
  readonly procedures: readonly Procedure[];
  readonly bundles: readonly Bundle[];
}

/** Declares a system. What it does not state is empty. */
export function system<const S extends Pick<System, 'name' | 'title'> & Partial<System>>(
  declaration: S,
): S & Pick<System, 'uses' | 'registers' | 'procedures' | 'bundles'> {
  return { uses: [], registers: [], procedures: [], bundles: [], ...declaration };
}

/**
 * What types cannot say across systems, each message naming the culprit: names given twice, references to registers that
 * no system declares or that belong to a system not named in `uses`, unknown and circular uses.
 * @param kernel registers that every system may refer to
 */
export function inconsistencies(
  systems: readonly System[],
  kernel: readonly AnyRegister[] = peopleRegisters,
): readonly string[] {
  return [
    ...twice(
      'system',
      systems.map(({ name }) => name),
    ),
    ...twice(
      'register',
      [...kernel, ...systems.flatMap(({ registers }) => registers)].map(({ name }) => name),
    ),
    ...twice(
      'item',
      systems.flatMap(({ procedures, bundles }) => [...procedures, ...bundles]).map(({ name }) => name),
    ),
    ...systems.flatMap((each) => strayUses(each, systems)),
    ...systems.flatMap((each) => strayReferences(each, systems, kernel)),
    ...systems.flatMap((each) => strayItems(each, systems)),
  ];
}

/**
 * Holds the declared systems together, once, at start.
 * @throws Error with every inconsistency on a line of its own
 */
export function demandConsistency(systems: readonly System[], kernel?: readonly AnyRegister[]): void {
  const found = inconsistencies(systems, kernel);
  if (found.length > 0) throw new Error(`The declarations do not fit together:\n${found.join('\n')}`);
}

function twice(kind: string, names: readonly string[]): string[] {
  const repeated = names.filter((name, place) => names.indexOf(name) !== place);
  return [...new Set(repeated)].map((name) => `${kind} ${name} is declared twice`);
}

function strayUses(each: System, systems: readonly System[]): string[] {
  const named = new Map(systems.map((other) => [other.name, other]));
  const unknown = each.uses
    .filter((use) => !named.has(use))
    .map((use) => `${each.name} uses ${use}, which is no system`);
  const reached = new Set<string>();
  const walk = (name: string): void => {
    for (const use of named.get(name)?.uses ?? [])
      if (!reached.has(use)) {
        reached.add(use);
        walk(use);
      }
  };
  walk(each.name);
  return reached.has(each.name) ? [...unknown, `${each.name} uses itself through ${each.uses.join(', ')}`] : unknown;
}

function strayReferences(each: System, systems: readonly System[], kernel: readonly AnyRegister[]): string[] {
  const owners = new Map<string, string | null>(kernel.map(({ name }) => [name, null]));
  for (const { name, registers } of systems) for (const { name: register } of registers) owners.set(register, name);
  const complaint = (place: string, target: string): string[] => {
    const owner = owners.get(target);
    if (owner === undefined) return [`${place} refers to ${target}, which no system declares`];
    if (owner === null || owner === each.name || each.uses.includes(owner)) return [];
    return [`${place} refers to ${target} of ${owner}, which ${each.name} does not name in uses`];
  };
  const inFields = (place: string, fields: Fields): string[] =>
    Object.entries(fields).flatMap(([name, field]) =>
      referencesOf(field).flatMap((target) => complaint(`${place}.${name}`, target)),
    );
  return [
    ...each.registers.flatMap(({ name, fields }) => inFields(`${each.name}.${name}`, fields)),
    ...each.procedures.flatMap(({ name, form, definition }) => [
      ...inFields(`${each.name}.${name}`, form),
      ...definition.materials.flatMap(({ code, exempt }) =>
        exempt?.from === 'register' ? complaint(`${each.name}.${name}, material ${code},`, exempt.name) : [],
      ),
    ]),
    ...each.bundles.flatMap(({ name, form }) => inFields(`${each.name}.${name}`, form)),
  ];
}

/** A bundle gathers items of its own system, or of those that it uses. */
function strayItems(each: System, systems: readonly System[]): string[] {
  const reachable = systems.filter(({ name }) => name === each.name || each.uses.includes(name));
  const items = new Set(reachable.flatMap(({ procedures }) => procedures.map(({ name }) => name)));
  return each.bundles.flatMap(({ name, definition }) =>
    definition.items
      .filter(({ item }) => !items.has(item))
      .map(({ item }) => `${each.name}.${name} gathers ${item}, which neither it nor a system that it uses declares`),
  );
}
