import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { waldTest } from '../../src/cox/wald-test.ts';
import { assertClose, referenceCases, referenceTable } from '../reference-cases.ts';
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

  it('has the rank of the variance as degrees of freedom, and says so', () => {
    // l <- lung; l$c <- rep(1:3, length = 228)
    // f <- coxph(Surv(time, status) ~ age + sex + ph.ecog, l, cluster = c)
    const { input } = referenceModel(cases.find((each) => each.id === 'lung-age-sex-ecog-efron')!);
    const table = referenceTable('lung');
    const cluster = Array.from({ length: table.rows }, (_, i) => (i % 3) + 1).filter(
      (_, i) => table.columns['ph.ecog']![i] !== null,
    );
    const fit = cox({ ...input, cluster });
    const names = fit.columns.map((column) => column.name);
    // survival:::coxph.wtest(vcov(f), coef(f)): test 6.2503413516662478, df 2
    const found = waldTest(fit, names);
    assertClose([found.stat], [6.2503413516662478], 'stat', 1e-8);
    expect(found).toMatchObject({ df: 2, reason: null, caution: { code: 'no-variance' } });
    expect(found.caution!.message).toMatch(/age, sex2, ph\.ecog has rank 2, so 2 of these 3/);
    // summary(f)$waldtest: df 3, pvalue 0.10004587590516509
    expect(fit.waldTest).toMatchObject({ df: 3, caution: found.caution });
    assertClose([fit.waldTest.p], [0.10004587590516509], 'p', 1e-8);
  });

  it('counts a column that is named twice once', () => {
    // f <- coxph(Surv(time, event) ~ a + b, d); k <- c(1, 2, 1)
    // survival:::coxph.wtest(vcov(f)[k, k], coef(f)[k])
    const fit = cox({
      time: [5, 3, 8, 2, 6, 4],
      event: [1, 1, 0, 1, 0, 1],
      covariates: [
        [1, 2, 3, 4, 5, 1],
        [0, 1, 1, 0, 1, 0],
      ],
    });
    const twice = waldTest(fit, [0, 1, 0]);
    assertClose([twice.stat, twice.df], [1.4778464750673099, 2], 'test', 1e-12);
    expect(twice.p).toBe(waldTest(fit, [0, 1]).p);
    expect(twice.caution?.message).toMatch(/x1, x2, x1 has rank 2/);
    expect(waldTest(fit, [0, 1])).not.toHaveProperty('caution');
  });

  it('has a reason where the variance overflows', () => {
    const covariates = [[1e-160, 2e-160, 3e-160, 4e-160]];
    const fit = cox({ time: [3, 1, 4, 2], event: [1, 1, 1, 1], covariates });
    expect(waldTest(fit, [0])).toMatchObject({
      stat: null,
      df: 0,
      reason: { code: 'no-variance' },
    });
  });

  it('refuses columns that the fit does not have', () => {
    expect(() => waldTest(fitOf('lung-sex-efron'), ['age'])).toThrow(/no column age; it has sex/);
    expect(() => waldTest(fitOf('lung-sex-efron'), [1])).toThrow(/columns\[0\]/);
  });
});
