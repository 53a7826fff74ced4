import { Refusal } from '../../kernel/refusal.ts';
import type { Routes } from '../../server/app.ts';
import { sendProblem } from '../../server/problem.ts';
import { accountPages } from './account/sign-in.tsx';
import { applicationPages } from './application/application-pages.ts';
import { casePages } from './cases/case-pages.ts';
import { guidePage } from './catalogue/guide.tsx';
import { homePage } from './catalogue/home.tsx';
import { listPage, searchPage } from './catalogue/search.tsx';
import { selfCheckPage, takeSelfCheck } from './catalogue/self-check.tsx';
import { failureHandler, sendNotFound } from './failure.tsx';
import { licencePages } from './licences/licence-pages.tsx';
import { messages } from './messages.ts';
import { pageSender } from './page.tsx';
import { pageRoutes } from './page-routes.ts';
import { readStylesheets, serveStylesheets } from './stylesheet.ts';
import { visitOf } from './visit.ts';

/** 吉速办: the pages of citizens and enterprises, rendered on the server; no page needs a script. */
export const citizenPages: Routes = (app, platform) => {
  const sheets = readStylesheets();
  const send = pageSender(sheets);
  app.setErrorHandler(failureHandler(platform, send));
  // The handler for what nobody serves is one for the whole server; programs get a problem, people a page.
  app.setNotFoundHandler((request, reply) =>
    request.url.startsWith('/api/')
      ? sendProblem(request, reply, new Refusal('not_found', messages.not_found))
      : sendNotFound(visitOf(platform, request, reply), send),
  );
  serveStylesheets(app, sheets);
  const pages = pageRoutes(app, platform, send);
  pages.get('/', homePage);
  pages.get('/search', searchPage);
  pages.get('/lists/:way/:code', listPage);
  pages.get('/items/:item', guidePage);
  pages.get('/items/:item/self-check', selfCheckPage);
  pages.post('/items/:item/self-check', takeSelfCheck);
  accountPages(pages);
  applicationPages(pages);
  casePages(pages);
  licencePages(pages);
};
