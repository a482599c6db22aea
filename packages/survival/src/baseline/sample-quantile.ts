import { requireColumn } from '../errors/require-column.ts';
import { requireList } from '../errors/require-list.ts';
import { requireProbability } from '../errors/require-probability.ts';
import { shown } from '../errors/shown.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import { radixOrder } from '../time/radix-order.ts';

export type QuantileType = 2 | 6 | 7;

const FUZZ = 4 * Number.EPSILON;

/** Number of order statistics below, and the weight of the next, at probability p. */
const POSITIONS: Record<QuantileType, (p: number, n: number) => [number, number]> = {
  7: (p, n) => {
    const at = (n - 1) * p;
    return [1 + Math.floor(at), at - Math.floor(at)];
  },
  6: (p, n) => {
    const at = (n + 1) * p;
    const whole = Math.floor(at + FUZZ);
    const part = at - whole;
    return [whole, Math.abs(part) < FUZZ ? 0 : part];
  },
  2: (p, n) => {
    const at = n * p;
    const whole = Math.floor(at + FUZZ);
    return [whole, at > whole + FUZZ ? 1 : 0.5];
  },
};

/**
 * Sample quantiles by Hyndman & Fan's (1996) types: 7 (R's default), 6 (SPSS, Minitab), 2 (SAS).
 * R: `quantile(values, probabilities, type)`.
 * Throws SurvivalInputError on no values, values not finite, probabilities outside [0, 1].
 */
export function sampleQuantile(
  values: ArrayLike<number>,
  probabilities: readonly number[],
  type: QuantileType,
): number[] {
  const column = requireColumn(values, 'values');
  requireList(probabilities, 'probabilities', 'probabilities');
  const position = Object.hasOwn(POSITIONS, shown(type)) ? POSITIONS[type] : undefined;
  if (!position) {
    throw new SurvivalInputError({
      code: 'unknown-option',
      argument: 'type',
      message: `expected type 2, 6 or 7, found ${shown(type)}`,
    });
  }
  const order = radixOrder(column);
  const n = column.length;
  const at = (k: number) => column[order[Math.min(Math.max(k, 1), n) - 1]!]!;
  return probabilities.map((p) => {
    requireProbability(p, 'probabilities');
    const [below, weight] = position(p, n);
    const [low, high] = [at(below), at(below + 1)];
    if (weight === 0 || low === high) return low;
    return weight === 1 ? high : (1 - weight) * low + weight * high;
  });
}
