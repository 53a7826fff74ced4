import { createHash } from 'node:crypto';
import pg from 'pg';
import { raw, type Sql } from 'sql-template-tag';

/** A handle that reads. Take it as the first argument of a function that needs no transaction. */
export interface Db {
  /** All rows. */
  many<R extends object>(query: Sql): Promise<R[]>;
  /** The only row, or null. Throws if there are two. */
  maybe<R extends object>(query: Sql): Promise<R | null>;
  /** The only row. Throws if there is none or more than one. */
  one<R extends object>(query: Sql): Promise<R>;
}

/** A handle inside a transaction. Only this one writes; a query on a finished transaction throws. */
export interface Tx extends Db {
  /** Runs a statement; answers the number of rows it touched. */
  run(query: Sql): Promise<number>;
  /** The connection itself, for COPY streams and cursors. */
  readonly client: pg.PoolClient;
  /** Something to do once the transaction has committed; never when it rolls back. */
  onCommit(effect: () => void | Promise<void>): void;
}

export interface Database extends Db {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** How rows come back: dates and decimals stay texts (never `Date`, never floats), moments are ISO texts in UTC. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format !== 'binary') {
      if (oid === pg.types.builtins.DATE || oid === pg.types.builtins.NUMERIC) return (text: string) => text;
      if (oid === pg.types.builtins.TIMESTAMPTZ)
        return (text: string) => new Date(text.includes('T') ? text : isoOf(text)).toISOString();
      // Counts and sequence numbers stay far below 2^53.
      if (oid === pg.types.builtins.INT8) return (text: string) => Number(text);
      if (Number(oid) === 1182) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',')); // date[]
    }
    return pg.types.getTypeParser(oid, format);
  },
};

// PostgreSQL prints `2026-11-24 03:34:00.123+00`; `Date` wants the T and full offset minutes.
const isoOf = (text: string): string => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');

/** An SQL identifier, quoted. The only way by which a declared name enters a statement. */
export function name(...path: readonly string[]): Sql {
  return raw(path.map((part) => `"${part.replaceAll('"', '""')}"`).join('.'));
}

const statementNames = new Map<string, string>();

/** A statement that PostgreSQL prepares once per connection. For hot paths with a fixed text. */
export function prepared(query: Sql): Sql & { name: string } {
  let known = statementNames.get(query.text);
  if (known === undefined) {
    known = `p${createHash('sha1').update(query.text).digest('hex').slice(0, 20)}`;
    statementNames.set(query.text, known);
  }
  return Object.assign(query, { name: known });
}

type Queryable = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>;

function readerOf(target: () => Queryable): Db {
  // A named statement carries `name` beside text and values; pg reads all three from one object.
  const ask = (query: Sql) => target().query({ text: query.text, values: [...query.values], ...nameOf(query) });
  const reader: Db = {
    many: async <R extends object>(query: Sql) => (await ask(query)).rows as R[], // the caller states its row type
    async maybe<R extends object>(query: Sql) {
      const { rows } = await ask(query);
      if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}: ${query.text}`);
      return (rows[0] ?? null) as R | null; // the caller states its row type
    },
    async one<R extends object>(query: Sql) {
      const row = await reader.maybe<R>(query);
      if (row === null) throw new Error(`expected one row, got none: ${query.text}`);
      return row;
    },
  };
  return reader;
}

const nameOf = (query: Sql): { name?: string } =>
  'name' in query && typeof query.name === 'string' ? { name: query.name } : {};

/**
 * Opens a pool of connections.
 * @param options.role the role every connection acts in (`jisuban_app` for the running program, which owns no table)
 * @param options.max connections at most
 */
export function openDatabase(options: { url: string; role?: string; max?: number }): Database {
  const settings = [
    options.role ? `-c role=${options.role}` : '',
    '-c search_path=kernel,register,public',
    '-c timezone=UTC',
  ];
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    types,
    options: settings.filter(Boolean).join(' '),
  });
  // An idle connection that breaks (a restarted server) is dropped by the pool; the next query reports if it matters.
  pool.on('error', () => {});
  return {
    ...readerOf(() => pool),
    pool,
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const effects: (() => void | Promise<void>)[] = [];
  let open = true;
  const live = (): pg.PoolClient => {
    if (!open) throw new Error('query on a finished transaction');
    return client;
  };
  const reader = readerOf(live);
  const tx: Tx = {
    ...reader,
    run: async (query) =>
      (await live().query({ text: query.text, values: [...query.values], ...nameOf(query) })).rowCount ?? 0,
    client,
    onCommit: (effect) => void effects.push(effect),
  };
  let broken: Error | undefined;
  let result: T;
  try {
    await client.query('begin');
    result = await work(tx);
    await client.query('commit');
  } catch (error) {
    // A connection whose rollback fails is thrown away instead of going back to the pool.
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    open = false;
    client.release(broken);
  }
  for (const effect of effects) await effect();
  return result;
}
