import { submittedCase } from '../../../kernel/procedures/submitted-case.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Handler, PageRoutes } from '../page-routes.ts';
import { checkPage, takeSubmission } from './check.tsx';
import { countyPage, takeCounty } from './county.tsx';
import { materialsPage, takeRemoval, takeUpload, uploadPage } from './materials.tsx';
import { questionPage, takeAnswer } from './question.tsx';
import { deletePage, overviewPage, startPage, takeDeletion, takeRenewal, takeStart } from './start.tsx';
import { keyOfDraft } from './submission.ts';

/** The pages of an application, from its start to its sending. */
export function applicationPages(pages: PageRoutes): void {
  pages.get('/items/:item/apply', startPage);
  pages.own.post('/items/:item/apply', takeStart);
  const { own } = pages;
  own.get('/apply/:draft', sentAlready(overviewPage));
  own.get('/apply/:draft/county', sentAlready(countyPage));
  own.post('/apply/:draft/county', sentAlready(takeCounty));
  own.get('/apply/:draft/q/:name', sentAlready(questionPage));
  own.post('/apply/:draft/q/:name', sentAlready(takeAnswer));
  own.get('/apply/:draft/materials', sentAlready(materialsPage));
  own.get('/apply/:draft/materials/:code', sentAlready(uploadPage));
  own.post('/apply/:draft/materials/:code', sentAlready(takeUpload));
  own.post('/apply/:draft/materials/:code/remove', sentAlready(takeRemoval));
  own.get('/apply/:draft/check', sentAlready(checkPage));
  own.post('/apply/:draft/submit', sentAlready(takeSubmission));
  own.post('/apply/:draft/renew', sentAlready(takeRenewal));
  own.get('/apply/:draft/delete', sentAlready(deletePage));
  own.post('/apply/:draft/delete', sentAlready(takeDeletion));
}

/** A draft goes with its sending. Whoever comes back to it, or sends it again after a lost answer, finds the case. */
const sentAlready =
  (handler: Handler): Handler =>
  async (visit) => {
    try {
      return await handler(visit);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not_found' || error.field !== 'draft') throw error;
      const found = await submittedCase(visit.platform.engine, visit.actor, keyOfDraft(visit.params.draft ?? ''));
      if (found === null) throw error;
      return { to: `/cases/${found}/receipt` };
    }
  };
