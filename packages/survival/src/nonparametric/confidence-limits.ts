import { normalQuantile } from '../distributions/normal-quantile.ts';
import type { ConfidenceType } from './survival-curve.ts';

export interface Limits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Pointwise limits of survival `s` from the standard error `se` of log s, truncated to [0, 1].
 * NaN where the transformation has no value (s = 0; for log-log, logit and arcsin also s = 1).
 * R: `survfit_confint`. Rows with the same s as the row before copy its limits.
 */
export function confidenceLimits(
  survival: Float64Array,
  stdErrLog: Float64Array,
  type: Exclude<ConfidenceType, 'none'>,
  level: number,
): Limits {
  const z = normalQuantile(1 - (1 - level) / 2);
  const lower = new Float64Array(survival.length);
  const upper = new Float64Array(survival.length);
  const pair = PAIRS[type];
  const out = new Float64Array(2);
  let lastS = Number.NaN;
  let lastSe = Number.NaN;
  for (let k = 0; k < survival.length; k++) {
    const s = survival[k]!;
    const se = stdErrLog[k]!;
    if (s !== lastS || se !== lastSe) {
      pair(s, z * se, out);
      lastS = s;
      lastSe = se;
    }
    lower[k] = out[0]!;
    upper[k] = out[1]!;
  }
  return { lower, upper };
}

/** Writes the limits of s, with half-width `half` on the log scale, to out[0] and out[1]. */
type Pair = (s: number, half: number, out: Float64Array) => void;

const PAIRS: Record<Exclude<ConfidenceType, 'none'>, Pair> = {
  log: (s, half, out) => {
    if (s === 0) return none(out);
    const factor = Math.exp(-half);
    out[0] = s * factor;
    out[1] = Math.min(1, s / factor);
  },
  plain: (s, half, out) => {
    const width = half * s;
    out[0] = Math.max(0, s - width);
    out[1] = Math.min(1, s + width);
  },
  'log-log': (s, half, out) => {
    if (s === 0 || s === 1) return none(out);
    const log = Math.log(s);
    const factor = Math.exp(half / log);
    out[0] = Math.exp(log / factor);
    out[1] = Math.exp(log * factor);
  },
  logit: (s, half, out) => {
    if (s === 0 || s === 1) return none(out);
    const odds = s / (1 - s);
    const factor = Math.exp(half * (1 + odds));
    out[0] = 1 - 1 / (1 + odds / factor);
    out[1] = 1 - 1 / (1 + odds * factor);
  },
  arcsin: (s, half, out) => {
    if (s === 0 || s === 1) return none(out);
    const width = 0.5 * half * Math.sqrt(s / (1 - s));
    const angle = Math.asin(Math.sqrt(s));
    out[0] = Math.sin(Math.max(0, angle - width)) ** 2;
    out[1] = Math.sin(Math.min(Math.PI / 2, angle + width)) ** 2;
  },
};

function none(out: Float64Array): void {
  out[0] = Number.NaN;
  out[1] = Number.NaN;
}
