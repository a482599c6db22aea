import { requireColumn } from '../errors/require-column.ts';
import { requireList } from '../errors/require-list.ts';
import { survivalAt } from './survival-at.ts';
import type { SurvivalCurve } from './survival-curve.ts';

export interface AtRiskRow {
  readonly group: number | null;
  /** At risk just before each time. */
  readonly nRisk: Float64Array;
  /** Events and censorings up to and including each time. */
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

export interface AtRiskTable {
  /** The asked times, ascending. */
  readonly time: Float64Array;
  readonly rows: readonly AtRiskRow[];
}

/**
 * Numbers at risk below a plot: one row per curve, one column per time.
 * R: `summary(fit, times, extend = TRUE)$n.risk`, with cumulative events and censorings.
 * Throws SurvivalInputError on no times or times that are not finite.
 */
export function atRiskTable(
  curves: readonly SurvivalCurve[],
  times: ArrayLike<number>,
): AtRiskTable {
  requireList(curves, 'curves', 'curves of kaplanMeier()');
  const time = requireColumn(times, 'times').slice().sort();
  const rows = curves.map((curve) => {
    const at = survivalAt(curve, time);
    return {
      group: curve.group,
      nRisk: at.nRisk,
      events: runningSum(at.nEvent),
      censored: runningSum(at.nCensor),
    };
  });
  return { time, rows };
}

function runningSum(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
