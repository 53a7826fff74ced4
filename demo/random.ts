/** Numbers that look random and are the same for the same seed. Each thing of the demo draws from its own stream. */
export interface Random {
  /** A real number in [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** An element by its weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  chance(probability: number): boolean;
}

/**
 * A stream for one thing: `random(seed, 'person', 17)`. Streams are independent, so a person stays the same when another
 * kind of thing is added. The generator is mulberry32; its 32 bits of state are plenty for names and dates.
 */
export function random(seed: number, kind: string, index: number): Random {
  let state = hash(`${seed}:${kind}:${index}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    weighted(list) {
      let point = next() * list.reduce((total, [, weight]) => total + weight, 0);
      for (const [value, weight] of list) {
        point -= weight;
        if (point < 0) return value;
      }
      throw new Error('nothing to draw from');
    },
    chance: (probability) => next() < probability,
  };
}

/** FNV-1a with a last avalanche, so that neighbouring indexes begin far apart. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  return state ^ (state >>> 13);
}

/** A stable id for a thing of the demo, shaped as a UUID of version 7 from the platform's first days. */
export function demoId(seed: number, kind: string, index: number): string {
  const stream = random(seed, `id of ${kind}`, index);
  const hex = (digits: number): string => Array.from({ length: digits }, () => stream.below(16).toString(16)).join('');
  const variant = (8 + stream.below(4)).toString(16);
  // Twelve digits of milliseconds: 2024-01-01 and the index, so that the ids of a kind rise with it.
  const time = (1_704_067_200_000 + index).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}
