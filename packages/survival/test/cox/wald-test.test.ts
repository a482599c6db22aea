import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { waldTest } from '../../src/cox/wald-test.ts';
import { assertClose, referenceCases } from '../reference-cases.ts';
import { referenceModel } from './reference-model.ts';

const cases = referenceCases('coxph');
const fitOf = (id: string) => cox(referenceModel(cases.find((each) => each.id === id)!).input);

describe('waldTest', () => {
  it('equals coxph.wtest(vcov(fit)[k, k], coef(fit)[k]) of R survival 3.5-3', () => {
    // f <- coxph(Surv(time, status) ~ trt + celltype + karno + diagtime + age + prior, veteran)
    const main = waldTest(fitOf('veteran-full-efron'), [1, 2, 3]);
    const celltype = [18.144400933524143, 3, 0.00041069279534020336];
    assertClose([main.stat, main.df, main.p], celltype, 'celltype', 1e-11);
    // f <- coxph(Surv(time, status) ~ trt * celltype + karno, veteran)
    const fit = fitOf('veteran-interaction');
    const product = waldTest(
      fit,
      fit.columns.map((column) => column.name).filter((name) => name.includes(':')),
    );
    const expected = [6.855788024044798, 3, 0.0766391430694187];
    assertClose([product.stat, product.df, product.p], expected, 'trt:celltype', 1e-11);
  });

  it('is the Wald test of the fit over all columns, and z squared over one', () => {
    const fit = fitOf('kidney-cluster-efron');
    expect(waldTest(fit, [...fit.columns.keys()])).toEqual(fit.waldTest);
    const one = waldTest(fit, ['sex2']);
    const column = fit.columns.find((each) => each.name === 'sex2')!;
    assertClose([one.stat, one.p], [column.z! ** 2, column.p], 'sex', 1e-12);
  });

  it('does not count collinear columns and has no value beside a separated one', () => {
    const collinear = waldTest(fitOf('collinear-cox-efron'), ['x', 'x2']);
    expect(collinear.df).toBe(1);
    expect(waldTest(fitOf('collinear-cox-efron'), ['x2']).reason?.code).toBe('not-available');
    const separated = waldTest(fitOf('sep-z-x-cox-efron'), ['z', 'x']);
    expect(separated).toMatchObject({ stat: null, p: null, reason: { code: 'separation' } });
    expect(waldTest(fitOf('sep-z-x-cox-efron'), ['x']).stat).toBeGreaterThan(0);
  });

  it('does not depend on the units of the columns', () => {
    // R, in years: coxph(Surv(time, status) ~ age + sex, lung)$wald.test, with robust = TRUE too, and
    // its $rscore; R itself loses age in seconds: 9.39 for 13.47.
    const { input } = referenceModel(cases.find((each) => each.id === 'lung-robust')!);
    const seconds = Float64Array.from(input.covariates[0]!, (age) => age * 31557600);
    for (const covariates of [input.covariates, [seconds, input.covariates[1]!]]) {
      const plain = cox({ ...input, covariates, robust: false });
      const robust = cox({ ...input, covariates, robust: true });
      const found = [
        plain.waldTest.stat,
        waldTest(plain, ['sex2', 'age']).stat,
        robust.waldTest.stat,
        robust.robustScoreTest!.stat,
      ];
      const expected = [
        13.47324945137029, 13.47324945137029, 13.58886916071337, 13.242437588243071,
      ];
      assertClose(found, expected, 'tests', 1e-11);
    }
  });

  it('refuses columns that the fit does not have', () => {
    expect(() => waldTest(fitOf('lung-sex-efron'), ['age'])).toThrow(/no column age; it has sex/);
    expect(() => waldTest(fitOf('lung-sex-efron'), [1])).toThrow(/columns\[0\]/);
  });
});
