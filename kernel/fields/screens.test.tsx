import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { checkRecord } from './check-record.ts';
import { f } from './f.ts';
import type { Fields } from './field.ts';
import { readButtons, readConfirmed, readForm } from './read-form.ts';
import { samples } from './samples.ts';
import { type InputProps, idOfInput } from './screen.ts';
import { screensOfField } from './screens.tsx';

const draw = (props: InputProps): string => renderToString(h(screensOfField(props.field).Input, props));

/** What a browser without script would post for a drawn form, buttons left out. */
function posted(html: string): Record<string, string> {
  const body: Record<string, string> = {};
  const decode = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const attribute = (tag: string, name: string) => {
    const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
    return found === null ? undefined : decode(found[1] ?? '');
  };
  for (const [tag] of html.matchAll(/<input\b(?:"[^"]*"|[^">])*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type');
    if (name === undefined || type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && attribute(tag, 'checked') === undefined) continue;
    body[name] = attribute(tag, 'value') ?? '';
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea\b(?:"[^"]*"|[^">])*>)([^<]*)<\/textarea>/g))
    body[attribute(tag, 'name') ?? ''] = decode(text);
  for (const [, tag = '', options = ''] of html.matchAll(/(<select\b(?:"[^"]*"|[^">])*>)(.*?)<\/select>/gs)) {
    const chosen = [...options.matchAll(/<option\b(?:"[^"]*"|[^">])*>/g)].find(
      ([option]) => attribute(option, 'selected') !== undefined,
    );
    body[attribute(tag, 'name') ?? ''] = chosen === undefined ? '' : (attribute(chosen[0], 'value') ?? '');
  }
  return body;
}

for (const [type, { field, valid, invalid }] of Object.entries(samples)) {
  // References are known by name; a region is typed as a code.
  const handedIn = (value: unknown) => (typeof value === 'string' ? { names: { [value]: '名称' } } : {});

  for (const density of ['page', 'desk'] as const) {
    test(`${type} (${density}): the drawn form posts the value that it shows`, () => {
      fc.assert(
        fc.property(valid, (value) => {
          const html = draw({ field, name: 'thing', value, density, ...handedIn(value) });
          const fields: Fields = { thing: field };
          const record = checkRecord(fields, readForm(fields, posted(html)), { today: '2026-03-02' });
          assert.deepEqual(record, { value: { thing: value }, problems: [] });
        }),
        { numRuns: 30 },
      );
    });
  }

  test(`${type}: the input escapes what it shows, and shows a refused text again`, () => {
    const evil = '"><script>alert(1)</script>';
    const html = draw({ field: { ...field, title: evil, 'x-hint': evil }, name: 'thing', value: evil });
    assert.ok(!html.includes('<script'), html);
  });

  test(`${type}: an error is tied to its control, and the control to its label`, () => {
    const message = { zh: '请改正', en: 'Correct this' };
    const hint = { ...field, 'x-hint': '提示' };
    const html = draw({ field: hint, name: 'a.0.b', value: null, problems: [{ field: 'a.0.b', rule: 'r', message }] });
    const id = idOfInput('a.0.b');
    assert.match(html, new RegExp(`id="${id}"`));
    assert.match(html, new RegExp(`id="${id}-error"[^>]*>.*请改正`, 's'));
    assert.match(html, new RegExp(`<(input|select|textarea|fieldset)[^>]*aria-describedby="${id}-hint ${id}-error`));
    assert.match(html, /class="field field-error"/);
    for (const [, control] of html.matchAll(/<(?:input|select|textarea)\b(?![^>]*type="hidden")[^>]*\sid="([^"]+)"/g))
      assert.ok(html.includes(`for="${control}"`), `label of ${control}`);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, found]) => found);
    assert.equal(new Set(ids).size, ids.length, 'ids are unique');
  });

  test(`${type}: output and cell show the value, escaped, and say when nothing was given`, () => {
    const { Output, Cell } = screensOfField(field);
    for (const value of fc.sample(valid, 5)) {
      assert.ok(!renderToString(<Output field={field} value={value} />).includes('value-none'));
      assert.match(renderToString(<Cell field={field} value={value} />), /class="cell/);
    }
    assert.match(renderToString(<Output field={field} value={null} />), /未填写/);
    assert.match(renderToString(<Output field={field} value="***" />), /\*\*\*/);
  });

  test(`${type}: a refused value is drawn again without failing`, () => {
    for (const [value] of invalid) draw({ field, name: 'thing', value });
  });
}

test('the question of a page is its heading; the desk shows the title', () => {
  const field = f.text('设备代码', { question: '设备代码是什么?', optional: true });
  assert.match(
    draw({ field, name: 'code', value: null, heading: true }),
    /<h1 class="question"><label[^>]*>设备代码是什么\?/,
  );
  const desk = draw({ field, name: 'code', value: null, density: 'desk' });
  assert.match(desk, /<label[^>]*>设备代码<span class="optional">（选填）/);
});

test('a warning is confirmed by a check box whose path the form posts', () => {
  const fields = { code: f.credit_code('信用代码') };
  const values = readForm(fields, { code: '91350203m0001qay9b' });
  const { problems } = checkRecord(fields, values);
  const html = draw({ field: fields.code, name: 'code', value: values.code, problems });
  assert.match(html, /<input[^>]*type="checkbox"[^>]*name="_confirmed" value="code"/);
  const confirmed = readConfirmed({ _confirmed: 'code' });
  assert.deepEqual(checkRecord(fields, values, { confirmed }), { value: { code: '91350203M0001QAY9B' }, problems: [] });
});

test('a list gets a blank entry by one button and loses an entry by another', () => {
  const fields = { parts: f.list('部件', { name: f.text('名称'), made: f.date('日期', { optional: true }) }) };
  const body = { 'parts.0.name': '泵', 'parts.0.made.year': '2026', 'parts.1.name': '阀', _add: 'parts' };
  const added = readButtons(body);
  const values = readForm(fields, added?.body ?? {});
  const html = draw({ field: fields.parts, name: 'parts', value: values.parts, adding: added?.adding });
  assert.match(html, /name="parts\.2\.name"/);
  assert.match(html, /name="parts\.0\.made\.year" value="2026"/);
  const removed = readButtons({ ...body, _add: undefined, _remove: 'parts.0' });
  assert.deepEqual(readForm(fields, removed?.body ?? {}), { parts: [{ name: '阀' }] });
  assert.equal(readButtons({ 'parts.0.name': '泵' }), null);
});

test('a region is chosen in two plain steps, a reference among what was found', () => {
  const options = [{ value: '652301001', name: '宁边路街道', group: '昌吉市' }];
  const upper = { value: '652301', options: [{ value: '652301', name: '昌吉市' }] };
  const region = draw({ field: f.region('地点'), name: 'site', value: '652301001', options, upper });
  assert.deepEqual(posted(region), { 'site.upper': '652301', site: '652301001' });
  assert.match(region, /<button[^>]*name="_show" value="site"/);
  const found = [{ value: '0190e9a2-7c6b-7000-8000-000000000001', name: '昌吉餐饮' }];
  const reference = draw({ field: f.enterprise('单位'), name: 'user', value: null, options: found, searched: '餐饮' });
  assert.deepEqual(posted(reference), { 'user.search': '餐饮', user: '' });
});

test('a file input says kinds and size before, opens the camera, and keeps what was uploaded', () => {
  const id = '0190e9a2-7c6b-7000-8000-000000000001';
  const field = f.file('现场照片', { accepts: ['image'], max_bytes: 5 * 1024 * 1024, capture: true });
  const html = draw({ field, name: 'photo', value: id, names: { [id]: '门头.jpg' } });
  assert.match(html, /不超过 5 MB/);
  assert.match(html, /accept="image\/jpeg,image\/png,\.jpg,\.jpeg,\.png"/);
  assert.match(html, /capture="environment"/);
  assert.match(html, /门头\.jpg/);
  assert.deepEqual(readForm({ photo: field }, posted(html)), { photo: id });
});
