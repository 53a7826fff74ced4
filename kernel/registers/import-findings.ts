import type { Words } from '../words.ts';

/** What is wrong with one cell or row. Rows are numbered as in the file, the header being row 1. */
export interface ImportError {
  readonly row: number;
  /** Empty where the whole row is meant. */
  readonly field: string;
  readonly rule: string;
  readonly message: Words;
}

/** Errors as they are found: all counted, the first kept. */
export class Findings {
  readonly errors: ImportError[] = [];
  error_count = 0;
  warning_count = 0;
  bad_rows = 0;
  readonly #keep: number;
  readonly #confirmed: boolean;

  constructor(keep: number, confirmed: boolean) {
    this.#keep = keep;
    this.#confirmed = confirmed;
  }

  /** Adds what is wrong with a row; answers whether the row is bad. */
  add(row: number, field: string, problem: { rule: string; message: Words; severity?: 'block' | 'warn' }): boolean {
    if (problem.severity === 'warn' && this.#confirmed) {
      this.warning_count += 1;
      return false;
    }
    this.error_count += 1;
    if (this.errors.length < this.#keep) this.errors.push({ row, field, rule: problem.rule, message: problem.message });
    return true;
  }

  /** Adds errors that a statement has counted, of which it answers some. */
  addMany(count: number, some: readonly ImportError[]): void {
    for (const { row, field, rule, message } of some) this.add(row, field, { rule, message });
    this.error_count += count - some.length;
    this.bad_rows += count;
  }

  get room(): number {
    return Math.max(0, this.#keep - this.errors.length);
  }
}
