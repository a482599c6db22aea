import { normalQuantile } from '../distributions/normal-quantile.ts';
import { normalTwoSided } from '../distributions/normal-two-sided.ts';
import type { CoxEstimate } from './cox-fit.ts';

/** Wald estimates of one coefficient. R: `summary(fit)$coefficients`, `$conf.int`. */
export function coxEstimate(coefficient: number, se: number, confLevel: number): CoxEstimate {
  const z = coefficient / se;
  const width = normalQuantile((1 + confLevel) / 2) * se;
  return {
    coefficient,
    se,
    z,
    p: normalTwoSided(z),
    hr: Math.exp(coefficient),
    hrLower: Math.exp(coefficient - width),
    hrUpper: Math.exp(coefficient + width),
  };
}
