import type { SortedGroup } from '../nonparametric/sort-by-group.ts';

export interface GrayScores {
  readonly scores: Float64Array;
  readonly variance: Float64Array[];
  /** Largest term of each variance: what cancels to far below it is 0. */
  readonly magnitude: Float64Array;
  /** Whether the pooled incidence reached 1 with several groups at risk: nothing above holds. */
  readonly exhausted: boolean;
}

/**
 * Scores of Gray's test and their covariance in one stratum (Gray 1988, section 3).
 *
 * Per group i, just before a time: r at risk, S Kaplan-Meier of any event, F incidence of the
 * cause, h = r / S; over groups H = sum of h, and F0 the pooled incidence, which grows by d1 / H.
 * The score of i adds (1 - F0)^rho (d1i - d1 h (1 - F) / sum of h (1 - F)). Its influence per event in
 * group k is a[i][k] + u (c[i][k] at the end - c[i][k] now) for the cause, u (c now - c at the end)
 * for others, with a = (1 - F0)^rho h_i ([i = k] - h_k / H), c the sum of a d1 / (H (1 - F0)), and
 * u = 1 - (1 - F0) / S or (1 - F0) / S just after the time. Since c at the end is known only then,
 * the sums of products are kept by their power of it.
 */
export function grayScores(
  stratum: SortedGroup,
  groupOfRow: Int32Array,
  groups: number,
  causeOfRow: Int32Array,
  wanted: number,
  rho: number,
): GrayScores {
  const { time, row } = stratum;
  const scores = new Float64Array(groups);
  const square = () => Array.from({ length: groups }, () => new Float64Array(groups));
  const risk = new Float64Array(groups);
  const survival = new Float64Array(groups).fill(1);
  const incidence = new Float64Array(groups);
  const [a, c, constant, linear] = [square(), square(), square(), square()];
  const quadratic = new Float64Array(groups);
  const ownDeaths = new Float64Array(groups);
  const otherDeaths = new Float64Array(groups);
  const left = new Float64Array(groups);
  const h = new Float64Array(groups);
  const influence = new Float64Array(groups);
  let pooled = 0;
  let exhausted = false;
  for (let i = 0; i < row.length; i++) risk[groupOfRow[row[i]!]!]!++;
  /** One event in group k of influence `influence` + u c(end), with variance `step`. */
  const collect = (k: number, u: number, step: number) => {
    quadratic[k]! += u * u * step;
    for (let i = 0; i < groups; i++) {
      linear[i]![k]! += influence[i]! * u * step;
      for (let j = 0; j < groups; j++) constant[i]![j]! += influence[i]! * influence[j]! * step;
    }
  };
  for (let i = 0; i < time.length; ) {
    ownDeaths.fill(0);
    otherDeaths.fill(0);
    left.fill(0);
    let own = 0;
    let others = 0;
    for (const now = time[i]!; i < time.length && time[i] === now; i++) {
      const g = groupOfRow[row[i]!]!;
      const cause = causeOfRow[row[i]!]!;
      left[g]!++;
      if (cause === wanted) {
        ownDeaths[g]!++;
        own++;
      } else if (cause > 0) {
        otherDeaths[g]!++;
        others++;
      }
    }
    if (own + others > 0) {
      let total = 0;
      let eventless = 0;
      for (let g = 0; g < groups; g++) {
        h[g] = risk[g]! > 0 ? risk[g]! / survival[g]! : 0;
        total += h[g]!;
        eventless += h[g]! * (1 - incidence[g]!);
      }
      const remaining = Math.abs(1 - pooled) < 1e-12 ? 0 : 1 - pooled;
      const weight = remaining ** rho;
      const after = pooled + own / total;
      for (let g = 0; g < groups; g++) {
        if (risk[g] === 0) continue;
        const share = (h[g]! * (1 - incidence[g]!)) / eventless;
        const score = ownDeaths[g]! - own * share;
        if (share < 1 && own > 0) scores[g]! += weight * score;
        for (let k = 0; k < groups; k++) {
          const contrast = h[g]! * (Number(g === k) - h[k]! / total);
          a[g]![k] = contrast === 0 ? 0 : weight * contrast;
          if (contrast === 0 || own === 0) continue;
          c[g]![k]! += (a[g]![k]! * own) / (total * remaining);
          if (!Number.isFinite(c[g]![k])) exhausted = true;
        }
      }
      for (let k = 0; k < groups; k++) {
        if (risk[k] === 0) continue;
        const before = survival[k]!;
        const died = ownDeaths[k]! + otherDeaths[k]!;
        const next = (before * (risk[k]! - died)) / risk[k]!;
        if (own > 0) {
          const u = next > 0 ? 1 - (1 - after) / next : 1;
          const ties = own > 1 ? 1 - (own - 1) / (total * before - 1) : 1;
          for (let g = 0; g < groups; g++) {
            influence[g] = (risk[g]! > 0 ? a[g]![k]! : 0) - u * c[g]![k]!;
          }
          collect(k, u, (ties * before * own) / (total * risk[k]!));
        }
        if (otherDeaths[k]! > 0 && next > 0) {
          const u = (1 - after) / next;
          const ties = otherDeaths[k]! > 1 ? 1 - (otherDeaths[k]! - 1) / (risk[k]! - 1) : 1;
          for (let g = 0; g < groups; g++) influence[g] = u * c[g]![k]!;
          collect(k, -u, (ties * before * before * otherDeaths[k]!) / risk[k]! ** 2);
        }
        incidence[k]! += (before * ownDeaths[k]!) / risk[k]!;
        survival[k] = next;
      }
      pooled = after;
    }
    for (let g = 0; g < groups; g++) risk[g]! -= left[g]!;
  }
  const variance = square();
  const magnitude = new Float64Array(groups);
  for (let i = 0; i < groups; i++) {
    for (let j = 0; j < groups; j++) {
      let sum = constant[i]![j]!;
      let largest = Math.abs(sum);
      for (let k = 0; k < groups; k++) {
        const squared = c[i]![k]! * c[j]![k]! * quadratic[k]!;
        const mixed = c[i]![k]! * linear[j]![k]! + c[j]![k]! * linear[i]![k]!;
        sum += squared + mixed;
        largest = Math.max(largest, Math.abs(squared), Math.abs(mixed));
      }
      variance[i]![j] = sum;
      if (i === j) magnitude[i] = largest;
    }
  }
  return { scores, variance, magnitude, exhausted };
}
