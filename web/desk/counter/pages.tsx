import { Refusal } from '../../../kernel/refusal.ts';
import type { Desk } from '../desk.ts';
import { messages as shared } from '../messages.ts';
import { isWindow } from '../navigation.ts';
import type { Handler, PageRoutes } from '../page-routes.ts';
import { applicationPage, takeIn } from './application.tsx';
import { choicePage } from './choice.tsx';
import { receiptPage } from './receipt.tsx';

/** The one window: find the applicant, choose the item, take in the application, print the receipt. */
export function counterPages({ get, post }: PageRoutes): void {
  get('/counter', atWindow(choicePage));
  get('/counter/application', atWindow(applicationPage));
  post('/counter/application', atWindow(takeIn));
  get('/counter/receipts/:id', atWindow(receiptPage));
}

/** The kernel refuses others too; here they learn it before they fill in a long form. */
const atWindow =
  (handler: Handler): Handler =>
  (desk: Desk) => {
    if (!isWindow(desk.actor)) throw new Refusal('forbidden', shared.window_only);
    return handler(desk);
  };
