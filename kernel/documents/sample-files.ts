import { crc32, deflateSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import PDFDocument from 'pdfkit';

// Small real files of each kind, made on the spot, for tests and for demonstration data.

/** A PNG of one grey; sizes above 500 are only claimed by its header. */
export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Math.min(height, 500);
  const pixels = deflateSync(Buffer.alloc(rows * (Math.min(width, 500) + 1), 128));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The header of a JPEG as a camera writes it: JFIF mark, a long comment, the frame. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const jfif = Buffer.from('ffe000104a46494600010100000100010000', 'hex');
  const comment = Buffer.concat([Buffer.from('fffe0402', 'hex'), Buffer.alloc(1024, 0x41)]);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), jfif, comment, frame, Buffer.from('ffd9', 'hex')]);
}

/** A PDF of one page. The same text gives the same bytes. */
export function pdf(text = 'sample'): Promise<Buffer> {
  const doc = new PDFDocument({ info: { CreationDate: new Date(0), Title: text } });
  const parts: Buffer[] = [];
  return new Promise((done) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => done(Buffer.concat(parts)));
    doc.text(text).end();
  });
}

/** A PDF written by hand, with one object of the given text. */
export const pdfWith = (object: string): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n3 0 obj\n${object}\nendobj\ntrailer << >>\n%%EOF`,
  );

/** A ZIP without compression. `claimed` is an unpacked size that its directory states falsely. */
export function zip(entries: readonly { name: string; content: Buffer; claimed?: number }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of entries) {
    const title = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    sizes(local, 14, content, claimed ?? content.length);
    local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    sizes(central, 16, content, claimed ?? content.length);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, title, content);
    directory.push(central, title);
    offset += 30 + title.length + content.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

function sizes(record: Buffer, at: number, content: Buffer, unpacked: number): void {
  record.writeUInt32LE(crc32(content), at);
  record.writeUInt32LE(content.length, at + 4);
  record.writeUInt32LE(unpacked, at + 8);
}

/** A Word document as far as its container tells. */
export const docx = async (): Promise<Buffer> =>
  zip([
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name: 'word/document.xml', content: Buffer.from('<document/>') },
  ]);

/** A real workbook of one sheet. */
export async function xlsx(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('从业人员').addRow(['姓名', '健康证']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** An OFD as far as its container tells. */
export const ofd = (): Buffer => zip([{ name: 'OFD.xml', content: Buffer.from('<ofd:OFD/>') }]);
