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
