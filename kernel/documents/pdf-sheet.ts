import PDFDocument from 'pdfkit';
import type { Instant } from '../dates.ts';
import { breakLines } from './line-breaking.ts';
import { MISSING_MARK, type PrintFont, printFonts, type Weight } from './pdf-fonts.ts';
import { QR_MILLIMETRES, qrPath } from './qr.tsx';

/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** How a text is set. Sizes and leading in points. */
export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  /** Distance of baselines; by default 1.6 times the size. */
  readonly leading?: number;
  readonly align?: 'start' | 'centre' | 'end';
  /** Indent of the first line, in characters. */
  readonly indent?: number;
  readonly colour?: string;
}

/** Runs of a line that one font has. */
interface Run {
  readonly font: PrintFont;
  text: string;
  readonly x: number;
}

/**
 * A PDF being drawn: pdfkit below, Chinese text with a font per run above. Bytes depend on what is drawn and on `made_at` alone,
 * so the same document printed twice is the same file.
 */
export class PdfSheet {
  readonly doc: PDFKit.PDFDocument;
  readonly width: number;
  readonly height: number;
  readonly #fonts = printFonts();
  readonly #missing = new Set<string>();
  readonly #bytes: Promise<Buffer>;

  constructor(options: { title: string; author: string; made_at: Instant; landscape?: boolean }) {
    this.doc = new PDFDocument({
      size: 'A4',
      layout: options.landscape ? 'landscape' : 'portrait',
      margin: 0,
      bufferPages: true,
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: options.title,
        Author: options.author,
        Creator: '吉速办',
        CreationDate: new Date(options.made_at),
        ModDate: new Date(options.made_at),
      },
    });
    this.width = this.doc.page.width;
    this.height = this.doc.page.height;
    this.#bytes = new Promise((done, failed) => {
      const chunks: Buffer[] = [];
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.doc.on('end', () => done(Buffer.concat(chunks)));
      this.doc.on('error', failed);
    });
  }

  /** The characters so far that no font has; they are printed as 〓. */
  get missing(): readonly string[] {
    return [...this.#missing];
  }

  /** The lines into which a text breaks within a width in points. */
  lines(text: string, width: number, style: TextStyle): string[] {
    const weight = style.weight ?? 400;
    return breakLines(text, width / style.size, (char) => this.#fonts.widthOf(char, weight), style.indent ?? 0);
  }

  /** Draws lines from the top `y`; answers where the next text may begin. */
  draw(lines: readonly string[], x: number, y: number, width: number, style: TextStyle): number {
    const leading = style.leading ?? style.size * 1.6;
    lines.forEach((line, index) => {
      const indent = index === 0 ? (style.indent ?? 0) * style.size : 0;
      const free = width - indent - this.#widthOf(line, style);
      const shift = style.align === 'centre' ? free / 2 : style.align === 'end' ? free : 0;
      // The baseline stands so that the character's body is in the middle of its line.
      this.#drawLine(line, x + indent + shift, y + index * leading + (leading + style.size * 0.76) / 2, style);
    });
    return y + lines.length * leading;
  }

  /** Breaks and draws in one step. */
  text(text: string, x: number, y: number, width: number, style: TextStyle): number {
    return this.draw(this.lines(text, width, style), x, y, width, style);
  }

  /** Draws a QR code with its upper left corner at x, y; answers its side in points. */
  qr(address: string, x: number, y: number): number {
    const { size, path } = qrPath(address);
    const side = QR_MILLIMETRES * MM;
    this.doc
      .save()
      .translate(x, y)
      .scale(side / size)
      .path(path)
      .fill('#000000')
      .restore();
    return side;
  }

  /** Closes the document and answers its bytes. */
  finish(): Promise<Buffer> {
    this.doc.end();
    return this.#bytes;
  }

  #widthOf(line: string, style: TextStyle): number {
    return [...line].reduce((sum, char) => sum + this.#fonts.widthOf(char, style.weight ?? 400), 0) * style.size;
  }

  #drawLine(line: string, x: number, baseline: number, style: TextStyle): void {
    this.doc.fillColor(style.colour ?? '#000000').fontSize(style.size);
    for (const run of this.#runsOf(line, x, style)) {
      // pdfkit takes a parsed font as well, which its types do not say; parsing is what costs.
      this.doc.registerFont(run.font.name, run.font.font as unknown as Buffer);
      this.doc.font(run.font.name).text(run.text, run.x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    }
  }

  #runsOf(line: string, start: number, style: TextStyle): Run[] {
    const weight = style.weight ?? 400;
    const runs: Run[] = [];
    let x = start;
    for (const char of line) {
      let font = this.#fonts.fontFor(char, weight);
      const shown = font ? char : MISSING_MARK;
      if (!font) {
        this.#missing.add(char);
        font = this.#fonts.fontFor(MISSING_MARK, weight);
      }
      const last = runs.at(-1);
      if (last && last.font === font) last.text += shown;
      else if (font) runs.push({ font, text: shown, x });
      x += this.#fonts.widthOf(shown, weight) * style.size;
    }
    return runs;
  }
}
