import type { JSX } from 'preact';
import type { Problem } from '../refusal.ts';
import type { Language } from '../words.ts';
import type { Field } from './field.ts';
import type { Names } from './field-type.ts';

/** One entry that a select offers; entries of one group stand under its name. */
export interface Option {
  readonly value: string;
  readonly name: string;
  readonly group?: string;
}

/** What an input is drawn from. The same component serves the citizen's page and the official's desk. */
export interface InputProps {
  readonly field: Field;
  /** Dotted path of the field: the name of its inputs. */
  readonly name: string;
  /** The stored value, or what the person typed, as `readForm` gave it. */
  readonly value: unknown;
  /** Problems of the whole form; an input finds its own by name. */
  readonly problems?: readonly Problem[];
  readonly language?: Language;
  /** The label is the page's h1: one question a page. */
  readonly heading?: boolean;
  /** `desk` is denser: title instead of question, selects instead of radios. */
  readonly density?: 'page' | 'desk';
  /** What a region, an organisation, a person, an enterprise or a reference may be chosen from; made by the server. */
  readonly options?: readonly Option[];
  /** For a region: the level above, chosen first. */
  readonly upper?: { readonly value: string; readonly options: readonly Option[] };
  /** Names of ids and division codes, for what is chosen already. */
  readonly names?: Names;
  /** What was searched for, for references. */
  readonly searched?: string;
  /** Path of the list to which a blank entry is to be added (`readButtons`). */
  readonly adding?: string | undefined;
}

/** What an output or a cell is drawn from. */
export interface OutputProps {
  readonly field: Field;
  readonly value: unknown;
  readonly language?: Language;
  readonly names?: Names;
  /** Addresses by id, where a reference or a file is to be a link. */
  readonly links?: Names;
}

/** The screens of one field type. */
export interface Screens {
  readonly Input: (props: InputProps) => JSX.Element;
  readonly DeskInput: (props: InputProps) => JSX.Element;
  readonly Output: (props: OutputProps) => JSX.Element;
  readonly Cell: (props: OutputProps) => JSX.Element;
}

/** Id of the first control of a field, to which an error summary links. */
export const idOfInput = (name: string): string => `field-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;

/** The problems of exactly this field. */
export const problemsOf = ({ problems = [], name }: Pick<InputProps, 'problems' | 'name'>): readonly Problem[] =>
  problems.filter(({ field }) => field === name);

/** The text that a control shows for a value or for what was typed. */
export const typed = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
