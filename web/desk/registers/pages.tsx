import type { PageRoutes } from '../page-routes.ts';

/** To come. */
export function registerPages(_: PageRoutes): void {}
