/** Width of a character as a share of the font size. */
export type WidthOf = (char: string) => number;

// 避头尾: what may not begin a line, and what may not end one.
const NO_START = new Set('、，。；：！？）》〉」』】〕…—”’·%℃),.;:!?]}～');
const NO_END = new Set('（《〈「『【〔“‘([{');

/**
 * Breaks a text into lines no wider than `width`, counted in font sizes (em): between any two Chinese characters, but never
 * inside a word or number, before closing or after opening punctuation. A word longer than a line is cut. Line feeds are kept.
 * @param indent em by which the first line of each paragraph is shorter
 */
export function breakLines(text: string, width: number, widthOf: WidthOf, indent = 0): string[] {
  return text.split(/\r?\n/).flatMap((part) => breakParagraph(part, width, widthOf, indent));
}

function breakParagraph(text: string, width: number, widthOf: WidthOf, indent: number): string[] {
  const measure = (unit: string): number => [...unit].reduce((sum, char) => sum + widthOf(char), 0);
  const units = unitsOf(text).flatMap((unit) => (measure(unit) > width ? [...unit] : [unit]));
  const lines: string[] = [];
  let line: string[] = [];
  let used = indent;
  for (const unit of units) {
    const wide = measure(unit);
    if (used + wide > width && line.length > 0 && unit !== ' ') {
      const carried = carryOver(line, unit);
      lines.push(line.join('').trimEnd());
      line = carried;
      used = measure(line.join(''));
    }
    if (line.length === 0 && lines.length > 0 && unit === ' ') continue;
    line.push(unit);
    used += wide;
  }
  lines.push(line.join('').trimEnd());
  return lines;
}

/** What goes down with the unit that does not fit, so that no line begins or ends wrongly. Shortens the line. */
function carryOver(line: string[], unit: string): string[] {
  const carried: string[] = [];
  const first = () => carried[0] ?? unit;
  while (line.length > 1 && (NO_START.has(first().charAt(0)) || NO_END.has(line.at(-1)?.charAt(0) ?? ''))) {
    const last = line.pop();
    if (last !== undefined) carried.unshift(last);
  }
  return carried;
}

/** Words and numbers whole, everything else character by character. */
const unitsOf = (text: string): string[] => text.match(/[A-Za-z0-9][A-Za-z0-9.:/@_*-]*|[\s\S]/gu) ?? [];
