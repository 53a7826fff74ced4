import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, copyFile, mkdir, opendir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Instant } from '../dates.ts';

/**
 * Where the bytes of files lie, addressed by their SHA-256 (64 hex digits), once per content. The folder below is one; an
 * object store is another, with the same five verbs and a local `scratch` folder for files that are still being examined.
 */
export interface FileStore {
  /** Largest attachment in bytes where the caller names no other. */
  readonly limit: number;
  /** Local folder for incoming files. */
  readonly scratch: string;
  /** Takes over a local file under its hash; a content that is there already is only touched. The local file is gone after. */
  put(sha256: string, file: string): Promise<void>;
  /** The bytes. The stream fails with ENOENT where there are none. */
  open(sha256: string): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /** Removes a content unless it was put again since the moment. Answers whether it is gone. */
  remove(sha256: string, untouched_since: Instant): Promise<boolean>;
  /** Every content that was last put before the moment. */
  list(before: Instant): AsyncIterable<string>;
}

/** 20 MB; policy of the platform, replaced by configuration. */
export const DEFAULT_LIMIT = 20 * 1024 * 1024;

/** A store in one folder, two levels deep by the hash: `ab/cd/abcd…`. Makes the folder. */
export async function folderStore(options: { folder: string; limit?: number }): Promise<FileStore> {
  const { folder, limit = DEFAULT_LIMIT } = options;
  const scratch = join(folder, 'incoming');
  await mkdir(scratch, { recursive: true });
  const pathOf = (sha256: string): string => {
    // A hash becomes a path, so nothing but a hash may get here.
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const exists = (path: string): Promise<boolean> =>
    access(path).then(
      () => true,
      () => false,
    );
  return {
    limit,
    scratch,
    async put(sha256, file) {
      const path = pathOf(sha256);
      if (await exists(path)) {
        // The new time keeps a clean-up that runs at this moment from taking it for an orphan.
        const moment = new Date();
        await utimes(path, moment, moment);
        await rm(file, { force: true });
        return;
      }
      await mkdir(dirname(path), { recursive: true });
      await moveFile(file, path);
    },
    open: async (sha256) => createReadStream(pathOf(sha256)),
    has: (sha256) => exists(pathOf(sha256)),
    async remove(sha256, untouched_since) {
      const path = pathOf(sha256);
      const found = await stat(path).catch(() => null);
      if (found === null) return true;
      if (found.mtimeMs >= Date.parse(untouched_since)) return false;
      await rm(path, { force: true });
      return true;
    },
    async *list(before) {
      for await (const entry of await opendir(folder, { recursive: true })) {
        if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue;
        const found = await stat(join(entry.parentPath, entry.name)).catch(() => null);
        if (found && found.mtimeMs < Date.parse(before)) yield entry.name;
      }
    },
  };
}

/** A fresh path in the scratch folder. */
export const scratchPath = (files: FileStore): string => join(files.scratch, randomUUID());

async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    // Another file system: copy beside the target first, so that nobody ever reads half a file.
    const beside = `${to}.${randomUUID()}`;
    await copyFile(from, beside);
    await rename(beside, to);
    await rm(from, { force: true });
  }
}
