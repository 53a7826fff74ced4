import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { breakLines } from './line-breaking.ts';

const widthOf = (char: string): number => (/[ -~]/.test(char) ? 0.5 : 1);
const width = (line: string): number => [...line].reduce((sum, char) => sum + widthOf(char), 0);

test('no line begins with closing punctuation or ends with opening punctuation', () => {
  assert.deepEqual(breakLines('一二三四，五六', 4, widthOf), ['一二三', '四，五六']);
  assert.deepEqual(breakLines('一二三（四五）', 4, widthOf), ['一二三', '（四五）']);
});

test('words and numbers stay whole unless longer than a line', () => {
  assert.deepEqual(breakLines('电话0994-2345678。', 7, widthOf), ['电话', '0994-2345678。']);
  assert.deepEqual(breakLines('ABCDEFGHIJ', 2, widthOf), ['ABCD', 'EFGH', 'IJ']);
});

test('the first line gives way to its indent, and line feeds are kept', () => {
  assert.deepEqual(breakLines('一二三四五六', 4, widthOf, 2), ['一二', '三四五六']);
  assert.deepEqual(breakLines('一\n二', 4, widthOf), ['一', '二']);
});

test('nothing is lost but blanks at the ends of lines, and no line is too wide', () => {
  const char = fc.constantFrom(...'一二三，。（）《》“”·AB12 -.');
  fc.assert(
    fc.property(fc.string({ unit: char, maxLength: 60 }), fc.integer({ min: 4, max: 20 }), (text, wide) => {
      const lines = breakLines(text, wide, widthOf);
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
      // Only a line that consists of punctuation which may stand nowhere else may reach further.
      for (const line of lines)
        assert.ok(width(line) <= wide || /^[，。（）《》“”·.\s]*.?[，。（）《》“”·.\s]*$/u.test(line));
    }),
  );
});
