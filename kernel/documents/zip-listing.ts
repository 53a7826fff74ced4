import type { FileHandle } from 'node:fs/promises';

/** One file inside a ZIP, as its central directory states it. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LARGEST_DIRECTORY = 4 * 1024 * 1024;

/**
 * The table of contents of a ZIP, read from its central directory without unpacking anything. Null where the file is no whole
 * ZIP, is split or ZIP64, or has a directory above 4 MB: none of which a document of an applicant is.
 */
export async function listZip(file: FileHandle, size: number): Promise<ZipEntry[] | null> {
  const tailSize = Math.min(size, 65_557); // end record of 22 bytes and a comment of at most 65,535
  const tail = await bytes(file, size - tailSize, tailSize);
  let at = tailSize - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
  if (at < 0) return null;
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (count === 0xffff || length > LARGEST_DIRECTORY || start + length > size) return null;
  return entriesOf(await bytes(file, start, length), count);
}

function entriesOf(directory: Buffer, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Whether unpacking would harm whoever opens it: more than 300 MB, or more than 10,000 files, or packed above 200 to 1 while
 * larger than 20 MB, or a name that climbs out of its folder. Bounds are policy of the platform.
 */
export function isZipBomb(entries: readonly ZipEntry[]): boolean {
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  return (
    entries.length > 10_000 ||
    unpacked > 300_000_000 ||
    (unpacked > 20_000_000 && unpacked > 200 * packed) ||
    entries.some(({ name }) => name.startsWith('/') || name.split(/[/\\]/).includes('..'))
  );
}

async function bytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
