import { checkOrganisationCode } from './organisation-code.ts';

/** The 31 characters of GB 32100-2015; the place of one is its value. I, O, S, V and Z are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Weights of positions 1 to 17: the powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** What a check of an identity number finds (identifiers.md §1); positions count from 1. */
export type CodeCheck =
  | { readonly class: 'ok' }
  | { readonly class: 'malformed'; readonly length: number }
  | { readonly class: 'malformed'; readonly position: number; readonly character: string }
  | { readonly class: 'check_failed'; readonly position: number; readonly expected: string };

/** The stored form: trimmed, without blanks, upper-case, full-width characters made plain. */
export const normalCode = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015) in its stored form.
 * Any single wrong character is caught: the weights have inverses modulo 31.
 */
export function checkCreditCode(code: string): CodeCheck {
  for (const [index, character] of [...code].entries()) {
    if (!ALPHABET.includes(character)) return { class: 'malformed', position: index + 1, character };
  }
  if (code.length !== 18) return { class: 'malformed', length: code.length };
  const expected = creditCheckCharacter(code);
  return code[17] === expected ? { class: 'ok' } : { class: 'check_failed', position: 18, expected };
}

/** The check character that follows the first 17 characters of a credit code. */
export function creditCheckCharacter(code: string): string {
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += ALPHABET.indexOf(code[index] ?? '') * weight;
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * What the organisation code inside a credit code (positions 9 to 17) says of itself. Information only: newer codes that
 * begin with MA may break it (identifiers.md §2, recalled).
 */
export const innerCheck = (code: string): CodeCheck => checkOrganisationCode(code.slice(8, 17));
