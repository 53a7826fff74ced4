/** What became of one member of a batch: its answer, or the error that concerns it alone. */
export type Outcome<R> = { readonly ok: R } | { readonly error: unknown };

/**
 * Gathers concurrent calls into batches that share one commit, so that the database writes its log once for many requests.
 * Each caller gets its own answer, after the commit. A batch that fails as a whole is tried again one by one, so a bad
 * member harms nobody.
 * @param run does a batch in one transaction; answers in the order of its members
 * @param options.inFlight batches at once; 2 keeps the database busy while the next gathers
 */
export function groupCommit<T, R>(
  run: (batch: readonly T[]) => Promise<readonly Outcome<R>[]>,
  options: { readonly inFlight?: number; readonly most?: number } = {},
): (member: T) => Promise<R> {
  const { inFlight = 2, most = 64 } = options;
  type Waiting = { readonly member: T; readonly done: (answer: R) => void; readonly failed: (error: unknown) => void };
  const queue: Waiting[] = [];
  let running = 0;

  const settle = (waiting: Waiting, outcome: Outcome<R> | undefined) => {
    if (!outcome) waiting.failed(new Error('the batch gave no answer for a member'));
    else if ('ok' in outcome) waiting.done(outcome.ok);
    else waiting.failed(outcome.error);
  };

  async function runBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await run(batch.map(({ member }) => member));
      batch.forEach((waiting, at) => {
        settle(waiting, outcomes[at]);
      });
    } catch (error) {
      if (batch.length === 1) return batch[0]?.failed(error);
      for (const waiting of batch) {
        await run([waiting.member]).then(([outcome]) => settle(waiting, outcome), waiting.failed);
      }
    }
  }

  function pump(): void {
    while (running < inFlight && queue.length > 0) {
      running += 1;
      void runBatch(queue.splice(0, most)).finally(() => {
        running -= 1;
        pump();
      });
    }
  }

  return (member) =>
    new Promise((done, failed) => {
      queue.push({ member, done, failed });
      // The rest of this turn of the event loop may bring more members.
      if (queue.length === 1) setImmediate(pump);
    });
}
