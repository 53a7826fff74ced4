import { once } from 'node:events';
import { from } from 'pg-copy-streams';
import type { Tx } from '../database/database.ts';

const CHUNK = 64 * 1024;

/** Streams lines of COPY text into the staging table, and waits when the database is behind. */
export class CopyLoader {
  readonly #stream: ReturnType<typeof from>;
  #text = '';
  #failure: Error | undefined;

  /** @param statement `copy … from stdin` */
  constructor(tx: Tx, statement: string) {
    this.#stream = tx.client.query(from(statement));
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  /** Takes a line; call `drained` after some of them. */
  add(line: string): void {
    this.#text += line;
  }

  /** Sends what has come together, and waits until there is room again. */
  async drained(): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (this.#text.length < CHUNK) return;
    const more = this.#stream.write(this.#text);
    this.#text = '';
    if (!more) await once(this.#stream, 'drain');
  }

  async end(): Promise<void> {
    if (this.#failure) throw this.#failure;
    const finished = once(this.#stream, 'finish');
    this.#stream.end(this.#text);
    this.#text = '';
    await finished;
  }

  /** Leaves the connection usable for the rollback. */
  async abort(): Promise<void> {
    if (this.#failure || this.#stream.destroyed) return;
    const closed = once(this.#stream, 'close').catch(() => undefined);
    this.#stream.destroy(new Error('import aborted'));
    await closed;
  }
}
