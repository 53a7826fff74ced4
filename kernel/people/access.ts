/**
 * One line of an access rule. A record is reachable when any of its grants holds; there is no other way to it.
 * `region` and `organisation` name the record's own columns.
 */
export type Grant =
  | { readonly who: 'public' }
  | { readonly who: 'signed_in' }
  /** The person or enterprise whom the record is about (column `field`), and those who act for it. */
  | { readonly who: 'subject'; readonly kind: 'person' | 'enterprise'; readonly field: string }
  /**
   * Holders of a post with this role (`window`, `market_supervision.officer`; `*.leader` takes any department).
   * `within` bounds it: the post's region subtree (column `field`), or the post's organisation (column `field`).
   */
  | {
      readonly who: 'post';
      readonly role: string;
      readonly within?: { readonly kind: 'region' | 'organisation'; readonly field: string };
    };

/** Who reads and who writes. Declared with the register or procedure, compiled into every statement that touches it. */
export interface Access {
  readonly read: readonly Grant[];
  readonly write: readonly Grant[];
}
