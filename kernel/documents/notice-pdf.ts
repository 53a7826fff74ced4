import { dateOf } from '../dates.ts';
import { printWords } from './messages.ts';
import type { Notice } from './notice.ts';
import { longDate, type NoticeBlock } from './notice-content.ts';
import { MM, PdfSheet, type TextStyle } from './pdf-sheet.ts';
import { QR_MILLIMETRES } from './qr.tsx';
import { verifyAddress } from './verification.ts';

// Margins near GB/T 9704: 28 mm at the binding side, 26 mm at the other.
const LEFT = 28 * MM;
const RIGHT = 26 * MM;
const TOP = 26 * MM;
const BOTTOM = 30 * MM;

const BODY: TextStyle = { size: 13, leading: 24, indent: 2 };
const HEADING: TextStyle = { size: 13, leading: 28, weight: 700 };
const CELL: TextStyle = { size: 11, leading: 18 };
const SMALL: TextStyle = { size: 8.5, leading: 13, colour: '#444444' };

/**
 * A notice as PDF: A4, title, number, addressee, text, signature with the place of the seal, QR code, page numbers.
 * The same notice yields the same bytes.
 * @param options.publicAddress where the platform is reached, for the QR code
 */
export async function noticePdf(notice: Notice, options: { readonly publicAddress: string }): Promise<Buffer> {
  const { content } = notice;
  const sheet = new PdfSheet({
    title: `${content.title} ${notice.number}`,
    author: notice.organisation_name,
    made_at: notice.issued_at,
  });
  const flow = new Flow(sheet);
  const side = sheet.qr(
    verifyAddress(options.publicAddress, notice.verify_code),
    sheet.width - RIGHT - QR_MILLIMETRES * MM,
    TOP - 4 * MM,
  );
  const codeLeft = sheet.width - RIGHT - side;
  sheet.text(printWords.scan_to_verify.zh, codeLeft, TOP - 4 * MM + side + 2, side, { ...SMALL, align: 'centre' });
  // The title stands in the middle of the page, clear of the code on its right.
  const titleLeft = LEFT + side + 6;
  const titleWidth = codeLeft - 6 - titleLeft;
  let y = sheet.text(content.title, titleLeft, TOP + 4 * MM, titleWidth, {
    size: 21,
    weight: 700,
    leading: 32,
    align: 'centre',
  });
  y = sheet.text(notice.number, titleLeft, y + 2, titleWidth, { size: 12, align: 'centre' });
  flow.y = Math.max(y, TOP + side + 4 * MM) + 10;
  if (content.addressee !== '') flow.text(`${content.addressee}：`, { ...BODY, indent: 0 });
  for (const block of content.blocks) drawBlock(flow, block);
  if (sheet.missing.length > 0) flow.text(missingText(sheet.missing), SMALL);
  footers(sheet, notice);
  return sheet.finish();
}

/** Where the next block goes; opens a page when one is full. */
class Flow {
  readonly sheet: PdfSheet;
  y = TOP;

  constructor(sheet: PdfSheet) {
    this.sheet = sheet;
  }

  get width(): number {
    return this.sheet.width - LEFT - RIGHT;
  }

  get left(): number {
    return this.sheet.height - BOTTOM - this.y;
  }

  /** Goes to a new page unless so many points are left on this one. */
  need(height: number): void {
    if (height <= this.left) return;
    this.sheet.doc.addPage();
    this.y = TOP;
  }

  text(text: string, style: TextStyle, inset = 0): void {
    const leading = style.leading ?? style.size * 1.6;
    const lines = this.sheet.lines(text, this.width - inset, style);
    lines.forEach((line, index) => {
      // Not one line alone at the foot of a page.
      this.need(index === 0 && lines.length > 1 ? 2 * leading : leading);
      const { indent: _, ...rest } = style;
      this.y = this.sheet.draw([line], LEFT + inset, this.y, this.width - inset, index === 0 ? style : rest);
    });
  }
}

function drawBlock(flow: Flow, block: NoticeBlock): void {
  switch (block.block) {
    case 'heading':
      flow.need(56);
      flow.y += 4;
      flow.text(block.text, HEADING);
      return;
    case 'paragraph':
      flow.text(block.text, BODY);
      return;
    case 'list':
      block.items.forEach((item, index) => {
        flow.text(`${index + 1}．${item}`, { ...BODY, indent: 0 }, 2 * BODY.size);
      });
      return;
    case 'table':
      drawTable(flow, block);
      return;
    case 'signature':
      drawSignature(flow, block);
      return;
    case 'sign_here':
      for (const line of block.lines) {
        flow.need(34);
        flow.y += 8;
        flow.text(line, { ...BODY, indent: 0 });
        flow.sheet.doc
          .moveTo(LEFT, flow.y)
          .lineTo(LEFT + flow.width, flow.y)
          .lineWidth(0.4)
          .stroke('#888888');
      }
      flow.y += 8;
  }
}

function drawTable(flow: Flow, block: Extract<NoticeBlock, { block: 'table' }>): void {
  flow.y += 4;
  const widths = block.widths.map((share) => share * flow.width);
  const header = () => {
    if (block.columns.length > 0) drawRow(flow, block.columns, widths, () => 700);
  };
  flow.need(60);
  header();
  for (const row of block.rows) {
    drawRow(flow, row, widths, (column) => (block.columns.length === 0 && column === 0 ? 700 : 400), header);
  }
  flow.y += 8;
}

const PAD = 5;

/** A row of cells; one that is longer than the page goes on at the next, under the header again. */
function drawRow(
  flow: Flow,
  cells: readonly string[],
  widths: readonly number[],
  weightOf: (column: number) => 400 | 700,
  header?: () => void,
): void {
  const leading = CELL.leading ?? 0;
  const styles = widths.map((_, column): TextStyle => ({ ...CELL, weight: weightOf(column) }));
  let rest = widths.map((width, column) =>
    flow.sheet.lines(cells[column] ?? '', width - 2 * PAD, styles[column] ?? CELL),
  );
  for (;;) {
    const tallest = Math.max(...rest.map((lines) => lines.length));
    let fits = Math.floor((flow.left - 2 * PAD) / leading);
    // Only a row of more than twenty lines is cut; every other one goes to the next page whole.
    if (fits < tallest && (tallest <= 20 || fits < 3)) {
      flow.need(Number.POSITIVE_INFINITY);
      header?.();
      fits = Math.floor((flow.left - 2 * PAD) / leading);
    }
    const drawn = Math.min(tallest, fits);
    const height = drawn * leading + 2 * PAD;
    let x = LEFT;
    widths.forEach((width, column) => {
      flow.sheet.doc.rect(x, flow.y, width, height).lineWidth(0.6).stroke('#000000');
      const lines = (rest[column] ?? []).slice(0, drawn);
      flow.sheet.draw(lines, x + PAD, flow.y + PAD, width - 2 * PAD, styles[column] ?? CELL);
      x += width;
    });
    flow.y += height;
    rest = rest.map((lines) => lines.slice(drawn));
    if (rest.every((lines) => lines.length === 0)) return;
  }
}

function drawSignature(flow: Flow, block: Extract<NoticeBlock, { block: 'signature' }>): void {
  // Three lines; the space above shrinks before a signature goes to a page of its own.
  flow.need(3 * 24 + 6);
  flow.y += Math.min(26, flow.left - 3 * 24);
  const style: TextStyle = { size: 13, leading: 24, align: 'end' };
  // 右空四字: the signature stands four characters from the right edge.
  const width = flow.width - 4 * style.size;
  for (const text of [block.organisation, printWords.seal_pending.zh, longDate(block.date)])
    flow.y = flow.sheet.text(
      text,
      LEFT,
      flow.y,
      width,
      text === printWords.seal_pending.zh ? { ...style, colour: '#B00000' } : style,
    );
  flow.y += 10;
}

const missingText = (missing: readonly string[]): string =>
  printWords.missing_glyphs(
    missing.map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join('、'),
  ).zh;

function footers(sheet: PdfSheet, notice: Notice): void {
  const { count } = sheet.doc.bufferedPageRange();
  const width = sheet.width - LEFT - RIGHT;
  for (let page = 0; page < count; page++) {
    sheet.doc.switchToPage(page);
    const y = sheet.height - BOTTOM + 8 * MM;
    sheet.doc
      .moveTo(LEFT, y - 3)
      .lineTo(LEFT + width, y - 3)
      .lineWidth(0.4)
      .stroke('#888888');
    const code = `${printWords.verify_code.zh}：${notice.verify_code}　${dateOf(notice.issued_at)}`;
    sheet.text(printWords.no_signature_yet.zh, LEFT, y, width, SMALL);
    sheet.text(code, LEFT, y + 13, width, SMALL);
    sheet.text(printWords.page_of(page + 1, count).zh, LEFT, y + 13, width, { ...SMALL, align: 'end' });
  }
}
