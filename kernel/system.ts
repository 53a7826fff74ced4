import type { Procedure } from './procedures/procedure.ts';
import type { AnyRegister } from './registers/register.ts';

/** The chapters of the prefecture's plan; the folders under `systems/`. */
export type Chapter = 'collaboration' | 'infrastructure' | 'industry' | 'governance' | 'livelihood' | 'assessment';

/** One system of the prefecture: what the server lists, and what others may use of it. */
export interface System {
  /** Lower snake_case, never renamed. */
  readonly name: string;
  readonly title: string;
  /** Absent for the kernel's own declarations. */
  readonly chapter?: Chapter;
  /** Names of the systems whose declarations this one refers to. */
  readonly uses: readonly string[];
  readonly registers: readonly AnyRegister[];
  readonly procedures: readonly Procedure[];
}

/** Declares a system. What it does not state is empty. */
export function system<const S extends Pick<System, 'name' | 'title'> & Partial<System>>(
  declaration: S,
): S & Pick<System, 'uses' | 'registers' | 'procedures'> {
  return { uses: [], registers: [], procedures: [], ...declaration };
}
