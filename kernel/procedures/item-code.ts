import { isPlainDate, type PlainDate } from '../dates.ts';
import { checkCreditCode, normalCode } from '../fields/credit_code/credit-code.ts';

/** Systems of item and case codes that we can read (service-items.md §5). Lengths are of systems, never of "an item code". */
export type CodeSystem = 'implementation_31' | 'handling_33' | 'case_43';

/** `other_system` is kept as it is; `uscc_check_failed` warns; the rest are refused. */
export type ItemCodeClass = 'ok' | 'malformed' | 'bad_level' | 'uscc_check_failed' | 'bad_date' | 'other_system';

/** The parts of a code of 31, 33 or 43 characters. */
export interface ItemCodeParts {
  /** Credit code of the body that handles the item. */
  readonly body: string;
  /** A.2 行使层级. */
  readonly level: string;
  /** 基本编码, 12 digits; the item type stands in its digits 3 and 4. */
  readonly base: string;
  /** 业务办理项, 2 digits, of a 33-character code. */
  readonly handling?: string;
  /** Date and serial of a 43-character case number. */
  readonly date?: PlainDate;
  readonly serial?: string;
}

/** What a code is: its class, the system that it belongs to, and its parts where it has the form. */
export interface ItemCodeReading {
  readonly class: ItemCodeClass;
  /** Null where the code is of a system that we do not read. */
  readonly system: CodeSystem | null;
  /** Trimmed and in upper case; unchanged for other systems. */
  readonly code: string;
  readonly parts: ItemCodeParts | null;
}

const FORM = /^([0-9A-Z]{18})([0-9])([0-9]{12})(?:([0-9]{2})|([0-9]{8})([0-9]{4}))?$/;
const SYSTEMS: Readonly<Record<number, CodeSystem>> = { 31: 'implementation_31', 33: 'handling_33', 43: 'case_43' };

/**
 * Reads an item or case code: class, system and parts.
 * @param system what the sender says it is; without it the length decides, and a length that is none of ours is another system
 */
export function readItemCode(text: string, system?: CodeSystem): ItemCodeReading {
  const code = normalCode(text);
  const named = system ?? SYSTEMS[code.length];
  // Sichuan's portal codes and others write hyphens; by length alone they might pass for ours.
  if (!named || (!system && code.includes('-')))
    return { class: 'other_system', system: null, code: text, parts: null };
  const match = FORM.exec(code);
  if (!match || SYSTEMS[code.length] !== named) return { class: 'malformed', system: named, code, parts: null };
  const [, body = '', level = '', base = '', handling, day, serial] = match;
  const date = day && `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`;
  const parts: ItemCodeParts = {
    body,
    level,
    base,
    ...(handling ? { handling } : {}),
    ...(date && isPlainDate(date) ? { date } : {}),
    ...(serial ? { serial } : {}),
  };
  return { class: classOf(parts, day !== undefined), system: named, code, parts };
}

function classOf(parts: ItemCodeParts, dated: boolean): ItemCodeClass {
  if (!/^[1-7]$/.test(parts.level)) return 'bad_level';
  if (dated && !parts.date) return 'bad_date';
  const check = checkCreditCode(parts.body).class;
  if (check === 'malformed') return 'malformed';
  return check === 'ok' ? 'ok' : 'uscc_check_failed';
}

/** 实施编码, 31 characters. @throws Error where the parts do not make one */
export const implementationCode = (body: string, level: string, base: string): string =>
  built(`${body}${level}${base}`, 'implementation_31');

/** 业务办理项编码, 33 characters. @throws Error where the parts do not make one */
export const handlingCode = (implementation: string, handling: string): string =>
  built(`${implementation}${handling}`, 'handling_33');

/** 办件编号, 43 characters: 实施编码, date and a serial number of 1 to 9999. @throws Error where the parts do not make one */
export const caseCode = (implementation: string, date: PlainDate, serial: number): string =>
  built(`${implementation}${date.replaceAll('-', '')}${String(serial).padStart(4, '0')}`, 'case_43');

function built(code: string, system: CodeSystem): string {
  const reading = readItemCode(code, system);
  if (reading.class !== 'ok' && reading.class !== 'uscc_check_failed')
    throw new Error(`"${code}" is no ${system}: ${reading.class}`);
  return reading.code;
}
