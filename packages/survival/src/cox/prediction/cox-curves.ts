import { requireColumn } from '../../errors/require-column.ts';
import { requireLength } from '../../errors/require-length.ts';
import { requireList } from '../../errors/require-list.ts';
import { requireObject } from '../../errors/require-object.ts';
import { shown } from '../../errors/shown.ts';
import { SurvivalInputError } from '../../errors/survival-input-error.ts';
import { absentRows } from '../../nonparametric/absent-rows.ts';
import { confidenceLimits } from '../../nonparametric/confidence-limits.ts';
import { requireIntervals } from '../../nonparametric/require-intervals.ts';
import type { ConfidenceType, SurvivalCurve } from '../../nonparametric/survival-curve.ts';
import type { CoxFit, CoxReason } from '../cox-fit.ts';
import type { CoxModel } from '../cox-model.ts';
import { requireFit } from '../require-fit.ts';
import { type BaselineSteps, baselineSteps } from './baseline-steps.ts';
import { caution } from './caution.ts';

export interface CoxCurveOptions {
  /** Rows to predict for, each the values of all columns in order. */
  readonly rows: readonly ArrayLike<number>[];
  /** Offset of each row; 0 by default. */
  readonly offset?: ArrayLike<number>;
  readonly confType?: ConfidenceType;
  readonly confLevel?: number;
}

export interface CoxCurve extends SurvivalCurve {
  /** Position of the predicted row. */
  readonly row: number;
  /** The stratum's value as given, null without strata. */
  readonly stratum: number | string | null;
  /** Set when the curve rests on a coefficient that has no estimate. */
  readonly caution: CoxReason | null;
}

/**
 * Predicted survival curves, one per stratum for each row. S = exp(-H); the variance takes in that
 * of the coefficients (Tsiatis; Efron's when the fit's ties are Efron's), robust if the fit's is.
 * R: `survfit(fit, newdata, conf.type, conf.int)`, which takes S at the column means to the power of
 * the row's risk, and so loses digits (up to S = 0) where that risk is far from 1. Throws SurvivalInputError on rows of another
 * length than the fit's columns, values or offsets that are not finite, another number of offsets
 * than rows, unknown options.
 */
export function coxCurves(fit: CoxFit, options: CoxCurveOptions): CoxCurve[] {
  requireFit(fit);
  requireObject(options, 'options', 'an object with rows');
  requireList(options.rows, 'rows', 'rows of covariates');
  const { model } = fit;
  const { rows, confType = 'log', confLevel = 0.95 } = options;
  rows.forEach((values, index) => {
    if (values?.length !== 0) requireLength(values, `rows[${index}]`);
    const finite = Array.from(values).every(Number.isFinite);
    if (values.length === model.data.p && finite) return;
    const message = `expected ${model.data.p} finite values, one per column, found ${Array.from(values, shown).join(', ')}`;
    throw new SurvivalInputError({ code: 'length-mismatch', argument: 'rows', index, message });
  });
  requireIntervals(confType, confLevel);
  if (options.offset !== undefined) requireColumn(options.offset, 'offset', rows.length);
  const steps = baselineSteps(model);
  const startTime = Math.min(0, ...steps.map(({ time }) => time[0]!));
  const notice = caution(fit);
  return rows.flatMap((values, row) =>
    steps.map((step) => {
      const { hazard, stdErr } = hazardOf(model, step, values, options.offset?.[row] ?? 0);
      const survival = hazard.map((h) => Math.exp(-h));
      const stdErrSurvival = survival.map((s, k) => s * stdErr[k]!);
      const limits =
        confType === 'none' ? null : confidenceLimits(survival, stdErr, confType, confLevel);
      const lower = limits === null ? null : limits.lower;
      return {
        group: model.data.stratum === null ? null : step.stratum,
        n: step.n,
        startTime,
        time: step.time,
        nRisk: step.nRisk,
        nEvent: step.nEvent,
        nCensor: step.nCensor,
        nEnter: null,
        survival,
        stdErr: stdErrSurvival,
        stdErrLog: stdErr,
        lower,
        upper: limits === null ? null : limits.upper,
        cumulativeHazard: hazard,
        stdErrCumulativeHazard: stdErr,
        confType,
        confLevel,
        absent: absentRows(survival, stdErrSurvival, lower, confType),
        row,
        stratum: model.data.stratum === null ? null : model.data.strata[step.stratum]!,
        caution: notice,
      };
    }),
  );
}

/** Cumulative hazard of one row in one stratum, and its standard error. */
function hazardOf(
  model: CoxModel,
  step: BaselineSteps,
  values: ArrayLike<number>,
  offset: number,
): { hazard: Float64Array; stdErr: Float64Array } {
  const { coefficients, means, variance } = model;
  const { p } = model.data;
  const centred = Float64Array.from(values, (value, j) => value - means[j]!);
  let eta = offset - model.data.offsetMean;
  for (let j = 0; j < p; j++) eta += coefficients[j]! * centred[j]!;
  const risk = Math.exp(eta);
  const distance = new Float64Array(p);
  const stdErr = step.hazard.map((hazard, k) => {
    for (let j = 0; j < p; j++) distance[j] = hazard * centred[j]! - step.means[j]![k]!;
    let square = step.variance[k]!;
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) square += distance[a]! * variance[a * p + b]! * distance[b]!;
    }
    return Math.sqrt(Math.max(0, square)) * risk;
  });
  return { hazard: step.hazard.map((hazard) => hazard * risk), stdErr };
}
