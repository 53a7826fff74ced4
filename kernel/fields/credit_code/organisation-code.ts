import type { CodeCheck } from './credit-code.ts';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Checks an organisation code (组织机构代码, GB 11714): eight characters and a check character, which may stand behind a hyphen.
 */
export function checkOrganisationCode(text: string): CodeCheck {
  const code = text.replace(/^(.{8})-(.)$/u, '$1$2');
  for (const [index, character] of [...code].entries()) {
    const allowed = index < 8 ? /[0-9A-Z]/ : /[0-9X]/;
    if (!allowed.test(character)) return { class: 'malformed', position: index + 1, character };
  }
  if (code.length !== 9) return { class: 'malformed', length: code.length };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number.parseInt(code.charAt(index), 36), 0);
  const expected = '0123456789X0'.charAt(11 - (sum % 11));
  return code[8] === expected ? { class: 'ok' } : { class: 'check_failed', position: 9, expected };
}
