import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { renderToString } from 'preact-render-to-string';
import type { Licence } from './licence.ts';
import { licencePdf } from './licence-pdf.ts';
import { licencePage } from './licence-view.tsx';
import type { Notice } from './notice.ts';
import type { NoticeContent } from './notice-content.ts';
import { noticePage } from './notice-page.tsx';
import { noticePdf } from './notice-pdf.ts';
import { QrCode, qrPath } from './qr.tsx';
import { everyNotice } from './sample-notices.ts';
import type { Verification } from './verification.ts';
import { VerificationView } from './verification-view.tsx';

const options = {
  publicAddress: 'https://jisuban.example',
  stylesheet: '/print.css',
  moment: '2026-03-02T02:00:00.000Z',
};

const issued = (content: NoticeContent): Notice => ({
  id: 'n',
  case_id: 'c',
  kind: content.kind,
  number: '昌市监受〔2026〕12号',
  organisation: 'o',
  organisation_name: '昌吉市市场监督管理局',
  content,
  verify_code: 'ACDE-FGHJ-KMNP-QRTW',
  issued_at: '2026-03-02T02:00:00.000Z',
  issued_by: 'system',
  delivered_at: null,
  delivered_how: null,
  delivered_to: null,
});

const licence: Licence = {
  id: 'l',
  identifier: '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F',
  type_code: '11100000000013338W032',
  type_name: '食品经营许可证',
  serial: 2430599,
  version: 1,
  number: 'JY26523010000016',
  issuer: 'o',
  issuer_code: '11220000013544541J',
  issuer_name: '昌吉市市场监督管理局',
  region: '652301',
  holder_kind: 'enterprise',
  holder_id: 'e',
  holder_name: '昌吉市好味道餐饮有限公司',
  holder_code: '91652301MA77ABCD3X',
  case_id: null,
  item: null,
  content: [
    { title: '法定代表人', value: '阿不都热依木·喆㼆' },
    { title: '经营场所', value: '<b>延安北路</b>' },
  ],
  valid_from: '2026-03-02',
  valid_to: '2031-03-01',
  state: '01',
  state_reason: null,
  state_since: '2026-03-02T02:00:00.000Z',
  verify_code: 'ACDE-FGHJ-KMNP-QRTW',
  issued_at: '2026-03-02T02:00:00.000Z',
};

/** What a reader can copy out of a PDF of pdfkit: glyphs of each run, back through the ToUnicode table of its font. */
function copied(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id, body);
  const streamOf = (body: string): string => {
    const content = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? '';
    return /FlateDecode/.test(body) ? inflateSync(Buffer.from(content, 'latin1')).toString('latin1') : content;
  };
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values())
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
      if (table) fonts.set(name, glyphTable(streamOf(objects.get(table) ?? '')));
    }
  let text = '';
  for (const body of objects.values()) {
    if (!body.includes('stream')) continue;
    let font: Map<string, string> | undefined;
    for (const [, name, glyphs = ''] of streamOf(body).matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
      if (name) font = fonts.get(name);
      else text += glyphs.replace(/.{4}/g, (glyph) => font?.get(glyph) ?? '');
    }
  }
  return text;
}

function glyphTable(cmap: string): Map<string, string> {
  const table = new Map<string, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex = ''], index) => {
      const glyph = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
      table.set(glyph, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  return table;
}

const shown = (content: NoticeContent): string[] =>
  content.blocks.flatMap((block) => {
    if (block.block === 'table') return [...block.columns, ...block.rows.flat()];
    if (block.block === 'list') return [...block.items];
    if (block.block === 'sign_here') return [...block.lines];
    return block.block === 'signature' ? [block.organisation] : [block.text];
  });

test('the PDF of every notice says in copyable Chinese all that its content says', async () => {
  for (const content of Object.values(everyNotice)) {
    const text = copied(await noticePdf(issued(content), options)).replaceAll(' ', '');
    for (const part of [content.title, content.addressee, '昌市监受〔2026〕12号', '电子印章', ...shown(content)])
      assert.ok(text.includes(part.replaceAll(' ', '')), `${content.kind}: ${part}`);
  }
});

test('the page of every notice says the same, with no script and no style in it', () => {
  for (const content of Object.values(everyNotice)) {
    const html = noticePage(issued(content), options);
    for (const part of [content.title, ...shown(content)]) assert.ok(html.includes(part), `${content.kind}: ${part}`);
    assert.doesNotMatch(html, /<script|style=|onload/);
  }
});

test('the same notice printed twice is the same file', async () => {
  const [one, two] = [
    await noticePdf(issued(everyNotice.denied), options),
    await noticePdf(issued(everyNotice.denied), options),
  ];
  assert.ok(one.equals(two));
});

test('a long notice goes on over pages that are numbered, and loses no row', async () => {
  const row = (index: number) => [`第${index}项`, '存在问题'.repeat(30), '请补正'.repeat(30)];
  const rows = Array.from({ length: 30 }, (_, index) => row(index));
  const table = { block: 'table' as const, columns: ['甲', '乙', '丙'], rows, widths: [0.2, 0.4, 0.4] };
  const huge = { ...table, rows: [['巨项', '长'.repeat(3000), '']] };
  const pdf = await noticePdf(issued({ ...everyNotice.supplement, blocks: [table, huge] }), options);
  const text = copied(pdf);
  for (let index = 0; index < 30; index++) assert.ok(text.includes(`第${index}项`));
  assert.equal(text.split('长').length - 1, 3000);
  const pages = pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(pages > 3);
  assert.ok(text.replaceAll(' ', '').includes(`第${pages}页共${pages}页`));
});

test('a licence prints rare characters, and names by code point the one that no font has', async () => {
  const text = copied(await licencePdf(licence, options)).replaceAll(' ', '');
  assert.ok(text.includes('阿不都热依木·喆〓'));
  assert.ok(text.includes('U+3F06'));
  assert.ok(text.includes(licence.identifier));
  assert.ok(text.includes('未作SM2数字签名'));
});

test('a licence that is no longer valid says so on page and PDF', async () => {
  const later = { ...options, moment: '2032-01-01T00:00:00.000Z' };
  assert.ok(copied(await licencePdf(licence, later)).includes('失效'));
  assert.match(licencePage(licence, later), /证照状态：失效/);
  assert.doesNotMatch(licencePage(licence, options), /证照状态/);
});

test('what people typed is text on a page, never markup', () => {
  assert.match(licencePage(licence, options), /&lt;b>延安北路&lt;\/b>/);
});

test('a QR code is at least 25 mm in print, without its white edge', () => {
  const address = 'https://jisuban.example/v/ACDE-FGHJ-KMNP-QRTW';
  const svg = renderToString(<QrCode text={address} label="扫码核验" />);
  const { size } = qrPath(address);
  const side = Number(/width="([\d.]+)mm"/.exec(svg)?.[1]);
  assert.ok((side * size) / (size + 8) >= 25);
  assert.match(svg, /role="img"/);
});

test('each result of a verification has its own words and shape, in Chinese and English', () => {
  const checked_at = options.moment;
  const facts = { ...licence, content: [] };
  const results: Verification[] = [
    { outcome: 'valid', licence: facts, checked_at },
    { outcome: 'not_valid', licence: { ...facts, state: '03' }, checked_at },
    { outcome: 'expired', licence: { ...facts, state: '05' }, checked_at },
    { outcome: 'not_yet', licence: facts, checked_at },
    { outcome: 'not_found', checked_at },
    { outcome: 'check_failed', checked_at },
  ];
  for (const language of ['zh', 'en'] as const) {
    const pages = results.map((result) => renderToString(<VerificationView result={result} language={language} />));
    assert.equal(new Set(pages.map((page) => /<h1>(.*?)<\/h1>/.exec(page)?.[1])).size, results.length);
    pages.forEach((page, index) => {
      assert.ok(page.includes(`result ${results[index]?.outcome}`));
    });
  }
});
