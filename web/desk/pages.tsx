import type { Routes } from '../../server/app.ts';

/** The officials' workbench. */
export const deskPages: Routes = async () => {};
