import type { PageRoutes } from '../page-routes.ts';

/** To come. */
export function administrationPages(_: PageRoutes): void {}
