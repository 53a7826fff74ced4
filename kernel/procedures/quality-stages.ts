import type { ItemDefinition, PauseKind, Stage } from './definition.ts';
import type { QualityCheck } from './quality.ts';
import { messages } from './quality-messages.ts';

const ROLE = /^(window|applicant|[a-z][a-z_]*\.[a-z][a-z_]*)$/;

/** Stages that may follow directly; the join of a fork follows its branches, not the fork itself. */
const following = (stage: Stage | undefined): readonly string[] => [...(stage?.next ?? []), ...(stage?.fork ?? [])];

const pointedAt = (stage: Stage): readonly string[] => [...following(stage), ...(stage.join ? [stage.join] : [])];

function reachedFrom(stages: ItemDefinition['stages'], start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...following(stages[name]));
  }
  return reached;
}

/** Whether every way from a branch arrives at the join before it ends, and whether it arrives at all. */
function arrives(stages: ItemDefinition['stages'], branch: string, join: string): boolean {
  const seen = new Set<string>();
  const waiting = [branch];
  let arrived = false;
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === join) arrived = true;
    else if (!seen.has(name)) {
      seen.add(name);
      if (stages[name]?.final) return false;
      waiting.push(...following(stages[name]));
    }
  }
  return arrived;
}

const named = (stages: ItemDefinition['stages'], fails: (stage: Stage, name: string) => boolean): readonly string[] =>
  Object.entries(stages)
    .filter(([name, stage]) => fails(stage, name))
    .map(([name]) => name);

const pausesUsed = (stages: ItemDefinition['stages']): ReadonlySet<PauseKind> =>
  new Set(Object.values(stages).flatMap(({ suspends }) => suspends ?? []));

/** Whether a case can travel the stage graph from acceptance to an end. */
export const stageChecks: readonly QualityCheck[] = [
  {
    id: 'stage_names',
    fields: ['stages', 'start'],
    message: messages.stage_names,
    test: ({ stages, start }) => [
      ...(Object.hasOwn(stages, start) ? [] : ['start']),
      ...named(stages, (stage) => pointedAt(stage).some((name) => !Object.hasOwn(stages, name))),
    ],
  },
  {
    id: 'stage_reachable',
    fields: ['stages', 'start'],
    message: messages.stage_reachable,
    test: ({ stages, start }) => {
      const reached = reachedFrom(stages, start);
      return named(stages, (_, name) => !reached.has(name));
    },
  },
  {
    id: 'stage_way_out',
    fields: ['stages'],
    message: messages.stage_way_out,
    test: ({ stages }) =>
      named(stages, (stage, name) => {
        if (stage.final) return following(stage).length > 0;
        return ![...reachedFrom(stages, name)].some((other) => stages[other]?.final);
      }),
  },
  {
    id: 'stage_join',
    fields: ['stages'],
    message: messages.stage_join,
    test: ({ stages }) =>
      named(stages, ({ fork, join }) => {
        if (!fork && !join) return false;
        return !fork || !join || fork.length < 2 || !fork.every((branch) => arrives(stages, branch, join));
      }),
  },
  {
    id: 'stage_roles',
    fields: ['stages'],
    message: messages.stage_roles,
    test: ({ stages }) => {
      // A stage that only forks opens its branches and never waits for anybody itself; a final one waits for nobody.
      return named(stages, ({ by, final, fork, accepts }) => {
        if (final || (fork && !accepts)) return by !== undefined;
        return by === undefined || !ROLE.test(by);
      });
    },
  },
  {
    id: 'stage_decision',
    fields: ['stages', 'start'],
    message: messages.stage_decision,
    test: ({ stages }) => {
      const accepting = named(stages, ({ accepts }) => accepts === true);
      const deciding = named(stages, ({ decides }) => decides === true);
      const finals = new Set(deciding.flatMap((name) => (stages[name]?.next ?? []).map((next) => stages[next]?.final)));
      return [
        ...(accepting.length === 1 ? [] : ['accepts']),
        ...(deciding.length === 1 && finals.has('granted') && finals.has('denied') ? [] : ['decides']),
        ...named(stages, ({ final, reasoned }) => final === 'denied' && !reasoned),
      ];
    },
  },
  {
    id: 'site_check',
    fields: ['stages'],
    message: messages.site_check,
    test: ({ stages }) =>
      named(stages, ({ suspends, two_officers }) => suspends?.includes('site_check') === true && !two_officers),
  },
  {
    id: 'special_procedures_listed',
    fields: ['stages', 'special_procedures'],
    message: messages.special_procedures_listed,
    test: ({ stages, special_procedures }) =>
      [...pausesUsed(stages)].filter((kind) => !special_procedures.includes(kind)),
  },
  {
    id: 'special_procedures_used',
    fields: ['stages', 'special_procedures'],
    message: messages.special_procedures_used,
    test: ({ stages, special_procedures }) => special_procedures.filter((kind) => !pausesUsed(stages).has(kind)),
  },
];
