/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Size of a PNG or JPEG from its header, without decoding a pixel. Null where the header is broken.
 * @param head the first bytes of the file; a JPEG's frame header may stand behind large metadata, so give up to 1 MB
 */
export function imageSize(head: Buffer, media_type: 'image/png' | 'image/jpeg'): ImageSize | null {
  return media_type === 'image/png' ? pngSize(head) : jpegSize(head);
}

function pngSize(head: Buffer): ImageSize | null {
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return null;
  return positive({ width: head.readUInt32BE(16), height: head.readUInt32BE(20) });
}

function jpegSize(head: Buffer): ImageSize | null {
  let at = 2;
  while (at + 9 <= head.length) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    // Frame headers are C0…CF but for the tables C4 and CC and the reserved C8.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return positive({ height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) });
    }
    at += 2 + head.readUInt16BE(at + 2);
  }
  return null;
}

const positive = (size: ImageSize): ImageSize | null => (size.width > 0 && size.height > 0 ? size : null);
