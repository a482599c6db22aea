import type { Endpoint } from './endpoint.ts';

const Z = 1.959963984540054;
const FLAT = Math.sqrt(2 ** -52);

/**
 * Kaplan-Meier curve of the rows with codes 1 (all if null): median with its limits, then the rate
 * with its limits at each of `times`; written to `out`, NaN where the curve does not fall so far.
 * Limits on the log scale, Greenwood. R: `survfit`.
 */
export function curveStatistics(
  endpoint: Endpoint,
  among: Uint8Array | null,
  reverse: boolean,
  times: readonly number[],
  out: Float64Array,
): void {
  const { n, order, time, event, blockEnd } = endpoint;
  const counts = reverse ? 0 : 1;
  let atRisk = 0;
  if (among === null) atRisk = n;
  else for (let row = 0; row < n; row += 1) atRisk += among[row]!;
  out.fill(Number.NaN);
  let survival = 1;
  let variance = 0;
  let rate = 0;
  let lower = 1;
  let upper = 1;
  for (let k = n - 1; k >= 0; ) {
    const end = blockEnd[k]!;
    const at = time[order[k]!]!;
    let deaths = 0;
    let gone = 0;
    for (; k >= 0 && blockEnd[k] === end; k -= 1) {
      const row = order[k]!;
      if (among !== null && among[row] === 0) continue;
      gone += 1;
      if (event[row] === counts) deaths += 1;
    }
    for (; rate < times.length && times[rate]! < at; rate += 1) {
      out[3 + rate * 3] = survival;
      out[4 + rate * 3] = lower;
      out[5 + rate * 3] = upper;
    }
    if (deaths > 0) {
      survival *= 1 - deaths / atRisk;
      variance += deaths / (atRisk * (atRisk - deaths));
      const width = Z * Math.sqrt(variance);
      lower = survival * Math.exp(-width);
      upper = Math.min(1, survival * Math.exp(width));
      crossing(out, 0, survival, at);
      if (survival > 0) {
        crossing(out, 1, lower, at);
        crossing(out, 2, upper, at);
      }
    }
    atRisk -= gone;
  }
  for (; rate < times.length; rate += 1) {
    out[3 + rate * 3] = survival;
    out[4 + rate * 3] = lower;
    out[5 + rate * 3] = upper;
  }
  flat.fill(0);
}

const flat = new Float64Array(3);

/** First time at or below one half; the middle of the piece if the curve is flat at one half. */
function crossing(out: Float64Array, k: number, level: number, at: number): void {
  if (flat[k] !== 0) {
    if (level < flat[k]!) {
      out[k] = (out[k]! + at) / 2;
      flat[k] = 0;
    }
    return;
  }
  if (!Number.isNaN(out[k]!) || level >= 0.5 + FLAT) return;
  out[k] = at;
  if (Math.abs(level - 0.5) < FLAT) flat[k] = level;
}
