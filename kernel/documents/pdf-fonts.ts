import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fontkit from 'fontkit';
import { unpackWoff } from './woff.ts';

/** Regular text, or bold for titles. */
export type Weight = 400 | 700;

/** A font file that is parsed, with a name under which a document registers it. */
export interface PrintFont {
  readonly name: string;
  readonly font: fontkit.Font;
}

/** The mark that printers set for a character that no font has. */
export const MISSING_MARK = '〓';

const PACKAGE = '@fontsource/noto-sans-sc';

/**
 * The fonts of print: Noto Sans SC as its package ships it, one large file (7,300 common Chinese characters and Latin), and 97
 * small ones by Unicode range for the rest, such as ℃, ① and rare characters of names. Files are read when they are needed.
 */
export class PrintFonts {
  readonly #folder: string;
  readonly #parsed = new Map<string, PrintFont | null>();
  readonly #chosen = new Map<string, PrintFont | null>();
  readonly #ranges: readonly { readonly slice: string; readonly from: number; readonly to: number }[];

  constructor() {
    const packageFile = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
    this.#folder = dirname(packageFile);
    // The package's own table from slice to Unicode ranges.
    const table = JSON.parse(readFileSync(join(this.#folder, 'unicode.json'), 'utf8')) as Record<string, string>;
    this.#ranges = Object.entries(table).flatMap(([slice, ranges]) =>
      ranges.split(',').map((range) => {
        const [from = '', to = from] = range.replace('U+', '').split('-');
        return { slice: slice.replace(/[[\]]/g, ''), from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
      }),
    );
  }

  /** The font that has a character, or null where none does. */
  fontFor(char: string, weight: Weight): PrintFont | null {
    const key = `${weight}${char}`;
    let font = this.#chosen.get(key);
    if (font === undefined) {
      font = this.#find(char.codePointAt(0) ?? 0, weight);
      this.#chosen.set(key, font);
    }
    return font;
  }

  /** Width of a character as a share of the font size; one for what no font has. */
  widthOf(char: string, weight: Weight): number {
    const font = this.fontFor(char, weight)?.font;
    return font ? font.glyphForCodePoint(char.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm : 1;
  }

  #find(code: number, weight: Weight): PrintFont | null {
    const has = (font: PrintFont | null): boolean => font?.font.hasGlyphForCodePoint(code) ?? false;
    const main = this.#open('chinese-simplified', weight);
    if (has(main)) return main;
    for (const { slice, from, to } of this.#ranges) {
      if (code < from || code > to) continue;
      const font = this.#open(slice, weight);
      if (has(font)) return font;
    }
    return null;
  }

  #open(slice: string, weight: Weight): PrintFont | null {
    const name = `noto-sans-sc-${slice}-${weight}`;
    let known = this.#parsed.get(name);
    if (known === undefined) {
      known = parse(name, unpackWoff(readFileSync(join(this.#folder, 'files', `${name}-normal.woff`))));
      this.#parsed.set(name, known);
    }
    return known;
  }
}

function parse(name: string, file: Buffer): PrintFont | null {
  const font = fontkit.create(file);
  if (!('glyphForCodePoint' in font)) return null;
  try {
    // fontkit cannot read the character table of one of the small files (slice 101, of emoji); it counts as absent.
    font.hasGlyphForCodePoint(0x20);
    return { name, font };
  } catch {
    return null;
  }
}

let shared: PrintFonts | undefined;

/** The fonts of this process, opened at first use: about 3 MB that every document shares. */
export function printFonts(): PrintFonts {
  shared ??= new PrintFonts();
  return shared;
}
