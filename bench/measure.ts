/** Milliseconds of each of `rounds` runs, sorted, after a tenth as many to warm up. */
export async function timesOf(rounds: number, run: (round: number) => Promise<unknown>): Promise<readonly number[]> {
  for (let round = 0; round < rounds / 10; round += 1) await run(round);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await run(round);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

/** The value below which a share of the sorted times lies. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** One line of the bench: what, the measured ratio or time, and the goal beside it. */
export const printLine = (what: string, measured: string, goal: string): void =>
  console.log(`${what.padEnd(44)} ${measured.padEnd(58)} goal ${goal}`);
