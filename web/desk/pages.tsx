import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { printCssFile } from '../../kernel/documents/notice-page.tsx';
import { Refusal } from '../../kernel/refusal.ts';
import type { Routes } from '../../server/app.ts';
import { ACCOUNT, accountPages } from './account/pages.tsx';
import { administrationPages } from './administration/pages.tsx';
import { casePages } from './cases/pages.tsx';
import { counterPages } from './counter/pages.tsx';
import { deskOf } from './desk.ts';
import { errorAnswer, notFoundAnswer, officialsOnlyAnswer } from './error-page.tsx';
import { inboxPages } from './inbox/pages.tsx';
import { signInAddress } from './layout.tsx';
import { licencePages } from './licences/pages.tsx';
import { messages } from './messages.ts';
import { pageRoutes, send } from './page-routes.ts';
import { registerPages } from './registers/pages.tsx';

/** The officials' workbench, under `/desk`: plain pages from the server, no script needed. */
export const deskPages: Routes = async (app, platform) => {
  const css = await readFile(new URL('./style.css', import.meta.url), 'utf8');
  const printCss = await readFile(printCssFile, 'utf8');
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12);
  const stylesheet = `/desk/style.css?v=${hash}`;

  app.get('/desk/style.css', (_, reply) =>
    reply.header('Cache-Control', 'public, max-age=31536000, immutable').type('text/css; charset=utf-8').send(css),
  );
  app.get('/desk/print.css', (_, reply) =>
    reply.header('Cache-Control', 'public, max-age=3600').type('text/css; charset=utf-8').send(printCss),
  );

  await app.register(
    async (scope) => {
      scope.setErrorHandler((error, request, reply) => {
        const desk = deskOf(platform, request, reply);
        return send(desk, errorAnswer(desk, error), stylesheet);
      });
      scope.setNotFoundHandler((request, reply) => {
        const desk = deskOf(platform, request, reply);
        return send(desk, notFoundAnswer(desk), stylesheet);
      });
      // Runs before the body is read: nobody uploads anything who has no business here.
      scope.addHook('onRequest', async (request, reply) => {
        const desk = deskOf(platform, request, reply);
        if (desk.actor.kind === 'anonymous') {
          if (request.method === 'GET') return reply.redirect(signInAddress(request.url), 303);
          await send(desk, errorAnswer(desk, new Refusal('unauthenticated', messages.sign_in_again)), stylesheet);
          return reply;
        }
        // One's own account is everybody's, whoever signs in by password.
        if (desk.actor.kind !== 'officer' && request.routeOptions.url !== ACCOUNT) {
          await send(desk, officialsOnlyAnswer(desk), stylesheet);
          return reply;
        }
        return undefined;
      });
      const routes = pageRoutes(scope, platform, stylesheet);
      inboxPages(routes);
      counterPages(routes);
      casePages(routes);
      licencePages(routes);
      registerPages(routes);
      administrationPages(routes);
      accountPages(routes);
    },
    { prefix: '/desk' },
  );
};
