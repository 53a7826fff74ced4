import type { Actor, Post } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import type { ActionKind } from './action.ts';
import { isApplicant } from './case-access.ts';
import type { CaseState } from './case-state.ts';
import type { CaseRules } from './definition.ts';
import type { Directory } from './directory.ts';
import type { Intent } from './legality.ts';
import { messages } from './messages.ts';
import type { CaseHead } from './write-case.ts';

/** Acts of the platform itself; nobody may send them. */
const BY_SYSTEM: ReadonlySet<ActionKind> = new Set([
  'submit',
  'deem_accepted',
  'mark_overdue',
  'release',
  'finish',
  'rate_by_default',
]);
const BY_APPLICANT: ReadonlySet<ActionKind> = new Set(['withdraw', 'rate']);

/**
 * Whether the actor's post lets them take this action on this case; answers the organisation for which they act.
 * Officers act on stages that are open for their role in their organisation; the applicant on what is theirs.
 * @throws {Refusal} unauthenticated, forbidden
 */
export function requireMayAct(
  given: {
    readonly actor: Actor;
    readonly head: CaseHead;
    readonly rules: CaseRules;
    readonly state: CaseState;
    readonly directory: Directory;
  },
  intent: Pick<Intent, 'kind' | 'content'>,
): string | null {
  const { actor, head, rules, state, directory } = given;
  if (actor.kind === 'system') return null;
  if (actor.kind === 'anonymous') throw new Refusal('unauthenticated', messages.sign_in_first);
  const { kind } = intent;
  if (BY_SYSTEM.has(kind)) throw new Refusal('forbidden', messages.forbidden);
  const mine = isApplicant(actor, head);
  if (BY_APPLICANT.has(kind)) {
    if (mine) return null;
    throw new Refusal('forbidden', messages.applicant_only);
  }
  if (kind === 'supplement' || kind === 'urge') {
    const post = holding(actor, kind === 'urge' ? ['supervisor', 'window'] : ['window'], head, directory);
    if (mine || post) return post?.organisation ?? null;
    throw new Refusal('forbidden', messages.applicant_only);
  }
  const post = postFor(given, intent);
  if (!post) throw new Refusal('forbidden', messages.forbidden);
  return post.organisation;

  function postFor(_: typeof given, { content }: Pick<Intent, 'content'>): Post | undefined {
    if (kind === 'extend') {
      const role = rules.extension?.by;
      return role ? atOrganisation(actor, role, directory.handlerOf(role, head.region)?.id) : undefined;
    }
    if (kind === 'correct_deemed') {
      const role = rules.stages[rules.start]?.by;
      return role ? atOrganisation(actor, role, directory.handlerOf(role, head.region)?.id) : undefined;
    }
    if (kind === 'give_opinion' && 'organisation' in content)
      return actor.posts.find((held) => held.organisation === content.organisation);
    const stage = 'stage' in content && content.stage ? content.stage : stageOfReceipt(rules, state, kind);
    return stage ? postOnStage(actor, rules, state, stage, head, directory) : undefined;
  }
}

/** The stage on which an action without a named stage works: receipt, or the one that is suspended. */
function stageOfReceipt(rules: CaseRules, state: CaseState, kind: ActionKind): string | undefined {
  if (kind === 'resume') return state.pauses.find((pause) => pause.end === null)?.stage;
  return rules.start;
}

/** The actor's post that a stage waits for: its role, in the organisation that has it. */
function postOnStage(
  actor: Actor,
  rules: CaseRules,
  state: CaseState,
  name: string,
  head: CaseHead,
  directory: Directory,
): Post | undefined {
  const role = rules.stages[name]?.by;
  if (!role) return undefined;
  const open = state.open.find((stage) => stage.stage === name);
  return atOrganisation(actor, role, open?.organisation ?? directory.handlerOf(role, head.region)?.id);
}

const atOrganisation = (actor: Actor, role: string, organisation: string | undefined): Post | undefined =>
  actor.posts.find((post) => post.role === role && post.organisation === organisation);

const holding = (actor: Actor, roles: readonly string[], head: CaseHead, directory: Directory): Post | undefined =>
  actor.posts.find(
    (post) =>
      roles.includes(post.role) &&
      (post.role !== 'window' || directory.handlerOf('window', head.region)?.id === post.organisation),
  );
