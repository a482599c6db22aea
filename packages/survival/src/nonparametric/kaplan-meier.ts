import { requireCodes } from '../errors/require-codes.ts';
import { requireObject } from '../errors/require-object.ts';
import { requireOption } from '../errors/require-option.ts';
import { absentRows } from './absent-rows.ts';
import { confidenceLimits } from './confidence-limits.ts';
import { cumulativeHazard } from './cumulative-hazard.ts';
import { hazardSteps, type InfluenceSteps, productLimitSteps } from './influence-steps.ts';
import { type ClusterScratch, clusterScratch, rowScratch } from './influence-variance.ts';
import { productLimit } from './product-limit.ts';
import { requireIntervals } from './require-intervals.ts';
import { riskTable } from './risk-table.ts';
import { robustVariance } from './robust-variance.ts';
import { type SortedGroup, sortByGroup } from './sort-by-group.ts';
import type { ConfidenceType, SurvivalCurve } from './survival-curve.ts';
import type { SurvivalInput, SurvivalWarning } from './survival-input.ts';

export type SurvivalEstimator = 'kaplan-meier' | 'nelson-aalen' | 'fleming-harrington';

export interface KaplanMeierInput extends SurvivalInput {
  /** Scale of the pointwise intervals. Default 'log'. */
  readonly confType?: ConfidenceType;
  /** Default 0.95. */
  readonly confLevel?: number;
  /**
   * 'kaplan-meier' (default): product limit. 'nelson-aalen', 'fleming-harrington': exp(-H), with
   * ties taken at once or spread one after the other.
   */
  readonly estimator?: SurvivalEstimator;
  /** Robust variance. Default: only with `cluster` or weights that are not whole numbers. */
  readonly robust?: boolean;
}

export interface KaplanMeierResult {
  /** One curve per group code, ascending. */
  readonly curves: readonly SurvivalCurve[];
  readonly method: {
    readonly estimator: SurvivalEstimator;
    readonly variance: 'greenwood' | 'poisson' | 'infinitesimal-jackknife';
    readonly confType: ConfidenceType;
    readonly confLevel: number;
    readonly timefix: boolean;
    readonly nearTiesMerged: number;
  };
  readonly warnings: readonly SurvivalWarning[];
}

/**
 * Survival curves of right-censored, optionally left-truncated and weighted times.
 * Estimand: S(t) = P(T > t). Ties: events before censorings. Variance: Greenwood (product limit),
 * Poisson (exp(-H)), or the infinitesimal jackknife by cluster (by row without `cluster`).
 * R: `survfit(Surv(entry, time, event) ~ group, weights, cluster, conf.type, conf.int)`, with
 * `stype = 2, ctype = 1 | 2` for the other estimators. One deviation: with robust variance and
 * 'nelson-aalen' R takes the standard error of H for that of S in its intervals; here it is
 * multiplied by S. And S is exactly 0 once all at risk have died, where R can leave 1e-16 if
 * entry times meet weights that are not whole.
 * Throws SurvivalInputError on no rows, unequal lengths, values that are not finite, entry not
 * before time, weights not above 0, codes that are not whole numbers, unknown options.
 */
export function kaplanMeier(input: KaplanMeierInput): KaplanMeierResult {
  requireObject(input, 'input', 'an object with time and event');
  const { confType = 'log', confLevel = 0.95, estimator = 'kaplan-meier' } = input;
  requireIntervals(confType, confLevel);
  requireOption(estimator, ESTIMATORS, 'estimator');
  const sorted = sortByGroup(input);
  const robust = robustClusters(input, sorted.weight);
  const curves = sorted.groups.map((group) =>
    curveOf(group, sorted.weight, sorted.startTime, robust, estimator, confType, confLevel),
  );
  const simple = estimator === 'kaplan-meier' ? 'greenwood' : 'poisson';
  return {
    curves,
    method: {
      estimator,
      variance: robust ? 'infinitesimal-jackknife' : simple,
      confType,
      confLevel,
      timefix: input.timefix !== false,
      nearTiesMerged: sorted.nearTiesMerged,
    },
    warnings: sorted.warnings,
  };
}

const ESTIMATORS: readonly SurvivalEstimator[] = [
  'kaplan-meier',
  'nelson-aalen',
  'fleming-harrington',
];

/** How to sum influences; without clusters and entry times rows need no bookkeeping. */
interface Robust {
  readonly scratch: ClusterScratch | null;
}

function robustClusters(input: KaplanMeierInput, weight: Float64Array | null): Robust | null {
  const rows = input.time.length;
  const codes = input.cluster === undefined ? null : requireCodes(input.cluster, rows, 'cluster');
  const fractional = weight?.some((w) => w !== Math.floor(w)) ?? false;
  if (!(input.robust ?? (codes !== null || fractional))) return null;
  if (codes) return { scratch: clusterScratch(codes.index, codes.levels.length) };
  return { scratch: input.entry === undefined ? null : rowScratch(rows) };
}

function curveOf(
  group: SortedGroup,
  weight: Float64Array | null,
  startTime: number,
  robust: Robust | null,
  estimator: SurvivalEstimator,
  confType: ConfidenceType,
  confLevel: number,
): SurvivalCurve {
  const table = riskTable(group, weight);
  const spreadTies = estimator === 'fleming-harrington';
  const { hazard, stdErr: simpleStdErr } = cumulativeHazard(table, spreadTies);
  const robustStdErr = (steps: InfluenceSteps, { scratch }: Robust) =>
    robustVariance(group, weight, table, steps, scratch).map(Math.sqrt);
  const stdErrHazard = robust ? robustStdErr(hazardSteps(table, spreadTies), robust) : simpleStdErr;
  let survival: Float64Array;
  let stdErrLog: Float64Array;
  if (estimator === 'kaplan-meier') {
    ({ survival, stdErrLog } = productLimit(table));
    if (robust) stdErrLog = robustStdErr(productLimitSteps(table), robust);
  } else {
    survival = hazard.map((h) => Math.exp(-h));
    stdErrLog = stdErrHazard;
  }
  const stdErr = new Float64Array(survival.length);
  for (let k = 0; k < stdErr.length; k++) {
    if (robust && survival[k] === 0) stdErrLog[k] = 0;
    stdErr[k] = survival[k]! * stdErrLog[k]!;
  }
  const limits =
    confType === 'none' ? null : confidenceLimits(survival, stdErrLog, confType, confLevel);
  return {
    group: group.code,
    n: group.row.length,
    startTime,
    time: table.time,
    nRisk: table.nRisk,
    nEvent: table.nEvent,
    nCensor: table.nCensor,
    nEnter: table.nEnter,
    survival,
    stdErr,
    stdErrLog,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    cumulativeHazard: hazard,
    stdErrCumulativeHazard: stdErrHazard,
    confType,
    confLevel,
    absent: absentRows(survival, stdErr, limits?.lower ?? null, confType),
  };
}
