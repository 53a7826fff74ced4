import { collection, denied, extension, granted, serviceRecord, suspension, withdrawal } from './decision-notices.ts';
import type { NoticeContent, NoticeKind } from './notice-content.ts';
import {
  acceptance,
  applicationReceipt,
  correctedOnSpot,
  noLicenceNeeded,
  notCompetent,
  supplement,
} from './receipt-notices.ts';

/** The maker of each kind's content: facts in, blocks out, nothing else. `noticeOf.acceptance(facts)`. */
export const noticeOf = {
  application_receipt: applicationReceipt,
  acceptance,
  not_competent: notCompetent,
  no_licence_needed: noLicenceNeeded,
  corrected_on_spot: correctedOnSpot,
  supplement,
  granted,
  denied,
  extension,
  suspension,
  service_record: serviceRecord,
  collection,
  withdrawal,
} satisfies Record<NoticeKind, (facts: never) => NoticeContent>;
