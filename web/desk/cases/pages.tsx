import type { PageRoutes } from '../page-routes.ts';
import { act } from './act.tsx';
import { casePage } from './case-page.tsx';
import { clockPage } from './clocks.tsx';
import { correct, correctPage } from './correct.tsx';
import { attachment, licence, notice } from './documents.tsx';
import { searchPage } from './search.tsx';
import { supplement, supplementPage } from './supplement.tsx';
import { requestSupplement, supplementRequestPage } from './supplement-request.tsx';

/** Cases: search, the page of one, and everything that officers do with it. */
export function casePages({ get, post }: PageRoutes): void {
  get('/cases', searchPage);
  get('/cases/:id', casePage);
  post('/cases/:id/act', act);
  get('/cases/:id/clocks/:name', clockPage);
  get('/cases/:id/supplement-request', supplementRequestPage);
  post('/cases/:id/supplement-request', requestSupplement);
  get('/cases/:id/correct', correctPage);
  post('/cases/:id/correct', correct);
  get('/cases/:id/supplement', supplementPage);
  post('/cases/:id/supplement', supplement);
  get('/attachments/:id', attachment);
  get('/notices/:id', notice);
  get('/licences/:id', licence);
}
