import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { coxFirth } from '../../src/cox/penalized/cox-firth.ts';
import { coxRidge } from '../../src/cox/penalized/cox-ridge.ts';
import { coxCurves } from '../../src/cox/prediction/cox-curves.ts';
import { coxPredict } from '../../src/cox/prediction/cox-predict.ts';
import { coxRepeated } from '../../src/cox/repeated/cox-repeated.ts';
import { coxZph } from '../../src/cox/zph/cox-zph.ts';
import { coxZphResiduals } from '../../src/cox/zph/cox-zph-residuals.ts';
import { SurvivalInputError } from '../../src/errors/survival-input-error.ts';
import { good } from './six-patients.ts';

describe('predictions and penalized fits refuse as well', () => {
  const fit = cox({ ...good, strata: ['u', 'v', 'u', 'v', 'u', 'v'] });
  it.each([
    ['too few columns', () => coxPredict(fit, { covariates: [[1]] }), /expected 2 columns/],
    [
      'no strata',
      () => coxPredict(fit, { covariates: [[1], [1]] }),
      /stratum of each of the 1 rows/,
    ],
    [
      'an unknown stratum',
      () => coxPredict(fit, { covariates: [[1], [1]], strata: ['w'] }),
      /strata\[0\]: the fit has no stratum w/,
    ],
    [
      'strata without covariates',
      () => coxPredict(fit, { strata: ['u', 'v', 'u', 'v', 'u', 'v'] }),
      /strata: expected the covariates of the same rows/,
    ],
    [
      'offsets without covariates',
      () => coxPredict(fit, { offset: [1, 1, 1, 1, 1, 1] }),
      /offset: expected the covariates of the same rows/,
    ],
    [
      'a term of a column that is not there',
      () =>
        coxZph(fit, {
          terms: [
            { name: 'a', columns: [0] },
            { name: 'b', columns: [1, 2] },
          ],
        }),
      /terms\[1\]: expected positions of columns of the fit, 0 to 1, each once, found 2 in the term b/,
    ],
    [
      'a column twice in a term',
      () => coxZph(fit, { terms: [{ name: 'a', columns: [0, 0] }] }),
      /terms\[0\]: .*found 0 twice in the term a/,
    ],
    [
      'residuals of half a column',
      () => coxZphResiduals(fit, { terms: [{ name: 'a', columns: [0.5] }] }),
      /terms\[0\]: .*found 0.5 in the term a/,
    ],
    ['a short row', () => coxCurves(fit, { rows: [[1]] }), /rows\[0\]: expected 2 finite values/],
    [
      'a NaN offset of a curve',
      () => coxCurves(fit, { rows: [[1, 0]], offset: [Number.NaN] }),
      /offset\[0\]: expected a finite number/,
    ],
    [
      'too few offsets',
      () =>
        coxCurves(fit, {
          rows: [
            [1, 0],
            [2, 1],
          ],
          offset: [1],
        }),
      /offset: expected 2 values/,
    ],
    [
      'a level of -1',
      () => coxCurves(fit, { rows: [[1, 0]], confLevel: -1 }),
      /confLevel: expected a level between 0 and 1/,
    ],
    [
      'an unknown scale of intervals',
      () => coxCurves(fit, { rows: [[1, 0]], confType: 'foo' as 'log' }),
      /confType: expected one of 'log'.*found foo/,
    ],
    ['a negative penalty', () => coxRidge({ ...good, theta: -1 }), /theta: .*found -1/],
    [
      'a penalty on a column that is not there',
      () => coxRidge({ ...good, theta: 1, penalized: [0, 9] }),
      /penalized\[1\]: expected a position of the 2 columns, 0 to 1, found 9/,
    ],
    ['half a position', () => coxRidge({ ...good, theta: 1, penalized: [0.5] }), /penalized\[0\]/],
    [
      'exact ties of a ridge',
      () => coxRidge({ ...good, theta: 1, ties: 'exact' as 'efron' }),
      /ties: expected one of 'efron', 'breslow', found exact/,
    ],
    ['exact ties of Firth', () => coxFirth({ ...good, ties: 'exact' as 'efron' }), /ties: .*exact/],
    [
      'exact ties of many samples',
      () => coxRepeated({ ...good, ties: 'exact' as 'efron' }),
      /ties: .*exact/,
    ],
    [
      'an unknown type of prediction',
      () => coxPredict(fit, { type: 'foo' as 'lp' }),
      /type: expected one of 'lp', 'risk', found foo/,
    ],
    [
      'an unknown reference',
      () => coxPredict(fit, { reference: 'foo' as 'zero' }),
      /reference: expected one of 'strata', 'sample', 'zero', found foo/,
    ],
    [
      'an unknown transform',
      () => coxZph(fit, { transform: 'foo' as 'km' }),
      /transform: expected one of 'km', 'rank', 'identity', 'log', found foo/,
    ],
    [
      'an unknown transform of residuals',
      () => coxZphResiduals(fit, { transform: 'foo' as 'km' }),
      /transform: .*found foo/,
    ],
    ['bad weights', () => coxFirth({ ...good, weight: [0, 1, 1, 1, 1, 1] }), /weight\[0\]/],
    [
      'log of time 0',
      () => coxZph(cox({ ...good, time: [0, 3, 8, 2, 6, 4] }), { transform: 'log' }),
      /log of the event time 0 is not finite/,
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(SurvivalInputError);
    expect(call).toThrow(message);
  });
});
