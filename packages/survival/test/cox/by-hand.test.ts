import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { coxBaselineHazard } from '../../src/cox/prediction/cox-baseline-hazard.ts';
import { martingaleResiduals } from '../../src/cox/residuals/martingale-residuals.ts';
import { schoenfeldResiduals } from '../../src/cox/residuals/schoenfeld-residuals.ts';
import { assertClose } from '../reference-cases.ts';

/**
 * Six rows with a tied death, a death tied with a censoring and a lone death, solved by hand.
 * Source: T. Therneau, survival vignette "validate", test data 1. With r = exp(beta): at time 1
 * three rows of x = 1 and three of x = 0 are at risk, at time 6 one and three, at time 9 one of 0.
 */
const six = {
  time: [9, 1, 1, 6, 6, 8],
  event: [1, 1, 0, 1, 1, 0],
  covariates: [[0, 1, 1, 1, 0, 0]],
  control: { eps: 1e-15 },
};
const EXACT = 1e-13;

describe('Cox models solved by hand', () => {
  it('Breslow: log lik = 2 beta - log(3r + 3) - 2 log(r + 3), r = (3 + sqrt(33)) / 2', () => {
    const fit = cox({ ...six, ties: 'breslow' });
    const beta = Math.log(1.5 + Math.sqrt(33) / 2);
    const r = Math.exp(beta);
    const information = r / (r + 1) ** 2 + (2 * 3 * r) / (r + 3) ** 2;
    const [column] = fit.columns;
    assertClose([column!.coefficient], [beta], 'beta', 1e-12);
    assertClose([column!.se], [1 / Math.sqrt(information)], 'se', 1e-12);
    assertClose([fit.loglik.null], [-Math.log(6) - 2 * Math.log(4)], 'null', EXACT);
    const loglik = 2 * beta - Math.log(3 * r + 3) - 2 * Math.log(r + 3);
    assertClose([fit.loglik.final], [loglik], 'loglik', EXACT);
    // At 0 the score is 2 - 1/2 - 2/4 = 1 and the information 1/4 + 2 x 3/16 = 5/8.
    assertClose([fit.scoreTest.stat], [8 / 5], 'score test', EXACT);
    const hazard = [1 / (3 * r + 3), 1 / (3 * r + 3) + 2 / (r + 3)];
    const residuals = [
      1 - 1 - hazard[1]!,
      1 - r * hazard[0]!,
      -r * hazard[0]!,
      1 - r * hazard[1]!,
      1 - hazard[1]!,
      -hazard[1]!,
    ];
    martingaleResiduals(fit).forEach((value, i) => {
      expect(Math.abs(value - residuals[i]!)).toBeLessThan(1e-12);
    });
    const baseline = coxBaselineHazard(fit, false)[0]!;
    expect([...baseline.time]).toEqual([1, 6, 8, 9]);
    const expected = [hazard[0]!, hazard[1]!, hazard[1]!, hazard[1]! + 1];
    assertClose(baseline.hazard, expected, 'baseline', 1e-12);
  });

  it('Efron: r is the root of r^3 - 23 r - 30', () => {
    const fit = cox(six);
    const root = Math.acos(15 * (3 / 23) ** 1.5);
    const r = 2 * Math.sqrt(23 / 3) * Math.cos(root / 3);
    assertClose([fit.columns[0]!.hr], [r], 'r', 1e-12);
    const loglik = 2 * Math.log(r) - Math.log(3 * r + 3) - Math.log(r + 3) - Math.log((r + 5) / 2);
    assertClose([fit.loglik.final], [loglik], 'loglik', EXACT);
    const mean = (r / (r + 3) + r / (r + 5)) / 2;
    const { values, row } = schoenfeldResiduals(fit);
    expect([...row]).toEqual([1, 3, 4, 0]);
    const expected = [1 - r / (r + 1), 1 - mean, -mean, 0];
    values[0]!.forEach((value, k) => {
      expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-12);
    });
  });

  it('exact ties: both likelihood terms are 3r + 3, the estimate is infinite', () => {
    const [column] = cox({ ...six, ties: 'exact' }).columns;
    expect(column).toMatchObject({
      coefficient: null,
      reason: { code: 'separation', direction: 'up' },
    });
  });

  it('start-stop data: Breslow solves 4 = sum of the risk-set means', () => {
    // Source: the same vignette, test data 2.
    const fit = cox({
      entry: [1, 2, 5, 2, 1, 7, 3, 4, 8, 8],
      time: [2, 3, 6, 7, 8, 9, 9, 9, 14, 17],
      event: [1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
      covariates: [[1, 0, 0, 1, 0, 1, 1, 1, 0, 0]],
      ties: 'breslow',
      control: { eps: 1e-15 },
    });
    const r = fit.columns[0]!.hr!;
    const means = r / (r + 1) + r / (r + 2) + (9 * r) / (3 * r + 2) + (6 * r) / (3 * r + 1);
    assertClose([means], [4], 'score', 1e-12);
    const at = (q: number) =>
      4 * Math.log(q) -
      Math.log(q + 1) -
      Math.log(q + 2) -
      3 * Math.log(3 * q + 2) -
      2 * Math.log(3 * q + 1);
    assertClose([fit.loglik.null, fit.loglik.final], [at(1), at(r)], 'loglik', EXACT);
    const information =
      r / (r + 1) ** 2 +
      (2 * r) / (r + 2) ** 2 +
      (18 * r) / (3 * r + 2) ** 2 +
      (6 * r) / (3 * r + 1) ** 2;
    assertClose([fit.variance[0]!], [1 / information], 'variance', 1e-12);
  });

  it('two groups and one event: log odds of the group sizes at a score of 0', () => {
    // Breslow, weights: the event weighs 2, (2 + 1) r and 4 at risk; no finite root.
    const fit = cox({
      time: [1, 2, 2],
      event: [1, 0, 0],
      covariates: [[1, 1, 0]],
      weight: [2, 1, 4],
    });
    expect(fit.columns[0]!.reason?.code).toBe('separation');
    assertClose([fit.loglik.null], [-2 * Math.log(7)], 'null', EXACT);
    assertClose([fit.loglik.final], [-2 * Math.log(3)], 'supremum', 1e-7);
  });
});

describe('identities', () => {
  const time = [4, 2, 6, 2, 8, 5, 3, 7, 6, 1];
  const event = [1, 1, 0, 1, 1, 0, 1, 1, 1, 0];
  const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
  const y = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8];
  const of = (input: Parameters<typeof cox>[0]) => cox({ control: { eps: 1e-14 }, ...input });

  it('whole weights with Breslow equal copies of the rows', () => {
    const weight = [1, 3, 2, 1, 1, 2, 1, 3, 1, 2];
    const copies = weight.flatMap((count, i) => Array<number>(count).fill(i));
    const take = (values: number[]) => copies.map((i) => values[i]!);
    const weighted = of({ time, event, covariates: [x, y], weight, ties: 'breslow' });
    const copied = of({
      time: take(time),
      event: take(event),
      covariates: [take(x), take(y)],
      ties: 'breslow',
    });
    assertClose(weighted.variance, [...copied.variance], 'variance', 1e-12);
    assertClose([weighted.loglik.final], [copied.loglik.final], 'loglik', 1e-12);
  });

  it('rows in another order give the same fit; units of time do not matter', () => {
    const order = [7, 2, 9, 0, 4, 1, 8, 3, 6, 5];
    const take = (values: number[]) => order.map((i) => values[i]!);
    const fit = of({ time, event, covariates: [x, y] });
    const moved = of({ time: take(time), event: take(event), covariates: [take(x), take(y)] });
    const months = of({ time: time.map((t) => t / 12), event, covariates: [x, y] });
    for (const other of [moved, months]) {
      assertClose(other.variance, [...fit.variance], 'variance', 1e-13);
      assertClose([other.loglik.final], [fit.loglik.final], 'loglik', 1e-13);
    }
    expect(JSON.stringify(months.columns)).toBe(JSON.stringify(fit.columns));
  });

  it('splitting follow-up at times without change leaves the fit as it is', () => {
    const cuts = [1.5, 3.5, 5.5];
    const pieces = time.flatMap((end, i) => {
      const stops = [...cuts.filter((cut) => cut < end), end];
      return stops.map((stop, k) => ({
        i,
        entry: stops[k - 1] ?? 0,
        stop,
        event: stop === end ? event[i]! : 0,
      }));
    });
    const split = of({
      entry: pieces.map((piece) => piece.entry),
      time: pieces.map((piece) => piece.stop),
      event: pieces.map((piece) => piece.event),
      covariates: [pieces.map((piece) => x[piece.i]!), pieces.map((piece) => y[piece.i]!)],
      cluster: pieces.map((piece) => piece.i),
    });
    const whole = of({ time, event, covariates: [x, y], robust: true });
    assertClose(split.naiveVariance!, [...whole.naiveVariance!], 'naive variance', 1e-12);
    assertClose(split.variance, [...whole.variance], 'robust variance', 1e-11);
  });

  it('a stratified likelihood is the sum over strata', () => {
    const strata = ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'];
    const control = { maxIterations: 0 };
    const init = [0.1, -0.2];
    const whole = cox({ time, event, covariates: [x, y], strata, init, control });
    const parts = ['a', 'b'].map((name) => {
      const take = (values: number[]) => values.filter((_, i) => strata[i] === name);
      const covariates = [take(x), take(y)];
      return cox({ time: take(time), event: take(event), covariates, init, control });
    });
    const sum = parts.reduce((total, part) => total + part.loglik.final, 0);
    assertClose([whole.loglik.final], [sum], 'loglik', EXACT);
  });
});
