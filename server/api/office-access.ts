import type { Grant } from '../../kernel/people/access.ts';

// Who does the acts of the platform's own upkeep that no register or procedure declares. The one place for it.

const keepers: readonly Grant[] = [
  { who: 'post', role: 'data_bureau.officer' },
  { who: 'post', role: 'system.administrator' },
];

/** Who publishes and retires items and bundles. */
export const publicationAccess: readonly Grant[] = keepers;

/** Who loads holiday notices. */
export const calendarAccess: readonly Grant[] = keepers;
