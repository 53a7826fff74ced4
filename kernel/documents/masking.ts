/** A person's name with all but its first character hidden; the dot of transliterated names stays. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name.trim()];
  return first + rest.map((char) => (char === '·' || char === ' ' ? char : '*')).join('');
}

/** A resident identity number or other code with its first three and last two characters. Shorter ones are hidden whole. */
export const maskCode = (code: string): string =>
  code.length < 8 ? '*'.repeat(code.length) : code.slice(0, 3) + '*'.repeat(code.length - 5) + code.slice(-2);
