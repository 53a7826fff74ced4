import type { PlainDate } from '../dates.ts';
import type { ItemDefinition, LegalBasis, Limit } from '../procedures/definition.ts';

/** What every notice of a case states. */
export interface Matter {
  readonly applicant: string;
  readonly item_title: string;
  /** A.1; only an administrative licence (01) is decided under 行政许可法, and only its notices cite it. */
  readonly item_kind: ItemDefinition['kind'];
  /** Receipt number of the case (办件编号). */
  readonly case_number: string;
  /** The agency that signs. */
  readonly organisation: string;
  readonly date: PlainDate;
  readonly contact: { readonly place: string; readonly phone: string };
}

/** Where and until when one may object. Limits are parameters: text as printed, with law and article. */
export interface Remedies {
  readonly reconsideration: { readonly body: string; readonly within: string; readonly basis: string };
  readonly suit: { readonly court: string; readonly within: string; readonly basis: string };
}

/** A last day with the steps by which it was found, as the calendar's explanation gives them. */
export interface DerivedDate {
  readonly date: PlainDate;
  readonly lines: readonly string[];
  /** The year's holiday notice is missing, so the day may still change. */
  readonly provisional?: boolean;
}

/** 20个工作日; 30日; 即时办结. */
export const limitText = (limit: Pick<Limit, 'days' | 'unit'>): string =>
  limit.unit === 'immediate' ? '即时办结' : `${limit.days}${limit.unit === 'working_day' ? '个工作日' : '日'}`;

/** 《食品安全法》第三十五条. */
export const basisText = ({ law, article }: Pick<LegalBasis, 'law' | 'article'>): string => `《${law}》${article}`;
