import type { Fields } from '../fields/field.ts';
import type { Condition } from '../rules/condition.ts';
import type { BundleDefinition } from './definition.ts';
import type { Procedure } from './procedure.ts';

/** A bundle (一件事) as its system declares it: the definition that is published, and the items that it gathers. */
export interface Bundle<Name extends string = string, F extends Fields = Fields> {
  readonly name: Name;
  readonly definition: BundleDefinition;
  readonly procedures: readonly Procedure[];
  readonly form: F;
}

/**
 * Declares a bundle. Items and what they wait for are given as values, so a misspelt item is a compile error.
 * @param name own name, lower snake_case, never renamed after release
 * @throws Error where an item waits for one that is not in the bundle
 */
export function bundle<const Name extends string, const F extends Fields>(
  name: Name,
  definition: Omit<BundleDefinition, 'bundle' | 'items' | 'form'> & {
    readonly form: F;
    readonly items: readonly {
      readonly procedure: Procedure;
      readonly when?: Condition;
      readonly after?: readonly Procedure[];
    }[];
  },
): Bundle<Name, F> {
  const { items, form, ...rest } = definition;
  const procedures = items.map(({ procedure }) => procedure);
  for (const sibling of items.flatMap(({ after }) => after ?? []))
    if (!procedures.includes(sibling)) throw new Error(`bundle ${name} waits for ${sibling.name}, which is not in it`);
  return {
    name,
    definition: {
      ...rest,
      bundle: name,
      form,
      items: items.map(({ procedure, when, after }) => ({
        item: procedure.name,
        ...(when ? { when } : {}),
        ...(after ? { after: after.map((sibling) => sibling.name) } : {}),
      })),
    },
    procedures,
    form,
  };
}
