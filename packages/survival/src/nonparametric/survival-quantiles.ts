import { requireList } from '../errors/require-list.ts';
import { requireObject } from '../errors/require-object.ts';
import { requireProbability } from '../errors/require-probability.ts';
import { TIE_TOLERANCE } from '../time/merge-near-ties.ts';
import type { SurvivalCurve } from './survival-curve.ts';

export interface SurvivalQuantile {
  /** Fraction that has had the event. */
  readonly probability: number;
  /** null: see `reasons`. */
  readonly time: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Why a value is absent. */
  readonly reasons: {
    readonly time?: string;
    readonly lower?: string;
    readonly upper?: string;
  };
}

/**
 * Times by which given fractions have had the event: the first time at which 1 - S reaches p. If
 * S is flat at 1 - p (within 1.5e-8), the middle of the flat piece, which may end at the last
 * time. The limits read the pointwise limits of the curve the same way (Brookmeyer & Crowley).
 * R: `quantile(fit, probabilities)`. Throws SurvivalInputError on a probability outside [0, 1].
 */
export function survivalQuantiles(
  curve: SurvivalCurve,
  probabilities: readonly number[] = [0.25, 0.5, 0.75],
): SurvivalQuantile[] {
  requireObject(curve, 'curve', 'a curve of kaplanMeier()', [
    'time',
    'survival',
    'nRisk',
    'nEvent',
  ]);
  requireList(probabilities, 'probabilities', 'probabilities');
  for (const p of probabilities) requireProbability(p, 'probabilities');
  const times = crossings(curve, curve.survival, probabilities);
  const lowers = crossings(curve, curve.lower, probabilities);
  const uppers = crossings(curve, curve.upper, probabilities);
  return probabilities.map((probability, k) => ({
    probability,
    time: times[k]!,
    lower: lowers[k]!,
    upper: uppers[k]!,
    reasons: reasons(curve, probability, times[k]!, lowers[k]!, uppers[k]!),
  }));
}

function reasons(
  curve: SurvivalCurve,
  p: number,
  time: number | null,
  lower: number | null,
  upper: number | null,
): SurvivalQuantile['reasons'] {
  const level = 1 - p;
  const limit = (name: string) =>
    curve.lower === null
      ? 'the curve was made without intervals'
      : `the ${name} confidence limit does not fall to ${level}`;
  return {
    ...(time === null && { time: `the curve does not fall to ${level}` }),
    ...(lower === null && { lower: limit('lower') }),
    ...(upper === null && { upper: limit('upper') }),
  };
}

/**
 * Where the fraction with the event, 1 - level (level: S or one of its limits), reaches each p.
 * Limits need not be monotone: the smallest fraction that reaches p decides, as in R.
 */
function crossings(
  curve: SurvivalCurve,
  level: Float64Array | null,
  probabilities: readonly number[],
): (number | null)[] {
  const none = probabilities.map(() => null);
  if (level === null) return none;
  let highest = 0;
  for (let k = 0; k < level.length; k++) if (1 - level[k]! > highest) highest = 1 - level[k]!;
  if (highest < Math.min(...probabilities)) return none;
  const last = lastNewFraction(level);
  return probabilities.map((p) => {
    if (p === 0) return curve.startTime;
    const first = firstReach(level, p, TIE_TOLERANCE);
    const second = firstReach(level, p, -TIE_TOLERANCE);
    const at = (k: number) => (k < 0 ? curve.startTime : curve.time[k]!);
    if (Math.abs(p - last) < TIE_TOLERANCE && first !== null) {
      return (at(first) + curve.time[curve.time.length - 1]!) / 2;
    }
    return first === null || second === null ? null : (at(first) + at(second)) / 2;
  });
}

/** Position of the smallest fraction f with f + slack >= p; -1 is the start, where f = 0. */
function firstReach(level: Float64Array, p: number, slack: number): number | null {
  let best = slack >= p ? -1 : null;
  let smallest = best === -1 ? 0 : Number.POSITIVE_INFINITY;
  for (let k = 0; k < level.length; k++) {
    const fraction = 1 - level[k]!;
    if (fraction + slack >= p && fraction < smallest) {
      smallest = fraction;
      best = k;
    }
  }
  return best;
}

/** The last fraction that had not occurred before, NaN if that is an absent limit. */
function lastNewFraction(level: Float64Array): number {
  let end = level.length;
  while (end > 0) {
    const value = level[end - 1]!;
    if (Number.isNaN(value)) return Number.NaN;
    let start = end - 1;
    while (start > 0 && level[start - 1] === value) start--;
    if (value !== 1 && level.indexOf(value) >= start) return 1 - value;
    end = start;
  }
  return 0;
}
