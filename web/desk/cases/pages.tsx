import type { PageRoutes } from '../page-routes.ts';

/** To come. */
export function casePages(_: PageRoutes): void {}
