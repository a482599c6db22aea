import { requireLength } from '../errors/require-length.ts';
import { requireObject } from '../errors/require-object.ts';
import { confidenceLimits } from '../nonparametric/confidence-limits.ts';
import { productLimitSteps } from '../nonparametric/influence-steps.ts';
import { rowScratch } from '../nonparametric/influence-variance.ts';
import { productLimit } from '../nonparametric/product-limit.ts';
import { requireIntervals } from '../nonparametric/require-intervals.ts';
import { riskTable } from '../nonparametric/risk-table.ts';
import { robustVariance } from '../nonparametric/robust-variance.ts';
import { type SortedGroup, sortByGroup } from '../nonparametric/sort-by-group.ts';
import type { ConfidenceType } from '../nonparametric/survival-curve.ts';
import type { SurvivalWarning } from '../nonparametric/survival-input.ts';
import { absentProbability } from './absent-probability.ts';
import { causeTable } from './cause-table.ts';
import { type Causes, type CompetingRisksInput, requireCauses } from './competing-input.ts';
import type { IncidenceCurve, StateCurve } from './incidence-curve.ts';
import { incidenceVariance } from './incidence-influence.ts';

export interface AalenJohansenInput extends CompetingRisksInput {
  /** Scale of the pointwise intervals. Default 'log'. */
  readonly confType?: ConfidenceType;
  /** Default 0.95. */
  readonly confLevel?: number;
  /** Codes of causes that shall have a curve even if no row has them. */
  readonly causes?: readonly number[];
}

export interface AalenJohansenResult {
  /** One per group code, ascending. */
  readonly curves: readonly IncidenceCurve[];
  /** Codes of the causes, ascending; the order of every curve's arrays by cause. */
  readonly causes: readonly number[];
  readonly method: {
    readonly variance: 'infinitesimal-jackknife';
    readonly confType: ConfidenceType;
    readonly confLevel: number;
    readonly timefix: boolean;
    readonly nearTiesMerged: number;
  };
  readonly warnings: readonly SurvivalWarning[];
}

/**
 * Cumulative incidence of competing causes (Aalen & Johansen 1978), with the probability of being
 * event free. Estimand: P(T <= t, cause = j). Variance: infinitesimal jackknife by row; intervals
 * as for survival, taken on each probability.
 * R: `survfit(Surv(time, factor(cause)) ~ group, weights, conf.type, conf.int)`; the numbers that R
 * 3.5 reports as at risk and events are rows, here `riskRows`, `eventRows`, `censorRows`.
 * Throws SurvivalInputError on no rows, unequal lengths, values not finite, entry not before time,
 * weights not above 0, causes or groups that are not whole numbers, unknown options.
 */
export function aalenJohansen(input: AalenJohansenInput): AalenJohansenResult {
  requireObject(input, 'input', 'an object with time and cause');
  const { confType = 'log', confLevel = 0.95, cause, causes: listed, ...rest } = input;
  requireIntervals(confType, confLevel);
  requireLength(input.time, 'time');
  const causes = requireCauses(cause, input.time.length, listed);
  const sorted = sortByGroup({ ...rest, event: causes.index.map((code) => (code > 0 ? 1 : 0)) });
  const { weight, startTime } = sorted;
  return {
    curves: sorted.groups.map((group) =>
      curveOf(group, weight, startTime, causes, confType, confLevel),
    ),
    causes: causes.codes,
    method: {
      variance: 'infinitesimal-jackknife',
      confType,
      confLevel,
      timefix: input.timefix !== false,
      nearTiesMerged: sorted.nearTiesMerged,
    },
    warnings: sorted.warnings,
  };
}

function curveOf(
  group: SortedGroup,
  weight: Float64Array | null,
  startTime: number,
  causes: Causes,
  confType: ConfidenceType,
  confLevel: number,
): IncidenceCurve {
  const table = riskTable(group, weight);
  const { survival } = productLimit(table);
  const before = survival.map((_, k) => (k === 0 ? 1 : survival[k - 1]!));
  const counts = causeTable(group, table, causes.index, causes.codes.length);
  const scratch = group.entry ? rowScratch(causes.index.length) : null;
  const logVariance = robustVariance(group, weight, table, productLimitSteps(table), scratch);
  const freeStdErr = survival.map((s, k) => (s === 0 ? 0 : s * Math.sqrt(logVariance[k]!)));
  const state = (probability: Float64Array, stdErr: Float64Array, code: number | null) =>
    stateOf(probability, stdErr, code, confType, confLevel);
  const incidence = counts.map((count, j) => {
    const probability = runningSum(
      before,
      (k) => (before[k]! * count.events[k]!) / table.nRisk[k]!,
    );
    const stdErr = incidenceVariance(group, weight, table, before, j + 1, causes.index, count).map(
      Math.sqrt,
    );
    return state(probability, stdErr, causes.codes[j]!);
  });
  return {
    group: group.code,
    n: group.row.length,
    startTime,
    time: table.time,
    nRisk: table.nRisk,
    nEvent: counts.map((count) => count.events),
    nCensor: table.nCensor,
    riskRows: table.riskRows,
    eventRows: counts.map((count) => count.rows),
    censorRows: censorRows(group, table.time),
    eventFree: state(survival, freeStdErr, null),
    incidence,
    cumulativeHazard: counts.map((count) =>
      runningSum(before, (k) => count.events[k]! / table.nRisk[k]!),
    ),
    confType,
    confLevel,
  };
}

function stateOf(
  probability: Float64Array,
  stdErr: Float64Array,
  cause: number | null,
  confType: ConfidenceType,
  confLevel: number,
): StateCurve {
  const relative = stdErr.map((se, k) => (se === 0 ? 0 : se / probability[k]!));
  const limits =
    confType === 'none' ? null : confidenceLimits(probability, relative, confType, confLevel);
  return {
    cause,
    probability,
    stdErr,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    absent: absentProbability(probability, limits?.lower ?? null, confType),
  };
}

function runningSum(like: Float64Array, step: (k: number) => number): Float64Array {
  let sum = 0;
  return like.map((_, k) => {
    sum += step(k);
    return sum;
  });
}

function censorRows(group: SortedGroup, time: Float64Array): Int32Array {
  const counts = new Int32Array(time.length);
  let k = 0;
  for (let i = 0; i < group.time.length; i++) {
    while (time[k]! < group.time[i]!) k++;
    if (group.event[i] === 0) counts[k]!++;
  }
  return counts;
}
