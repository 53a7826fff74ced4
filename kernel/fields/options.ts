import type { Condition } from '../rules/condition.ts';
import type { FieldKeywords, Grade } from './field.ts';

// Options of the builders in f.ts.

/** What every field may say beside its title. `O` and `W` only carry to the value's type that it may be empty. */
export interface Options<O extends boolean, W extends Condition | null> {
  readonly optional?: O;
  /** Asked, and demanded, only where this holds. */
  readonly when?: W;
  /** Question on a page, fuller than the title. */
  readonly question?: string;
  readonly hint?: string;
  /** English title; without it English screens show the Chinese one. */
  readonly en?: string;
  readonly grade?: Grade;
  readonly mask?: NonNullable<FieldKeywords['x-mask']>;
  /** Where the answer is taken from: `person.name`, `enterprise.credit_code`. */
  readonly prefill?: string;
  readonly unit?: string;
  /** Part of full-text search. */
  readonly search?: true;
  /** Value of the HTML attribute `autocomplete`: `name`, `tel`, `street-address` … */
  readonly autocomplete?: string;
}

/** Bounds of a text. */
export interface Texts {
  readonly minLength?: number;
  /** Characters at most; 200 for a text, 4000 for a long text. */
  readonly maxLength?: number;
}

/** The form of a text. */
export interface Pattern {
  /** Regular expression for the whole text, with what to do where it does not match. */
  readonly pattern?: string;
  readonly pattern_says?: string;
}

/** Bounds of a whole number. */
export interface Whole {
  readonly min?: number;
  readonly max?: number;
}

/** Bounds of a decimal. */
export interface Exact {
  /** Decimal texts, so that bounds are exact. */
  readonly min?: string;
  readonly max?: string;
}

/** How fine a decimal is. */
export interface Scale {
  /** Digits behind the point; 2 without it. */
  readonly scale?: number;
}

/** Bounds of a date or month. */
export interface Bounds {
  /** Earliest and latest, in the field's own form; `today` is the day of the check. */
  readonly min?: string;
  readonly max?: string;
}

/** Where coordinates come from. */
export interface Geo {
  /** Coordinate system; the data say which they are in. */
  readonly crs?: 'CGCS2000' | 'GCJ-02' | 'WGS 84';
}

/** How strictly a check character is taken. */
export interface CheckCharacter {
  /** What a wrong check character does; `warn` lets it through once it is confirmed. */
  readonly check_failed?: 'warn' | 'block';
}

/** What may be uploaded. */
export interface Upload {
  readonly accepts?: readonly ('pdf' | 'image' | 'office' | 'ofd')[];
  /** Bytes at most. */
  readonly max_bytes?: number;
  /** Opens the camera of a phone. */
  readonly capture?: true;
}

/** Bounds of a list. */
export interface Several {
  readonly min_items?: number;
  /** 50 without it. */
  readonly max_items?: number;
}
