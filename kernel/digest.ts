import { createHash } from 'node:crypto';

/** Digest of a request's content, independent of the order of its keys. */
export function digestOf(content: unknown): string {
  const ordered = JSON.stringify(content, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(ordered).digest('hex');
}
