import type { PageRoutes } from '../page-routes.ts';
import { ratePage, takeRating, takeUrge, takeWithdrawal, urgePage, withdrawPage } from './acts.tsx';
import { casePage, casesPage } from './case-page.tsx';
import { fileRoute, noticeRoute } from './papers.tsx';
import { derivationPage, receiptPage, receiptPdf } from './receipt.tsx';
import { supplementPage, takeSupplement, takeSupplementFiles, takeSupplementRemoval } from './supplement.tsx';

/** What follows after an application was sent: its receipt, its course, and what the applicant may do. */
export function casePages({ own }: PageRoutes): void {
  own.get('/cases', casesPage);
  own.get('/cases/:id', casePage);
  own.get('/cases/:id/receipt', receiptPage);
  own.get('/cases/:id/receipt.pdf', receiptPdf);
  own.get('/cases/:id/dates/:clock', derivationPage);
  own.get('/cases/:id/notices/:notice', noticeRoute);
  own.get('/cases/:id/supplement', supplementPage);
  own.post('/cases/:id/supplement', takeSupplement);
  own.post('/cases/:id/supplement/files/:code', takeSupplementFiles);
  own.post('/cases/:id/supplement/remove', takeSupplementRemoval);
  own.get('/cases/:id/urge', urgePage);
  own.post('/cases/:id/urge', takeUrge);
  own.get('/cases/:id/withdraw', withdrawPage);
  own.post('/cases/:id/withdraw', takeWithdrawal);
  own.get('/cases/:id/rate', ratePage);
  own.post('/cases/:id/rate', takeRating);
  own.get('/files/:file', fileRoute);
}
