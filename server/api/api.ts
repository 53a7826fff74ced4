import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaOf } from '../../kernel/fields/json-schema.ts';
import { mergedForm } from '../../kernel/procedures/merged-form.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Routes } from '../app.ts';
import { allRegisters, systems } from '../systems.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { itemRoutes } from './item-routes.ts';
import { licenceRoutes } from './licence-routes.ts';
import { lookupRoutes } from './lookup-routes.ts';
import { messages } from './messages.ts';
import { mount } from './mount.ts';
import { noticeRoutes } from './notice-routes.ts';
import { openApiOf } from './openapi.ts';
import { parameterRoutes } from './parameter-routes.ts';
import { problemPages } from './problem-pages.ts';
import { publicationRoutes } from './publication-routes.ts';
import { registerRoutes } from './register-routes.ts';
import type { ApiRoute } from './route.ts';
import { sessionRoutes } from './session-routes.ts';
import { compileSchema } from './validate.ts';

/** Version of the contract under /api/v1: raised by additions, never by a break. */
const VERSION = '1.0.0';

/** Every route of the API, in the order of the document. */
export const apiRoutes: readonly ApiRoute[] = [
  ...sessionRoutes,
  ...itemRoutes,
  ...publicationRoutes,
  ...draftRoutes,
  ...attachmentRoutes,
  ...caseRoutes,
  ...inboxRoutes,
  ...noticeRoutes,
  ...licenceRoutes,
  ...allRegisters.flatMap(registerRoutes),
  ...calendarRoutes,
  ...parameterRoutes,
  ...lookupRoutes,
];

/** The form of every declared item, and the merged one of every bundle, by the names to which the routes refer. */
function declaredForms(): Record<string, object> {
  const procedures = systems.flatMap((system) => system.procedures);
  const definitions = procedures.map(({ definition }) => definition);
  return Object.fromEntries([
    ...procedures.map(({ name, form }) => [`Form_${name}`, jsonSchemaOf(form)] as const),
    ...systems
      .flatMap((system) => system.bundles)
      .map(
        ({ name, definition }) => [`Form_${name}`, jsonSchemaOf(mergedForm(definition, definitions).fields)] as const,
      ),
  ]);
}

/** The JSON API: every kernel verb under /api/v1. */
export const api: Routes = async (app, platform) => {
  const document = openApiOf(apiRoutes, declaredForms(), { address: platform.config.publicAddress, version: VERSION });
  const text = JSON.stringify(document);
  problemPages(app);
  await app.register(
    async (scope) => {
      scope.setValidatorCompiler(compileSchema);
      for (const route of apiRoutes) mount(scope, platform, route);
      scope.get('/openapi.json', async (_, reply) =>
        reply.type('application/json; charset=utf-8').header('Cache-Control', 'private, max-age=60').send(text),
      );
      scope.setNotFoundHandler(() => {
        throw new Refusal('not_found', messages.no_such_route);
      });
    },
    { prefix: '/api/v1' },
  );
  // The document is made here, from the contracts; the plugin hands it to the reader page.
  await app.register(swagger, { mode: 'static', specification: { document: JSON.parse(text) } });
  await app.register(swaggerUi, {
    routePrefix: '/api/v1/docs',
    uiConfig: { layout: 'BaseLayout', docExpansion: 'none', deepLinking: true, filter: true, validatorUrl: null },
    theme: { title: '吉速办开放接口' },
  });
};
