export interface LevelCodes {
  /** Code 0..levels.length - 1 of each row. */
  readonly code: Int32Array;
  /** Distinct values, ascending (numbers by value, strings by code unit). */
  readonly levels: readonly (number | string)[];
}

/** Codes the distinct values of a stratum or cluster vector in ascending order. */
export function levelCodes(values: ArrayLike<number | string>): LevelCodes {
  const n = values.length;
  const seen = new Map<number | string, number>();
  const first = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    let code = seen.get(value);
    if (code === undefined) {
      code = seen.size;
      seen.set(value, code);
    }
    first[i] = code;
  }
  const distinct = [...seen.keys()];
  const byValue = distinct.map((_, i) => i);
  byValue.sort((a, b) => compareLevels(distinct[a]!, distinct[b]!));
  const rank = new Int32Array(distinct.length);
  for (let r = 0; r < byValue.length; r++) rank[byValue[r]!] = r;
  const code = new Int32Array(n);
  for (let i = 0; i < n; i++) code[i] = rank[first[i]!]!;
  return { code, levels: byValue.map((i) => distinct[i]!) };
}

function compareLevels(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const left = String(a);
  const right = String(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
