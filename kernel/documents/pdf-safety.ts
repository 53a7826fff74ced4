import { inflateSync } from 'node:zlib';

/** What makes a PDF act by itself, or hides its inside; null for a quiet one. */
export type PdfDanger = 'script' | 'launch' | 'encrypted' | 'unreadable' | null;

const SCRIPT = /\/(JavaScript|RichMedia)(?![A-Za-z0-9])/;
// Short names appear by chance inside compressed data, so they count only outside of streams.
const SCRIPT_OUTSIDE = /\/(JS|XFA)(?![A-Za-z0-9])/;
const LAUNCH = /\/Launch(?![A-Za-z0-9])/;
const INFLATED_LIMIT = 64 * 1024 * 1024;

/**
 * Looks for actions in a PDF: in its plain objects, and in the compressed object streams behind which they hide. Names written
 * with hexadecimal escapes (`/J#61vaScript`) are read as what they mean. An encrypted file cannot be examined and says so.
 */
export function pdfDanger(file: Buffer): PdfDanger {
  const text = unescapeNames(file.toString('latin1'));
  // Names that long never occur by chance: the whole file is searched, so that no trick with stream marks hides them.
  if (SCRIPT.test(text)) return 'script';
  if (LAUNCH.test(text)) return 'launch';
  if (/\/Encrypt(?![A-Za-z0-9])/.test(outsideStreams(text))) return 'encrypted';
  if (SCRIPT_OUTSIDE.test(outsideStreams(text))) return 'script';
  return dangerInObjectStreams(file);
}

const unescapeNames = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const outsideStreams = (text: string): string => text.replace(/\bstream\r?\n[\s\S]*?endstream/g, 'stream endstream');

function dangerInObjectStreams(file: Buffer): PdfDanger {
  // The original bytes here: unescaping would shift what is to be inflated.
  const raw = file.toString('latin1');
  let left = INFLATED_LIMIT;
  for (const found of raw.matchAll(/\bstream\r?\n/g)) {
    const before = unescapeNames(raw.slice(Math.max(0, found.index - 1000), found.index));
    const dictionary = before.slice(before.lastIndexOf(' obj'));
    if (!/\/ObjStm(?![A-Za-z0-9])/.test(dictionary)) continue;
    const start = found.index + found[0].length;
    const end = raw.indexOf('endstream', start);
    if (end < 0) return 'unreadable';
    const content = inflated(file.subarray(start, end), dictionary, left);
    if (content === null) return 'unreadable';
    left -= content.length;
    const text = unescapeNames(content);
    if (SCRIPT.test(text) || SCRIPT_OUTSIDE.test(text)) return 'script';
    if (LAUNCH.test(text)) return 'launch';
  }
  return null;
}

/** Null where the stream is broken, packed in another way than every PDF writer does, or too large when unpacked. */
function inflated(content: Buffer, dictionary: string, limit: number): string | null {
  if (!/\/Filter(?![A-Za-z0-9])/.test(dictionary)) return content.toString('latin1');
  if (!/\/Filter\s*\[?\s*\/(FlateDecode|Fl)\s*[\]/>\r\n ]/.test(dictionary) || limit <= 0) return null;
  try {
    return inflateSync(content, { maxOutputLength: limit }).toString('latin1');
  } catch {
    return null;
  }
}
