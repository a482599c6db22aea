import { requireObject } from '../errors/require-object.ts';
import { checkCoxInput } from './check-cox-input.ts';
import { completeControl } from './complete-control.ts';
import type { CoxFit } from './cox-fit.ts';
import type { CoxControl, CoxInput } from './cox-input.ts';
import { coxMeans } from './cox-means.ts';
import type { CoxModel } from './cox-model.ts';
import { coxWarnings } from './cox-warnings.ts';
import { createHazardState } from './kernel/hazard-state.ts';
import { setRisks } from './kernel/set-risks.ts';
import { linearPredictor } from './linear-predictor.ts';
import { prepareCoxLayout } from './prepare-cox-data.ts';
import { quadraticForm } from './quadratic-form.ts';
import { scoreColumns } from './residuals/score-columns.ts';
import { clusterScores, outerSum, sandwich } from './robust-variance.ts';
import { type CoxSolution, solveCox } from './solve-cox.ts';
import { summarizeCox } from './summarize-cox.ts';

/** Scores that vanish but for rounding: their squares, relative to the information. */
const NO_SCORE = 1e-24;

/**
 * Cox proportional hazards regression.
 *
 * R: `coxph(Surv(entry, time, event) ~ covariates + strata(s) + offset(o), weights, cluster, ties)`
 * with its convergence rule, its rule for collinear columns, its tests and its robust variance
 * (infinitesimal jackknife). Efron's (default) or Breslow's approximation for tied events, or the
 * exact partial likelihood. Rows at one cluster or stratum need not be adjacent.
 *
 * Two deviations, so that the unit of a column is no matter: R leaves columns as they are in exact
 * fits of start-stop data, and in its Wald and robust score tests, so that one whose spread is 1e-6
 * of another's drops out as collinear there (its statistic is then of the other columns only).
 *
 * Throws CoxInputError, with all problems, on arguments that cannot be computed with. A column that
 * has no estimate (constant, collinear, separating the events) has nulls and a `reason`; the other
 * columns' estimates stand. Columns are kept by reference in `fit.model`: don't change them after.
 */
export function cox(input: CoxInput): CoxFit {
  requireObject(input, 'input', 'an object with time, event and covariates');
  const rows = checkCoxInput(input);
  const control = completeControl(input.control);
  const ties = input.ties ?? 'efron';
  const confLevel = input.confLevel ?? 0.95;
  const { data, layout } = prepareCoxLayout(input, rows, control.timefix);
  const solution = solveCox(data, layout, ties, control, input.init);
  const fractional = data.weight?.some((value) => value !== Math.floor(value)) ?? false;
  const robust = input.robust ?? (data.cluster !== null || (fractional && ties !== 'exact'));
  const base = {
    data,
    layout,
    ties,
    coefficients: solution.coefficients,
    naiveVariance: solution.variance,
    means: coxMeans(data, ties, solution.scaling.centre),
    active: solution.active,
  };
  const sandwiched = robust && data.nEvents > 0 ? robustParts(base, solution, control) : null;
  const model: CoxModel = { ...base, variance: sandwiched?.variance ?? solution.variance };
  return summarizeCox({
    model,
    solution,
    robust,
    robustScore: sandwiched?.score ?? null,
    confLevel,
    init: input.init ?? new Float64Array(data.p),
    control,
    warnings: coxWarnings(model, solution, control, input),
  });
}

function robustParts(
  model: Omit<CoxModel, 'variance'>,
  solution: CoxSolution,
  control: CoxControl,
): { variance: Float64Array; score: { stat: number; rank: number } } {
  const { data, layout } = model;
  const centres = solution.scaling.centre;
  const state = createHazardState(layout, model.ties === 'efron', data.weight);
  const scoresAt = (eta: Float64Array) =>
    clusterScores(data, scoreColumns(setRisks(state, eta), data.columns, centres));
  const fitted = outerSum(scoresAt(linearPredictor(data, model.coefficients, centres)));
  const variance = sandwich(model.naiveVariance, fitted, data.p);
  const atNull = scoresAt(new Float64Array(data.n));
  const total = Float64Array.from(atNull, (score) => score.reduce((sum, value) => sum + value, 0));
  const middle = outerSum(atNull);
  const varying = data.names.flatMap((_, j) => {
    const at = j * data.p + j;
    const noise = model.naiveVariance[at]! > 0 && middle[at]! * model.naiveVariance[at]! < NO_SCORE;
    return solution.active[j] && !noise ? [j] : [];
  });
  const score = quadraticForm(middle, data.p, total, varying, control.tolerCholesky);
  return { variance, score };
}
