import type { Fields } from '../fields/field.ts';
import type { ItemDefinition, Stage } from './definition.ts';

/** An item as its system declares it: the definition that is published, with its stage and field names as types. */
export interface Procedure<Name extends string = string, StageName extends string = string, F extends Fields = Fields> {
  readonly name: Name;
  readonly definition: ItemDefinition;
  readonly stage_names: readonly StageName[];
  readonly form: F;
}

/**
 * Declares an item (事项). A misspelt stage in `next`, `fork`, `join` or `start` is a compile error at that word.
 * @param name own name, lower snake_case, never renamed after release
 */
export function procedure<
  const Name extends string,
  const S extends { readonly [K in keyof S]: Stage<Extract<keyof S, string>> },
  const F extends Fields,
>(
  name: Name,
  definition: Omit<ItemDefinition, 'item' | 'stages' | 'start' | 'form'> & {
    readonly form: F;
    readonly stages: S;
    readonly start: NoInfer<Extract<keyof S, string>>;
  },
): Procedure<Name, Extract<keyof S, string>, F> {
  const { stages, form, ...rest } = definition;
  // The mapped constraint on S has already held every stage to `Stage`; the record type only forgets its names.
  const plainStages = stages as Readonly<Record<string, Stage>>;
  return {
    name,
    definition: { ...rest, item: name, form, stages: plainStages },
    stage_names: Object.keys(stages) as Extract<keyof S, string>[], // keys of S by construction
    form,
  };
}
