/**
 * P(W <= w) of the Wilcoxon rank-sum statistic (smallest value 0) for m and n values without ties,
 * w below or at its middle. Counts subsets of ranks by their sum, adding only: no cancellation.
 */
export function rankSumLowerTail(w: number, m: number, n: number): number {
  const small = Math.min(m, n);
  const large = Math.max(m, n);
  const sums = w + 1;
  /** ways[j * sums + u]: multisets of j parts of at most `part`, summing to u. */
  const ways = new Float64Array((small + 1) * sums);
  ways[0] = 1;
  for (let part = 0; part <= large; part++) {
    for (let j = 1; j <= small; j++) {
      if (part === 0) ways[j * sums] = 1;
      else
        for (let u = part; u < sums; u++) ways[j * sums + u]! += ways[(j - 1) * sums + u - part]!;
    }
  }
  let below = 0;
  for (let u = 0; u < sums; u++) below += ways[small * sums + u]!;
  let all = 1;
  for (let k = 1; k <= small; k++) all *= (large + k) / k;
  return below / all;
}
