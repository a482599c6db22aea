export {
  type ChiSquareOptions,
  type ChiSquareResult,
  chiSquareTest,
} from './baseline/chi-square-test.ts';
export { describeSample, type SampleDescription } from './baseline/describe-sample.ts';
export { type FisherOptions, type FisherResult, fisherExact } from './baseline/fisher-exact.ts';
export { kruskalWallis } from './baseline/kruskal-wallis.ts';
export { type OneWayOptions, type OneWayResult, oneWay } from './baseline/one-way.ts';
export { proportionTrend } from './baseline/proportion-trend.ts';
export { quantileType7 } from './baseline/quantile-type7.ts';
export { type QuantileType, sampleQuantile } from './baseline/sample-quantile.ts';
export { type TTestOptions, type TTestResult, tTest } from './baseline/t-test.ts';
export type { Alternative, TestResult, TestWarning } from './baseline/test-result.ts';
export { type WilcoxonOptions, wilcoxonRankSum } from './baseline/wilcoxon-rank-sum.ts';
export {
  type AalenJohansenInput,
  type AalenJohansenResult,
  aalenJohansen,
} from './competing-risks/aalen-johansen.ts';
export type { CompetingRisksInput } from './competing-risks/competing-input.ts';
export { type GrayTestInput, type GrayTestResult, grayTest } from './competing-risks/gray-test.ts';
export {
  type IncidenceAtTimes,
  incidenceAt,
  type StateAtTimes,
} from './competing-risks/incidence-at.ts';
export type { IncidenceCurve, StateCurve } from './competing-risks/incidence-curve.ts';
export { type MeanTimeInState, meanTimeInState } from './competing-risks/mean-time-in-state.ts';
export { type Concordance, coxConcordance } from './cox/concordance/cox-concordance.ts';
export { cox } from './cox/cox.ts';
export { type CoxAnovaRow, coxAnova } from './cox/cox-anova.ts';
export { coxAnovaTerms } from './cox/cox-anova-terms.ts';
export type {
  CoxColumn,
  CoxEstimate,
  CoxFit,
  CoxRaw,
  CoxReason,
  CoxReasonCode,
  CoxTest,
  CoxWarning,
} from './cox/cox-fit.ts';
export { COX_CONTROL, type CoxControl, type CoxInput, type CoxTies } from './cox/cox-input.ts';
export { CoxInputError } from './cox/cox-input-error.ts';
export { designMatrix } from './cox/design/design-matrix.ts';
export type {
  Design,
  DesignColumn,
  DesignFactor,
  DesignLevel,
  DesignReason,
  DesignTerm,
  DesignVariable,
} from './cox/design/design-variable.ts';
export { type FineGrayFit, type FineGrayInput, fineGray } from './cox/fine-gray/fine-gray.ts';
export {
  type FineGrayRows,
  type FineGrayRowsInput,
  fineGrayRows,
} from './cox/fine-gray/fine-gray-rows.ts';
export {
  type CoxFirthColumn,
  type CoxFirthFit,
  type CoxFirthInput,
  coxFirth,
} from './cox/penalized/cox-firth.ts';
export {
  type CoxRidgeColumn,
  type CoxRidgeFit,
  type CoxRidgeInput,
  coxRidge,
} from './cox/penalized/cox-ridge.ts';
export { type BaselineHazard, coxBaselineHazard } from './cox/prediction/cox-baseline-hazard.ts';
export { type CoxCurve, type CoxCurveOptions, coxCurves } from './cox/prediction/cox-curves.ts';
export { coxExpected } from './cox/prediction/cox-expected.ts';
export { type CoxPrediction, coxPredict } from './cox/prediction/cox-predict.ts';
export type { CoxPredictOptions, CoxReference } from './cox/prediction/cox-predict-options.ts';
export {
  type CoxRepeated,
  type CoxRepeatedInput,
  coxRepeated,
  type RepeatedFit,
} from './cox/repeated/cox-repeated.ts';
export { devianceResiduals } from './cox/residuals/deviance-residuals.ts';
export { dfbetaResiduals } from './cox/residuals/dfbeta-residuals.ts';
export { dfbetasResiduals } from './cox/residuals/dfbetas-residuals.ts';
export { martingaleResiduals } from './cox/residuals/martingale-residuals.ts';
export { scaledSchoenfeldResiduals } from './cox/residuals/scaled-schoenfeld-residuals.ts';
export { type EventResiduals, schoenfeldResiduals } from './cox/residuals/schoenfeld-residuals.ts';
export { scoreResiduals } from './cox/residuals/score-residuals.ts';
export { waldTest } from './cox/wald-test.ts';
export {
  type CoxZph,
  type CoxZphOptions,
  coxZph,
  type ZphRow,
} from './cox/zph/cox-zph.ts';
export { type CoxZphResiduals, coxZphResiduals } from './cox/zph/cox-zph-residuals.ts';
export type { ZphTransform } from './cox/zph/transform-times.ts';
export type { ZphTerm } from './cox/zph/zph-term.ts';
export { betaLowerTail } from './distributions/beta-lower-tail.ts';
export { chiSquareQuantile } from './distributions/chi-square-quantile.ts';
export { chiSquareUpperTail } from './distributions/chi-square-upper-tail.ts';
export { fUpperTail } from './distributions/f-upper-tail.ts';
export { gammaUpperTail } from './distributions/gamma-upper-tail.ts';
export { logGamma } from './distributions/log-gamma.ts';
export { normalQuantile } from './distributions/normal-quantile.ts';
export { normalTwoSided } from './distributions/normal-two-sided.ts';
export { normalUpperTail } from './distributions/normal-upper-tail.ts';
export { studentQuantile } from './distributions/student-quantile.ts';
export { studentTwoSided } from './distributions/student-two-sided.ts';
export {
  type SurvivalInputCode,
  SurvivalInputError,
  type SurvivalInputProblem,
} from './errors/survival-input-error.ts';
export { type AtRiskRow, type AtRiskTable, atRiskTable } from './nonparametric/at-risk-table.ts';
export { type CurveSummary, curveSummary } from './nonparametric/curve-summary.ts';
export { followUp } from './nonparametric/follow-up.ts';
export {
  type KaplanMeierInput,
  type KaplanMeierResult,
  kaplanMeier,
  type SurvivalEstimator,
} from './nonparametric/kaplan-meier.ts';
export {
  type LogRankGroup,
  type LogRankInput,
  type LogRankResult,
  logRank,
} from './nonparametric/log-rank.ts';
export { type LogRankTrend, logRankTrend } from './nonparametric/log-rank-trend.ts';
export { type RestrictedMean, restrictedMean } from './nonparametric/restricted-mean.ts';
export {
  type RestrictedMeanDifference,
  restrictedMeanDifference,
} from './nonparametric/restricted-mean-difference.ts';
export { type SurvivalAtTimes, survivalAt } from './nonparametric/survival-at.ts';
export type {
  AbsentRows,
  ConfidenceType,
  SurvivalCurve,
} from './nonparametric/survival-curve.ts';
export type { SurvivalInput, SurvivalWarning } from './nonparametric/survival-input.ts';
export { type SurvivalQuantile, survivalQuantiles } from './nonparametric/survival-quantiles.ts';
export { type RepairedTimes, type RepairTimesInput, repairTimes } from './time/repair-times.ts';
