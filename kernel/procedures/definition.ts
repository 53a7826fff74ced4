import type { PlainDate } from '../dates.ts';
import type { Fields, Grade } from '../fields/field.ts';
import type { Condition } from '../rules/condition.ts';

// The whole of an item (事项) as data: elements of GB/T 39046-2020 table 4 and of the national exchange schema, our names.
// It is one file because the standard is one table; the parts below are its groups.

/** How sure a number or a basis is: see parameters.md. */
export type SourceState = 'verified' | 'located' | 'recalled' | 'practice' | 'policy' | 'pending';

/** A limit with its unit and article; the unit is never guessed from the number (clocks.md §2). */
export interface Limit {
  readonly days: number;
  /** `immediate` is 即办: done while the applicant waits; `days` is 0. */
  readonly unit: 'working_day' | 'calendar_day' | 'immediate';
  readonly basis: string;
  readonly state: SourceState;
}

export interface LegalBasis {
  readonly law: string;
  readonly article: string;
  readonly state: SourceState;
}

/** Pauses of the law (行政许可法 §45), and the local ones that count only where the item lists them. */
export type PauseKind =
  | 'hearing' // 听证
  | 'tender' // 招标
  | 'auction' // 拍卖
  | 'inspection' // 检验
  | 'testing' // 检测
  | 'quarantine' // 检疫
  | 'appraisal' // 鉴定
  | 'expert_review' // 专家评审
  | 'publicity' // 公示
  | 'site_check'; // 现场核查

export interface Material {
  /** Standard code: the same code in two items is the same material, asked for once. */
  readonly code: string;
  readonly name: string;
  /** 1 必要, 2 情形 (only `when` holds). */
  readonly necessity: '1' | '2';
  readonly when?: Condition;
  /** 10 applicant, 20 a government department, 99 other. */
  readonly source: '10' | '20' | '99';
  readonly issuer?: string;
  readonly originals: number;
  readonly copies: number;
  readonly form: 'paper' | 'electronic' | 'either';
  readonly basis: string;
  readonly filling_note?: string;
  readonly acceptance_standard?: string;
  /** The licence that this material is: a sibling of a bundle that issues it stands in its place. */
  readonly licence_type?: string;
  /** Why the applicant need not bring it: found in a register, in the licence register, or made by a sibling item of a bundle. */
  readonly exempt?: {
    readonly from: 'register' | 'licence' | 'result' | 'form';
    /** Register name, licence type, or item. */
    readonly name: string;
    readonly because: string;
  };
  readonly accepts?: readonly ('pdf' | 'image' | 'office' | 'ofd')[];
  readonly grade?: Grade;
}

/** One step. Which may follow is constrained by the stage map's own keys (`procedure`). */
export interface Stage<Name extends string = string> {
  readonly title: string;
  /** Who works on it: `window`, `applicant`, or `<department>.<duty>`. Absent on final stages and joins. */
  readonly by?: string;
  readonly within?: Limit;
  readonly next?: readonly Name[];
  /** Branches that run at once (并联); `join` opens when each has arrived there. */
  readonly fork?: readonly Name[];
  readonly join?: Name;
  /** The five receipt outcomes of 行政许可法 §32 belong here. */
  readonly accepts?: true;
  /** The decision is taken here. */
  readonly decides?: true;
  /**
   * A department may still ask for what is missing here, once and only within the notice limit counted from receipt. The
   * decision clock goes on meanwhile: 补正 is no pause (clocks.md §4).
   */
  readonly supplements?: true;
  /** Holds a bundle's case until each of its items is decided. Only bundles have it. */
  readonly awaits_items?: true;
  /** Pauses that may be opened here. */
  readonly suspends?: readonly PauseKind[];
  /** Examination of substance on site: at least two officers sign (行政许可法 §34). */
  readonly two_officers?: true;
  readonly final?: 'granted' | 'denied' | 'closed';
  /** A refusal states its reasons (行政许可法 §38). */
  readonly reasoned?: true;
}

/** What the item yields when granted. */
export interface Result {
  readonly name: string;
  readonly kind: 'licence' | 'document' | 'approval' | 'none';
  readonly sample?: string;
  /** Licence type of the licence register; its 3-digit number within the definer. */
  readonly licence_type?: string;
  /** Years of validity, absent where unlimited. */
  readonly valid_years?: number;
  /** Fields of the form printed on it. */
  readonly prints?: readonly string[];
}

export interface Fee {
  readonly charged: boolean;
  readonly items: readonly { readonly name: string; readonly standard: string; readonly basis: string }[];
}

/** An item of service (政务服务事项), the unit that is published, versioned and applied for. */
export interface ItemDefinition {
  /** Own name, lower snake_case, never renamed. */
  readonly item: string;
  readonly title: string;
  readonly title_en: string;
  /** Everyday words by which people look for it: 开饭店, 饭馆证. */
  readonly aliases: readonly string[];
  readonly summary: string;
  /** A.1. */
  readonly kind: '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '20';
  /** 12 digits: province, kind, department, main item, sub-item. */
  readonly base_code: string;
  /** A.4 服务对象, code system GB/T 39046. */
  readonly audience: readonly ('1' | '2' | '3' | '4' | '5' | '6')[];
  /** A.2 行使层级. */
  readonly levels: readonly ('3' | '4' | '5' | '6')[];
  /** A.6: 1 即办件, 2 承诺件. */
  readonly case_kind: '1' | '2';
  /** 审查类型: 1 前审后批, 2 即审即办, 3 并联审批, 4 其他. */
  readonly examination: '0' | '1' | '2' | '3' | '4';
  /** Department (line of business) that decides: `market_supervision`. */
  readonly department: string;
  /** A.3. */
  readonly body_kind: '1' | '2' | '3' | '9';
  readonly power_source: '1' | '2' | '3' | '4' | '5' | '6';
  readonly handling_office: string;
  readonly joint_departments: readonly string[];
  readonly division_of_authority: string;
  readonly basis: readonly LegalBasis[];
  readonly statutory: Limit;
  readonly promised: Limit;
  /** 一次告知补正, L1. */
  readonly notice_within: Limit;
  /** How long the decision may be extended, once, and by whom (K7). Absent: no extension. */
  readonly extension?: { readonly limit: Limit; readonly by: string } | undefined;
  /** Conditions for acceptance and grant, over form facts and register facts. */
  readonly conditions: readonly {
    readonly name: string;
    readonly rule: Condition;
    readonly checked: 'self_check' | 'acceptance' | 'decision';
  }[];
  readonly quantity_limit?: string;
  readonly fee: Fee;
  readonly result: Result;
  readonly intermediary: readonly { readonly service: string; readonly basis: string }[];
  readonly handled_across: 'nation' | 'province' | 'prefecture' | 'county';
  readonly topics: { readonly natural: readonly string[]; readonly legal: readonly string[] };
  /** A.5. */
  readonly channels: readonly ('1' | '2' | '3' | '4' | '9')[];
  readonly on_site_visits: { readonly times: number; readonly reason: string };
  /** 办理深度 Ⅰ–Ⅳ; 4 is 全程网办. */
  readonly online_depth: 1 | 2 | 3 | 4;
  readonly online: boolean;
  readonly booking: boolean;
  readonly online_payment: boolean;
  readonly delivery: boolean;
  readonly special_procedures: readonly PauseKind[];
  readonly place: string;
  readonly hours: string;
  readonly enquiry_phone: string;
  readonly supervision_phone: string;
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
  readonly form: Fields;
  readonly materials: readonly Material[];
  readonly start: string;
  readonly stages: Readonly<Record<string, Stage>>;
}

/** The part of a definition that moves a case: what the reducer and the legality check need. */
export type CaseRules = Pick<
  ItemDefinition,
  'title' | 'stages' | 'start' | 'statutory' | 'promised' | 'notice_within' | 'extension' | 'special_procedures'
>;

/** One thing (一件事): several items behind one form, one material list, one acceptance and one joint clock. */
export interface BundleDefinition {
  readonly bundle: string;
  /** National list code: `TCN0003`. */
  readonly theme_code: string;
  readonly title: string;
  readonly title_en: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly audience: readonly ('1' | '2' | '3' | '4' | '5' | '6')[];
  readonly basis: readonly LegalBasis[];
  /** `when` decides from the answers whether the item is needed; `after` waits for a sibling's grant and reuses its result. */
  readonly items: readonly { readonly item: string; readonly when?: Condition; readonly after?: readonly string[] }[];
  /** Questions of the bundle itself, asked before those of its items. Fields of the same name are asked once. */
  readonly form: Fields;
  /** Joint handling: 45 working days by law (L3). */
  readonly statutory: Limit;
  readonly promised: Limit;
  readonly extension: { readonly limit: Limit; readonly by: string };
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
  readonly place: string;
  readonly hours: string;
  readonly enquiry_phone: string;
  readonly supervision_phone: string;
}

/** A published, immutable version of an item. */
export interface ItemVersion {
  readonly id: string;
  readonly item: string;
  readonly version: number;
  readonly valid_from: PlainDate;
  readonly valid_to: PlainDate | null;
  readonly definition: ItemDefinition;
}
