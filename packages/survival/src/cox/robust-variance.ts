import type { CoxData } from './cox-model.ts';

/** Score residuals times case weight, summed by cluster (by row without clusters): rows x p. */
export function clusterScores(data: CoxData, scores: readonly Float64Array[]): Float64Array[] {
  return scores.map((score) => {
    const sums = new Float64Array(data.cluster === null ? data.n : data.clusters);
    for (let i = 0; i < data.n; i++) {
      const at = data.cluster === null ? i : data.cluster[i]!;
      sums[at]! += score[i]! * (data.weight === null ? 1 : data.weight[i]!);
    }
    return sums;
  });
}

/** Sum over clusters of the outer products: the middle of the sandwich, p x p. */
export function outerSum(scores: readonly Float64Array[]): Float64Array {
  const p = scores.length;
  const sum = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = a; b < p; b++) {
      const x = scores[a]!;
      const y = scores[b]!;
      let total = 0;
      for (let i = 0; i < x.length; i++) total += x[i]! * y[i]!;
      sum[a * p + b] = total;
      sum[b * p + a] = total;
    }
  }
  return sum;
}

/** bread x middle x bread, all p x p and symmetric. */
export function sandwich(bread: Float64Array, middle: Float64Array, p: number): Float64Array {
  const half = new Float64Array(p * p);
  const result = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += bread[a * p + k]! * middle[k * p + b]!;
      half[a * p + b] = sum;
    }
  }
  for (let a = 0; a < p; a++) {
    for (let b = a; b < p; b++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += half[a * p + k]! * bread[k * p + b]!;
      result[a * p + b] = sum;
      result[b * p + a] = sum;
    }
  }
  return result;
}
