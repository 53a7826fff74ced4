// Values in the text format of PostgreSQL's COPY: columns parted by tabs, rows by line feeds, `\N` for null.

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

export const COPY_NULL = '\\N';

/** A text as one column. */
export const copyText = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : text;

/** A checked value of a field as one column: objects as JSON. */
export function copyValue(value: unknown): string {
  if (value === null || value === undefined) return COPY_NULL;
  if (typeof value === 'string') return copyText(value);
  return copyText(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** A list of texts as one column of type `text[]`. */
export const copyTexts = (texts: readonly string[]): string =>
  copyText(`{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
