// Control characters, path separators, what Windows forbids, and the marks that turn text round (a name that ends in
// "gpj.exe" shown reversed). Chinese, Arabic script and every other letter stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A file name that is safe to show and to save: the last part of a path, without control or direction marks, at most 120
 * characters with its extension kept.
 */
export function safeFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(FORBIDDEN, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  const stem = [...clean.slice(0, clean.length - extension.length)].slice(0, 120 - extension.length).join('');
  return stem === '' ? `文件${extension}` : `${stem}${extension}`;
}

/** The extension in lower case without its dot, or the empty text. */
export const extensionOf = (file_name: string): string =>
  /\.([A-Za-z0-9]{1,8})$/.exec(file_name)?.[1]?.toLowerCase() ?? '';

/** The Content-Disposition header after RFC 6266: an ASCII name for old clients and the true one after RFC 5987. */
export function contentDisposition(kind: 'attachment' | 'inline', file_name: string): string {
  const plain = file_name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(file_name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
