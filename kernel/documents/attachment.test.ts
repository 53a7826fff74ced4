import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import sql from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import { type Actor, anonymous, systemActor } from '../people/actor.ts';
import { storeAttachment, type Upload } from './attachment.ts';
import { claimAttachments, removeAttachment, removeDraftAttachments, removeOrphans } from './attachment-keeping.ts';
import { attachmentsOfCase, openAttachment } from './attachment-reading.ts';
import { folderStore } from './file-store.ts';
import { docx, jpeg, ofd, pdf, pdfWith, png, xlsx, zip } from './sample-files.ts';

const { db, owner, now, moveTo } = await testWorld();
const folder = await mkdtemp(join(tmpdir(), 'files-'));
after(() => rm(folder, { recursive: true, force: true }));
const files = await folderStore({ folder, limit: 1_000_000 });

const person = randomUUID();
const citizen: Actor = { ...systemActor, id: `person:${person}`, kind: 'person', person };
const stranger: Actor = { ...citizen, id: 'person:other', person: randomUUID() };
const officer: Actor = { ...systemActor, id: 'officer:1', kind: 'officer' };

const store = (content: Buffer, file_name: string, more: Partial<Upload> = {}, actor = citizen) =>
  storeAttachment(files, db, actor, now, { stream: Readable.from(chunks(content)), file_name, purpose: 'M1', ...more });

function* chunks(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += 16_384) yield content.subarray(at, at + 16_384);
}

test('pictures, PDF, office documents and OFD are known by their content', async () => {
  const given: [Buffer, string, string][] = [
    [png(40, 30), '照片.png', 'image/png'],
    [jpeg(40, 30), '营业执照（副本）.JPG', 'image/jpeg'],
    [await pdf(), '租赁合同.pdf', 'application/pdf'],
    [await docx(), '章程.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [await xlsx(), '从业人员名单.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [ofd(), '电子发票.ofd', 'application/ofd'],
  ];
  for (const [content, name, media_type] of given) {
    const attachment = await store(content, name);
    assert.deepEqual(
      [attachment.media_type, attachment.size, attachment.file_name],
      [media_type, content.length, name],
    );
  }
});

test('plain text is taken only where the material asks for it', async () => {
  await assert.rejects(store(Buffer.from('说明'), '说明.txt'), { code: 'unsupported_type' });
  const attachment = await store(Buffer.from('说明：无。'), '说明.txt', { accepts: ['text'] });
  assert.equal(attachment.media_type, 'text/plain');
});

test('a forged file is refused, and the message names what was found', async () => {
  const forged: [string, Buffer, string, RegExp][] = [
    ['a program as picture', Buffer.concat([Buffer.from('MZ'), randomBytes(4000)]), '照片.png', /程序|EXE/],
    [
      'an ELF program as PDF',
      Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(500)]),
      '合同.pdf',
      /程序/,
    ],
    ['a web page as PDF', Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>'), '合同.pdf', /HTML/],
    ['a picture as PDF', png(8, 8), '合同.pdf', /图片/],
    ['an archive as document', zip([{ name: 'a.exe', content: Buffer.from('x') }]), '章程.docx', /压缩包/],
    [
      'SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      '图.svg',
      /SVG/,
    ],
    ['SVG behind an XML head', Buffer.from('<?xml version="1.0"?><svg onload="x"/>'), '图.png', /SVG|XML/],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'a.txt', /程序|脚本/],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 'a.gif', /GIF/],
    ['noise', randomBytes(3000), 'a.png', /无法识别|文件/],
  ];
  for (const [what, content, name, message] of forged)
    await assert.rejects(
      store(content, name, { accepts: ['pdf', 'image', 'office', 'text'] }),
      (error: Error & { code: string; words: { zh: string } }) => {
        assert.equal(error.code, 'unsupported_type', what);
        assert.match(error.words.zh, message, what);
        return true;
      },
    );
});

test('a stream over the limit is cut off while it comes, and leaves nothing behind', async () => {
  let sent = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        sent += 65_536;
        yield Buffer.alloc(65_536);
      }
    })(),
  );
  await assert.rejects(
    storeAttachment(files, db, citizen, now, { stream: endless, file_name: 'a.png', purpose: 'M1', limit: 200_000 }),
    { code: 'too_large' },
  );
  assert.ok(sent < 2_000_000);
  assert.deepEqual(await readdir(files.scratch), []);
  await assert.rejects(store(Buffer.alloc(0), 'a.png'), { code: 'invalid' });
  const cut = Object.assign(Readable.from([png(2, 2)]), { truncated: true });
  await assert.rejects(storeAttachment(files, db, citizen, now, { stream: cut, file_name: 'a.png', purpose: 'M1' }), {
    code: 'too_large',
  });
});

test('a picture that claims more pixels than anybody can decode is refused by its header', async () => {
  await assert.rejects(store(png(60_000, 60_000), 'a.png'), { code: 'too_large' });
  await assert.rejects(store(jpeg(65_000, 65_000), 'a.jpg'), { code: 'too_large' });
  await assert.rejects(store(png(0, 5), 'a.png'), { code: 'invalid' });
});

test('a document that unpacks to hundreds of megabytes, or carries macros, is refused', async () => {
  const bomb = zip([
    { name: '[Content_Types].xml', content: Buffer.from('<x/>') },
    { name: 'word/document.xml', content: Buffer.from('x'), claimed: 2_000_000_000 },
  ]);
  await assert.rejects(store(bomb, 'a.docx'), { code: 'malicious_file' });
  const macros = zip([
    { name: '[Content_Types].xml', content: Buffer.from('<x/>') },
    { name: 'word/document.xml', content: Buffer.from('x') },
    { name: 'word/vbaProject.bin', content: Buffer.from('x') },
  ]);
  await assert.rejects(store(macros, 'a.docx'), { code: 'malicious_file' });
});

test('a PDF that acts by itself is refused, however its actions are hidden', async () => {
  const action = '<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>';
  const packed = deflateSync(Buffer.from(`7 0 ${action}`));
  const objectStream = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  const hidden = Buffer.concat([
    pdfWith(''),
    Buffer.from(`\n9 0 obj\n${objectStream}`),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  for (const [what, content] of [
    ['plain', pdfWith(action)],
    ['escaped', pdfWith(action.replaceAll('JavaScript', 'J#61vaScript').replaceAll('/JS', '/#4aS'))],
    ['launch', pdfWith('<< /S /Launch /F (cmd.exe) >>')],
    ['in an object stream', hidden],
    ['behind a false stream mark', pdfWith(`% stream\n${action}\n% endstream`)],
  ] as const)
    await assert.rejects(store(content, 'a.pdf'), { code: 'malicious_file' }, what);
  await assert.rejects(store(pdfWith('<< /Encrypt 5 0 R >>'), 'a.pdf'), { code: 'unsupported_type' });
  await store(pdfWith('<< /Type /Catalog >>'), 'quiet.pdf');
});

test('a content is stored once, and the same upload sent twice is one attachment', async () => {
  const content = await pdf('same');
  const [first, again] = await Promise.all([store(content, '合同.pdf'), store(content, '合同.pdf')]);
  assert.equal(first.id, again.id);
  const other = await store(content, '合同.pdf', { purpose: 'M2' });
  assert.notEqual(other.id, first.id);
  assert.equal(other.sha256, first.sha256);
});

test('what is opened comes with headers under which nothing runs', async () => {
  const { id } = await store(await pdf('shown'), '租赁合同 (1).pdf');
  const opened = await openAttachment(files, db, citizen, now, id, { show: 'inline' });
  assert.deepEqual(await buffer(opened.stream), await pdf('shown'));
  assert.equal(opened.headers['X-Content-Type-Options'], 'nosniff');
  assert.match(opened.headers['Content-Security-Policy'] ?? '', /default-src 'none'; sandbox/);
  assert.equal(
    opened.headers['Content-Disposition'],
    `inline; filename="____ (1).pdf"; filename*=UTF-8''${encodeURIComponent('租赁合同')}%20%281%29.pdf`,
  );
  const saved = await openAttachment(files, db, citizen, now, (await store(await docx(), 'a.docx')).id, {
    show: 'inline',
  });
  assert.match(saved.headers['Content-Disposition'] ?? '', /^attachment;/);
  saved.stream.destroy();
});

test('only the holder, the uploader and readers of the case open an attachment, and each reading is in the journal', async () => {
  const case_id = randomUUID();
  const { id } = await store(png(9, 9), 'a.png');
  const open = (actor: Actor, id_ = id, mayReadCase?: () => boolean) =>
    openAttachment(files, db, actor, now, id_, mayReadCase ? { mayReadCase } : {}).then(({ stream }) =>
      stream.destroy(),
    );
  for (const actor of [stranger, officer, anonymous]) await assert.rejects(open(actor), { code: 'not_found' });
  await assert.rejects(open(citizen, 'no-id'), { code: 'not_found' });
  await assert.rejects(open({ ...citizen, principal: { kind: 'enterprise', id: randomUUID(), name: 'x' } }), {
    code: 'not_found',
  });
  await db.transaction((tx) => claimAttachments(tx, citizen, now, { case_id, attachments: [id] }));
  await assert.rejects(
    open(officer, id, () => false),
    { code: 'not_found' },
  );
  await open(officer, id, () => true);
  await open(citizen);
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from kernel.journal where act = 'read' and object = 'attachment' and object_id = ${id}`,
  );
  assert.equal(n, 2);
});

test('a case takes only what the applicant uploaded, and keeps it for good', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const { id } = await store(png(11, 9), 'a.png');
  const claim = (actor: Actor, case_id: string, attachments: string[]) =>
    db.transaction((tx) => claimAttachments(tx, actor, now, { case_id, attachments }));
  await assert.rejects(claim(stranger, one, [id]), { code: 'not_found' });
  await assert.rejects(claim(citizen, one, [id, randomUUID()]), { code: 'not_found' });
  await claim(citizen, one, [id, id]);
  await claim(citizen, one, [id]);
  await assert.rejects(claim(citizen, two, [id]), { code: 'not_found' });
  assert.deepEqual(
    (await attachmentsOfCase(db, one)).map((row) => row.id),
    [id],
  );
  await assert.rejects(
    db.transaction((tx) => removeAttachment(tx, citizen, now, id)),
    { code: 'wrong_state' },
  );
  await assert.rejects(
    owner.transaction((tx) => tx.run(sql`delete from kernel.attachment where id = ${id}`)),
    /belongs to a case/,
  );
});

test('an upload is taken back before it is submitted, by its holder alone', async () => {
  const draft_id = randomUUID();
  const { id } = await store(png(12, 9), 'a.png', { draft_id });
  await store(png(13, 9), 'b.png', { draft_id });
  await assert.rejects(
    db.transaction((tx) => removeAttachment(tx, stranger, now, id)),
    { code: 'not_found' },
  );
  await db.transaction((tx) => removeAttachment(tx, citizen, now, id));
  await db.transaction((tx) => removeAttachment(tx, citizen, now, id));
  assert.equal(await db.transaction((tx) => removeDraftAttachments(tx, citizen, now, draft_id)), 1);
});

test('clean-up removes what nobody took after its days, and never what a case or a draft has', async () => {
  const lost = await store(png(21, 9), 'lost.png');
  const drafted = await store(png(22, 9), 'draft.png', { draft_id: randomUUID() });
  const kept = await store(png(23, 9), 'kept.png', { case_id: randomUUID() });
  moveTo('2026-04-02');
  const old = new Date('2026-03-02T00:00:00Z');
  for (const { sha256 } of [lost, drafted, kept])
    await utimes(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), old, old);
  const removed = await removeOrphans(files, db, now);
  assert.ok(removed.attachments >= 1);
  assert.equal(await files.has(lost.sha256), false);
  assert.equal(await files.has(drafted.sha256), true);
  assert.equal(await files.has(kept.sha256), true);
});
