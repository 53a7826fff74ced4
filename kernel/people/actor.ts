/** An office held by an official: a role in an organisation, over a region. */
export interface Post {
  readonly id: string;
  /** `window`, or `<department>.<duty>` such as `market_supervision.officer`. */
  readonly role: string;
  /** Organisation id. */
  readonly organisation: string;
  readonly organisation_name: string;
  /** Path of the region it covers, as ltree text: `65.6523.652301`. */
  readonly region: string;
}

/** On whose behalf a person acts. */
export interface Principal {
  readonly kind: 'enterprise' | 'person';
  readonly id: string;
  readonly name: string;
  /** Items to which the agent's authorisation is limited; absent where it covers all. */
  readonly scope?: readonly string[];
}

/** Who does something, for whom, from where. Every kernel verb takes one; authorisation reads nothing else. */
export interface Actor {
  /** Stable text for the journal: `person:<id>`, `officer:<id>`, `system`, `anonymous`. */
  readonly id: string;
  readonly kind: 'anonymous' | 'person' | 'officer' | 'system';
  readonly account: string | null;
  /** The natural person behind it, where known. */
  readonly person: string | null;
  readonly name: string;
  /** The enterprise or person for whom an agent acts; null when for oneself. */
  readonly principal: Principal | null;
  readonly posts: readonly Post[];
  /** Request id and network address, for the journal. */
  readonly request?: string;
  readonly address?: string;
}

/** The platform itself: timed jobs and deemed outcomes. */
export const systemActor: Actor = {
  id: 'system',
  kind: 'system',
  account: null,
  person: null,
  name: '系统',
  principal: null,
  posts: [],
};

/** Somebody who has not signed in. */
export const anonymous: Actor = { ...systemActor, id: 'anonymous', kind: 'anonymous', name: '访客' };

export const hasRole = (actor: Actor, role: string): boolean => actor.posts.some((post) => post.role === role);
