import type { ItemDefinition, Stage } from './definition.ts';

export type Stages = ItemDefinition['stages'];

/** The stage of that name. @throws if the definition has none: a log and its definition never disagree. */
export function stageOrThrow(stages: Stages, name: string): Stage {
  const stage = stages[name];
  if (!stage) throw new Error(`the definition has no stage ${name}`);
  return stage;
}

/** Whether branches meet at this stage. */
export const isJoin = (stages: Stages, name: string): boolean =>
  Object.values(stages).some((stage) => stage.join === name);

/** Stages from which `target` can be reached without leaving it again; the target itself is not one. */
export function upstreamOf(stages: Stages, target: string): ReadonlySet<string> {
  const before = new Set<string>();
  let grew = true;
  while (grew) {
    grew = false;
    for (const [name, stage] of Object.entries(stages)) {
      if (before.has(name) || name === target) continue;
      const following = [...(stage.next ?? []), ...(stage.fork ?? [])];
      if (following.some((next) => next === target || before.has(next))) {
        before.add(name);
        grew = true;
      }
    }
  }
  return before;
}
