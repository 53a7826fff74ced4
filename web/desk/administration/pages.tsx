import type { PageRoutes } from '../page-routes.ts';
import { calendarPage, loadNoticeStep, recompute } from './calendar.tsx';
import { codesPage } from './codes.tsx';
import { itemPage, itemsPage, retire } from './items.tsx';
import { confirm, parameterPage, parametersPage, propose, reject } from './parameters.tsx';
import { definitionFile, publishPage, publishStep } from './publish.tsx';
import { supervisionPage } from './supervision.tsx';

/** Administration and supervision: items, calendar, parameters, code tables, cards. */
export function administrationPages({ get, post }: PageRoutes): void {
  get('/items', itemsPage);
  get('/items/publish', publishPage);
  post('/items/publish', publishStep);
  get('/items/:item', itemPage);
  get('/items/:item/definition', definitionFile);
  post('/items/:item/retire', retire);
  get('/calendar', calendarPage);
  post('/calendar', loadNoticeStep);
  post('/calendar/recompute', recompute);
  get('/parameters', parametersPage);
  post('/parameters', propose);
  get('/parameters/:code', parameterPage);
  post('/parameters/rows/:id/confirm', confirm);
  post('/parameters/rows/:id/reject', reject);
  get('/codes', codesPage);
  get('/supervision', supervisionPage);
}
