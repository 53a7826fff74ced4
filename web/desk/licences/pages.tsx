import { findLicence } from '../../../kernel/documents/licence.ts';
import type { Answer, Desk } from '../desk.ts';
import { TextInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import type { PageRoutes } from '../page-routes.ts';
import { messages } from './messages.ts';
import { changeState, licenceStatePage } from './state.tsx';

/** Licences: found by identifier, and their state. Print and PDF stand with the documents of cases. */
export function licencePages({ get, post }: PageRoutes): void {
  get('/licences', findPage);
  get('/licences/:id/state', licenceStatePage);
  post('/licences/:id/state', changeState);
}

async function findPage(desk: Desk): Promise<Answer> {
  const { t, query, platform, actor } = desk;
  const found = query.q ? await findLicence(platform.database, actor, query.q) : null;
  if (found) return { redirect: `/desk/licences/${found.id}/state` };
  return {
    title: t(messages.title),
    area: 'licences',
    body: (
      <>
        <h1>{t(messages.title)}</h1>
        <p class="lead">{t(messages.lead)}</p>
        <form class="panel narrow" method="get" action="/desk/licences">
          <TextInput
            desk={desk}
            name="q"
            label={t(messages.identifier)}
            hint={t(messages.identifier_hint)}
            value={query.q ?? ''}
            problems={query.q ? [{ field: 'q', rule: 'not_found', message: messages.not_found }] : []}
          />
          <button class="button" type="submit">
            {t(shared.search)}
          </button>
        </form>
      </>
    ),
  };
}
