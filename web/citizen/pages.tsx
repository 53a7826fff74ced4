import type { Routes } from '../../server/app.ts';

/** 吉速办: the pages of citizens and enterprises. */
export const citizenPages: Routes = async () => {};
