/** A stream of reproducible choices. */
export interface Random {
  /** A whole number from 0 to below `n`. */
  below: (n: number) => number;
  pick: <T>(list: readonly T[]) => T;
}

/** Mulberry32: the same seed gives the same choices. */
export function randomChoices(seed: number): Random {
  let state = seed >>> 0;
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  };
  return { below, pick: (list) => list[below(list.length)] as (typeof list)[number] };
}
