/** Ascending log weights of what was filled before, and the running sum of their probabilities. */
export interface Pasts {
  readonly log: Float64Array;
  readonly sum: Float64Array;
}

/**
 * Probability of all fillings of the last two columns that, after some past, are no more probable
 * than observed. Along the last free row the weight first rises and then falls, so that each line
 * is read from both ends only as far as it stays below.
 */
export function lastColumns(
  rest: readonly number[],
  sizes: readonly [number, number],
  pasts: Pasts,
  observed: number,
  total: number,
  logFactorial: Float64Array,
  budget: { left: number },
): number {
  const lf = logFactorial;
  const last = rest.length - 1;
  const highest = observed - pasts.log[0]!;
  let p = 0;
  const count = (v: number) => {
    let known = pasts.log.length;
    while (known > 0 && pasts.log[known - 1]! + v > observed) known--;
    if (known > 0) p += pasts.sum[known - 1]! * Math.exp(v - total);
  };
  /** Row `last - 1` gets x, row `last` what is left of `left`. */
  const line = (left: number, log: number): void => {
    const a = rest[last - 1]!;
    const b = rest[last]!;
    const low = Math.max(0, left - b);
    const high = Math.min(a, left);
    const at = (x: number) => log - lf[x]! - lf[a - x]! - lf[left - x]! - lf[b - left + x]!;
    let x = low;
    for (; x <= high; x++) {
      const v = at(x);
      if (v > highest) break;
      count(v);
    }
    let y = high;
    for (; y > x; y--) {
      const v = at(y);
      if (v > highest) break;
      count(v);
    }
    budget.left -= 2 + x - low + high - y;
  };
  const fill = (i: number, left: number, room: number, log: number): void => {
    if (budget.left < 0) return;
    if (i === last - 1) {
      line(left, log);
      return;
    }
    const r = rest[i]!;
    const most = Math.min(r, left);
    for (let x = Math.max(0, left - room + r); x <= most; x++) {
      fill(i + 1, left - x, room - r, log - lf[x]! - lf[r - x]!);
    }
  };
  const start = lf[sizes[0]]! + lf[sizes[1]]!;
  const room = rest.reduce((sum, r) => sum + r, 0);
  if (last === 0) count(start - lf[sizes[0]]! - lf[sizes[1]]!);
  else fill(0, sizes[0], room, start);
  return p;
}
