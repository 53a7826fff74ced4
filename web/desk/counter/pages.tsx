import type { PageRoutes } from '../page-routes.ts';

/** To come. */
export function counterPages(_: PageRoutes): void {}
