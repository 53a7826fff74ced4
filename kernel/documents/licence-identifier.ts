/** Root of every licence identifier, GB/T 36904-2018 (practice). */
export const ROOT = '1.2.156.3005.2';

/** What an identifier is made of. */
export interface IdentifierParts {
  /** Credit code of the body that defines the type (18) and its 3-digit number. */
  readonly type_code: string;
  /** Credit code of the issuer (18), or a 6-digit code. */
  readonly issuer_code: string;
  /** Digits. */
  readonly serial: string;
  /** 3 digits. */
  readonly version: string;
}

/** What a check of an identifier answers. */
export type IdentifierClass = 'ok' | 'check_failed' | 'malformed';

export const TYPE_CODE = /^[0-9A-Z]{18}[0-9]{3}$/;
export const ISSUER_CODE = /^(?:[0-9A-Z]{18}|[0-9]{6})$/;
const IDENTIFIER =
  /^1\.2\.156\.3005\.2\.([0-9A-Z]{18}[0-9]{3})\.([0-9A-Z]{18}|[0-9]{6})\.([0-9]{1,30})\.([0-9]{3})\.([0-9A-Z])$/;

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The check character over digits and capitals, ISO 7064 MOD 37,36. It finds every change of a single character.
 * Throws on any other character.
 */
export function checkCharacter(text: string): string {
  let p = 36;
  for (const char of text) {
    const value = CHARACTERS.indexOf(char);
    if (value < 0) throw new Error(`"${char}" has no value in ISO 7064 MOD 37,36`);
    p = (((p + value) % 36 || 36) * 2) % 37;
  }
  return CHARACTERS.charAt((37 - p) % 36);
}

/** Builds an identifier with its check character. Throws where a part has not its form: that is a defect of the caller. */
export function buildIdentifier(parts: IdentifierParts): string {
  const { type_code, issuer_code, serial, version } = parts;
  const check = checkCharacter(`${type_code}${issuer_code}${serial}${version}`);
  const identifier = [ROOT, type_code, issuer_code, serial, version, check].join('.');
  if (!IDENTIFIER.test(identifier)) throw new Error(`not the form of a licence identifier: ${identifier}`);
  return identifier;
}

/** The identifier as it is stored: trimmed, in capitals. */
export const normaliseIdentifier = (text: string): string => text.trim().toUpperCase();

/** Checks form and check character of an identifier, after trimming and upper-casing. */
export function checkIdentifier(text: string): IdentifierClass {
  const found = IDENTIFIER.exec(normaliseIdentifier(text));
  if (!found) return 'malformed';
  const [, type = '', issuer = '', serial = '', version = '', check] = found;
  return checkCharacter(type + issuer + serial + version) === check ? 'ok' : 'check_failed';
}

/** The parts of a well-formed identifier, or null; says nothing about its check character. */
export function identifierParts(text: string): IdentifierParts | null {
  const found = IDENTIFIER.exec(normaliseIdentifier(text));
  if (!found) return null;
  const [, type_code = '', issuer_code = '', serial = '', version = ''] = found;
  return { type_code, issuer_code, serial, version };
}
