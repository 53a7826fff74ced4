import { dateOf, type Instant } from '../dates.ts';
import type { Licence } from './licence.ts';
import { licenceStates, stateAt } from './licence-state.ts';
import { licenceLines } from './licence-view.tsx';
import { printWords } from './messages.ts';
import { longDate } from './notice-content.ts';
import { MM, PdfSheet, type TextStyle } from './pdf-sheet.ts';
import { QR_MILLIMETRES } from './qr.tsx';
import { verifyAddress } from './verification.ts';

const RED = '#8A1C1C';
const EDGE = 12 * MM;
const INSIDE = 26 * MM;

/**
 * A licence as PDF, A4 landscape in the style of a certificate, with the QR code that leads to its verification.
 * @param options.moment as of when its state is shown; one that is not valid is marked so
 */
export async function licencePdf(
  licence: Licence,
  options: { readonly publicAddress: string; readonly moment: Instant },
): Promise<Buffer> {
  const sheet = new PdfSheet({
    title: `${licence.type_name} ${licence.identifier}`,
    author: licence.issuer_name,
    made_at: licence.issued_at,
    landscape: true,
  });
  frame(sheet);
  const width = sheet.width - 2 * INSIDE;
  let y = sheet.text([...licence.type_name].join(' '), INSIDE, 24 * MM, width, {
    size: licence.type_name.length > 12 ? 26 : 32,
    leading: 44,
    weight: 700,
    align: 'centre',
    colour: RED,
  });
  y = drawState(sheet, licence, options.moment, y + 4);
  drawLines(sheet, licence, y + 10, sheet.height - 62 * MM);
  drawFoot(sheet, licence, options.publicAddress);
  return sheet.finish();
}

function frame(sheet: PdfSheet): void {
  const lines = [
    { edge: EDGE, line: 3 },
    { edge: EDGE + 6, line: 0.8 },
  ];
  for (const { edge, line } of lines)
    sheet.doc
      .rect(edge, edge, sheet.width - 2 * edge, sheet.height - 2 * edge)
      .lineWidth(line)
      .stroke(RED);
}

function drawState(sheet: PdfSheet, licence: Licence, moment: Instant, y: number): number {
  const state = licenceStates[stateAt(licence, moment)];
  if (state.valid) return y;
  const text = `${printWords.state.zh}：${state.name.zh}（${longDate(dateOf(moment))}）`;
  return sheet.text(text, INSIDE, y, sheet.width - 2 * INSIDE, {
    size: 14,
    weight: 700,
    align: 'centre',
    colour: '#A00000',
  });
}

/** Titles and values; the type shrinks until all of it stands above the foot, down to 7 points. */
function drawLines(sheet: PdfSheet, licence: Licence, top: number, bottom: number): void {
  const lines = licenceLines(licence);
  const width = sheet.width - 2 * INSIDE;
  const set = (size: number) => {
    const titleWidth = Math.min(0.3 * width, Math.max(...lines.map(([title]) => [...title].length + 1)) * size);
    const style: TextStyle = { size, leading: size * 1.7 };
    const rows = lines.map(([title, value]) => ({
      title: sheet.lines(`${title}：`, titleWidth, { ...style, weight: 700 }),
      value: sheet.lines(value, width - titleWidth - size, style),
    }));
    const height = rows.reduce((sum, row) => sum + Math.max(row.title.length, row.value.length) * size * 1.7, 0);
    return { style, rows, titleWidth, height };
  };
  let size = 15;
  let text = set(size);
  while (text.height > bottom - top && size > 7) {
    size -= 0.5;
    text = set(size);
  }
  let y = top;
  for (const row of text.rows) {
    const afterTitle = sheet.draw(row.title, INSIDE, y, text.titleWidth, { ...text.style, weight: 700 });
    const afterValue = sheet.draw(
      row.value,
      INSIDE + text.titleWidth + size,
      y,
      width - text.titleWidth - size,
      text.style,
    );
    y = Math.max(afterTitle, afterValue);
  }
}

function drawFoot(sheet: PdfSheet, licence: Licence, publicAddress: string): void {
  const top = sheet.height - 58 * MM;
  const side = sheet.qr(verifyAddress(publicAddress, licence.verify_code), INSIDE, top);
  const small: TextStyle = { size: 9, leading: 14 };
  sheet.text(printWords.scan_to_verify.zh, INSIDE + side + 10, top + 16, 220, { size: 12, weight: 700 });
  sheet.text(`${printWords.verify_code.zh}：${licence.verify_code}`, INSIDE + side + 10, top + 38, 260, small);
  sheet.text(publicAddress, INSIDE + side + 10, top + 52, 260, small);
  const style: TextStyle = { size: 14, leading: 24, align: 'end' };
  const x = sheet.width / 2;
  const width = sheet.width - INSIDE - x;
  let y = sheet.text(licence.issuer_name, x, top, width, style);
  y = sheet.text(printWords.seal_pending.zh, x, y, width, { ...style, colour: '#B00000' });
  sheet.text(longDate(dateOf(licence.issued_at)), x, y, width, style);
  const missing = sheet.missing.map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join('、');
  const note = missing ? printWords.missing_glyphs(missing).zh : '';
  sheet.text(printWords.no_signature_yet.zh + note, INSIDE, top + QR_MILLIMETRES * MM + 10, sheet.width - 2 * INSIDE, {
    ...small,
    align: 'centre',
    colour: '#444444',
  });
}
