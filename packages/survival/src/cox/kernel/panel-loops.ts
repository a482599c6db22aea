import { PANEL_ROWS } from '../layout/panels.ts';

/**
 * Running sums of risk x column from row `high - 1` down to `low` of a panel, on top of `sums[j]`,
 * which is updated; each is written to `prefix`. The column's panel stands at `base`, the panel's
 * risks at `start`.
 */
export function runningSums(
  prefix: Float64Array,
  panels: Float64Array,
  base: number,
  risk: Float64Array,
  start: number,
  low: number,
  high: number,
  sums: Float64Array,
  j: number,
): void {
  let total = sums[j]!;
  for (let i = high - 1; i >= low; i--) {
    total += risk[start + i]! * panels[base + i]!;
    prefix[i] = total;
  }
  sums[j] = total;
}

/** `runningSums` of columns j and j + 1 side by side: neither waits for the other's additions. */
export function runningSumsOfTwo(
  prefix: Float64Array,
  second: number,
  panels: Float64Array,
  base: number,
  risk: Float64Array,
  start: number,
  low: number,
  high: number,
  sums: Float64Array,
  j: number,
): void {
  let a = sums[j]!;
  let b = sums[j + 1]!;
  for (let i = high - 1; i >= low; i--) {
    const r = risk[start + i]!;
    a += r * panels[base + i]!;
    b += r * panels[base + PANEL_ROWS + i]!;
    prefix[i] = a;
    prefix[second + i] = b;
  }
  sums[j] = a;
  sums[j + 1] = b;
}

/** Writes factor x column to `out`; returns the column's inner product with `residual`. */
export function weighRows(
  out: Float64Array,
  to: number,
  panels: Float64Array,
  base: number,
  length: number,
  factor: Float64Array,
  residual: Float64Array,
): number {
  const even = length & ~1;
  let a = 0;
  let b = 0;
  for (let i = 0; i < even; i += 2) {
    const x = panels[base + i]!;
    const y = panels[base + i + 1]!;
    a += residual[i]! * x;
    b += residual[i + 1]! * y;
    out[to + i] = factor[i]! * x;
    out[to + i + 1] = factor[i + 1]! * y;
  }
  if (even < length) {
    const x = panels[base + even]!;
    a += residual[even]! * x;
    out[to + even] = factor[even]! * x;
  }
  return a + b;
}

/** One row of the mean panel per mark: weights x the sums at its two slots of `prefix`. */
export function placeMarks(
  out: Float64Array,
  to: number,
  marks: number,
  prefix: Float64Array,
  from: number,
  at: Int32Array,
  atWeight: Float64Array,
  open: Int32Array,
  openWeight: Float64Array,
): void {
  for (let k = 0; k < marks; k++) {
    out[to + k] = atWeight[k]! * prefix[from + at[k]!]! + openWeight[k]! * prefix[from + open[k]!]!;
  }
}

/** `placeMarks` when no mark has a second slot: no ties, or Breslow's rule for them. */
export function placeUntiedMarks(
  out: Float64Array,
  to: number,
  marks: number,
  prefix: Float64Array,
  from: number,
  at: Int32Array,
  weight: Float64Array,
): void {
  for (let k = 0; k < marks; k++) out[to + k] = weight[k]! * prefix[from + at[k]!]!;
}
