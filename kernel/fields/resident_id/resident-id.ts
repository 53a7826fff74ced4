import type { PlainDate } from '../../dates.ts';
import type { CodeCheck } from '../credit_code/credit-code.ts';
import { readDate } from '../date/parse-date.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** What a check of a resident identity number finds (identifiers.md §1 and §4). */
export type ResidentIdCheck = CodeCheck | { readonly class: 'bad_date' | 'future_date'; readonly date: string };

/**
 * Checks a resident identity number (公民身份号码, GB 11643) in its stored form. An unknown area prefix is never refused:
 * abolished codes persist.
 * @param today a birth date after it is in the future; without it that is not judged
 */
export function checkResidentId(id: string, today?: PlainDate): ResidentIdCheck {
  for (const [index, character] of [...id].entries()) {
    const allowed = index < 17 ? /[0-9]/ : /[0-9X]/;
    if (!allowed.test(character)) return { class: 'malformed', position: index + 1, character };
  }
  if (id.length !== 18) return { class: 'malformed', length: id.length };
  const born = id.slice(6, 14);
  const birth = birthDateOf(id);
  if (birth === null) return { class: 'bad_date', date: born };
  if (today !== undefined && birth > today) return { class: 'future_date', date: born };
  const expected = residentCheckCharacter(id);
  return id[17] === expected ? { class: 'ok' } : { class: 'check_failed', position: 18, expected };
}

/** The check character that follows the first 17 digits of a resident identity number. */
export function residentCheckCharacter(id: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** The birth date inside a resident identity number, or null where no such day exists. */
export function birthDateOf(id: string): PlainDate | null {
  const read = readDate(id.slice(6, 14));
  return 'date' in read ? read.date : null;
}

/** The sex inside a resident identity number: an odd 17th digit is male. */
export const sexOf = (id: string): 'male' | 'female' => (Number(id[16]) % 2 === 1 ? 'male' : 'female');
