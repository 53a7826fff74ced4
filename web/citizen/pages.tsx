import type { Routes } from '../../server/app.ts';
import { accountPages } from './account/sign-in.tsx';
import { failureHandler } from './failure.tsx';
import { pageSender } from './page.tsx';
import { pageRoutes } from './page-routes.ts';
import { readStylesheets, serveStylesheets } from './stylesheet.ts';

/** 吉速办: the pages of citizens and enterprises, rendered on the server; no page needs a script. */
export const citizenPages: Routes = (app, platform) => {
  const sheets = readStylesheets();
  const send = pageSender(sheets);
  app.setErrorHandler(failureHandler(platform, send));
  serveStylesheets(app, sheets);
  const pages = pageRoutes(app, platform, send);
  accountPages(pages);
};
