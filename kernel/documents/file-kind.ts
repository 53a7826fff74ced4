import { type FileHandle, open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import type { Words } from '../words.ts';
import { kindNames } from './messages.ts';
import { isZipBomb, listZip, type ZipEntry } from './zip-listing.ts';

/** Groups of file types that a material may accept. Text is taken only where it is asked for. */
export type AcceptedKind = 'pdf' | 'image' | 'office' | 'ofd' | 'text';

/** A type of file that the platform keeps. */
export interface FileKind {
  readonly kind: AcceptedKind;
  readonly media_type: string;
  readonly extensions: readonly string[];
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** Every type that is kept. What is not here is refused: HTML, SVG, scripts, programs, archives, macros. */
export const fileKinds: readonly FileKind[] = [
  { kind: 'pdf', media_type: 'application/pdf', extensions: ['pdf'] },
  { kind: 'image', media_type: 'image/png', extensions: ['png'] },
  { kind: 'image', media_type: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  { kind: 'office', media_type: WORD, extensions: ['docx'] },
  { kind: 'office', media_type: SHEET, extensions: ['xlsx'] },
  { kind: 'office', media_type: SLIDES, extensions: ['pptx'] },
  { kind: 'office', media_type: 'application/msword', extensions: ['doc', 'wps'] },
  { kind: 'office', media_type: 'application/vnd.ms-excel', extensions: ['xls', 'et'] },
  { kind: 'ofd', media_type: 'application/ofd', extensions: ['ofd'] },
  { kind: 'text', media_type: 'text/plain', extensions: ['txt', 'csv'] },
];

/** What a file is by its content: a type that is kept, or the name of what was found, or why nobody should open it. */
export type Sniffed =
  | { readonly is: 'kept'; readonly kind: FileKind }
  | { readonly is: 'other'; readonly found: Words }
  | { readonly is: 'harmful'; readonly found: Words };

/** Tells by its bytes alone what a local file is; neither its name nor what the sender declares counts. */
export async function sniff(path: string, size: number): Promise<Sniffed> {
  const file = await open(path);
  try {
    const head = await firstBytes(file, Math.min(size, 64 * 1024));
    if (head.readUInt32BE(0) === 0x504b0304) return sniffZip(await listZip(file, size));
    if (head.subarray(0, 8).equals(COMPOUND)) return sniffCompound(await file.readFile());
    // A script's first line, before file-type, which knows none.
    if (head.toString('latin1', 0, 2) === '#!') return { is: 'other', found: kindNames.program };
    const type = await fileTypeFromBuffer(head);
    if (type) return kept(type.mime) ?? { is: 'other', found: nameOfFound(type.mime, type.ext) };
    return sniffText(head, head.length === size);
  } finally {
    await file.close();
  }
}

const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const kept = (media_type: string): Sniffed | undefined => {
  const kind = fileKinds.find((known) => known.media_type === media_type);
  return kind && { is: 'kept', kind };
};

function sniffZip(entries: ZipEntry[] | null): Sniffed {
  if (entries === null) return { is: 'other', found: kindNames.archive };
  if (isZipBomb(entries)) return { is: 'harmful', found: kindNames.zip_bomb };
  const names = new Set(entries.map((entry) => entry.name));
  if (entries.some(({ name }) => /vbaProject\.bin$|\/activeX\//i.test(name)))
    return { is: 'harmful', found: kindNames.macros };
  const mediaType = names.has('OFD.xml')
    ? 'application/ofd'
    : !names.has('[Content_Types].xml')
      ? null
      : names.has('word/document.xml')
        ? WORD
        : names.has('xl/workbook.xml')
          ? SHEET
          : names.has('ppt/presentation.xml')
            ? SLIDES
            : null;
  return (mediaType && kept(mediaType)) || { is: 'other', found: kindNames.archive };
}

// Office 97 files (and WPS's own) are compound files; their directory names the streams in UTF-16.
function sniffCompound(content: Buffer): Sniffed {
  const has = (stream: string): boolean => content.includes(Buffer.from(stream, 'utf16le'));
  if (has('_VBA_PROJECT') || has('Macros')) return { is: 'harmful', found: kindNames.macros };
  const mediaType = has('WordDocument') ? 'application/msword' : has('Workbook') ? 'application/vnd.ms-excel' : null;
  return (mediaType && kept(mediaType)) || { is: 'other', found: kindNames.program };
}

function sniffText(head: Buffer, whole: boolean): Sniffed {
  const text = decoded(head, whole);
  if (text === null) return { is: 'other', found: kindNames.unknown };
  const start = text.replace(/^\ufeff?\s+/, '').slice(0, 4096);
  if (/<svg[\s>]/i.test(start)) return { is: 'other', found: kindNames.svg };
  if (
    /<(!doctype|html|head|body|script|iframe|object|embed|style|title|a|b|div|p|table|img|meta|link)[\s>/]/i.test(start)
  )
    return { is: 'other', found: kindNames.html };
  if (start.startsWith('<?xml')) return { is: 'other', found: kindNames.xml };
  if (start.startsWith('<?php') || /^(@echo off|Set-ExecutionPolicy|import os\b|WScript\.)/i.test(start))
    return { is: 'other', found: kindNames.program };
  return kept('text/plain') ?? { is: 'other', found: kindNames.unknown };
}

/** The text in UTF-8 or GB 18030, or null where it is neither or holds control characters, as binaries do. */
function decoded(head: Buffer, whole: boolean): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      // A cut in the middle of a character is no fault: the stream flag waits for the rest.
      const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: !whole });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what marks a binary
      return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
    } catch {
      // Not this encoding; the next one, or none.
    }
  }
  return null;
}

function nameOfFound(media_type: string, extension: string): Words {
  if (/xml/.test(media_type)) return kindNames.xml;
  if (/msdownload|executable|elf|mach|java|wasm|shockwave|x-msi|deb|rpm/.test(media_type)) return kindNames.program;
  if (/zip|rar|7z|gzip|tar|bzip|xz/.test(media_type)) return kindNames.archive;
  return { zh: `${extension.toUpperCase()} 文件`, en: `a ${extension.toUpperCase()} file` };
}

async function firstBytes(file: FileHandle, length: number): Promise<Buffer> {
  // Readers below look at fixed places; a file shorter than they expect reads as zeros.
  const buffer = Buffer.alloc(Math.max(length, 16));
  const { bytesRead } = await file.read(buffer, 0, length, 0);
  return bytesRead < 16 ? buffer.subarray(0, Math.max(bytesRead, 8)) : buffer.subarray(0, bytesRead);
}
