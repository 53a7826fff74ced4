import { createHash } from 'node:crypto';

// What PostgreSQL 18 reserves (pg_get_keywords, categories R and T); a test compares the list with the server's.
const RESERVED = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column
  concurrently constraint create cross current_catalog current_date current_role current_schema current_time
  current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from
  full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime
  localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning
  right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user
  using variadic verbose when where window with`.split(/\s+/),
);

/** A declared name as it stands in a migration: quoted only where PostgreSQL reserves it (`"user"`), so that files read well. */
export const identifier = (name: string): string => (RESERVED.has(name) ? `"${name}"` : name);

/** PostgreSQL cuts names at 63 bytes; a longer one keeps its head and gets a digest, so that two never meet. */
export function objectName(...words: readonly string[]): string {
  const full = words.join('_');
  if (full.length <= 63) return full;
  return `${full.slice(0, 54)}_${createHash('sha256').update(full).digest('hex').slice(0, 8)}`;
}

/** A text literal for a migration. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
