import type { Routes } from '../app.ts';

/** The JSON API: every kernel verb under /api/v1. */
export const api: Routes = async () => {};
