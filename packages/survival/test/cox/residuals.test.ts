import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import type { CoxFit } from '../../src/cox/cox-fit.ts';
import { devianceResiduals } from '../../src/cox/residuals/deviance-residuals.ts';
import { dfbetaResiduals } from '../../src/cox/residuals/dfbeta-residuals.ts';
import { dfbetasResiduals } from '../../src/cox/residuals/dfbetas-residuals.ts';
import { martingaleResiduals } from '../../src/cox/residuals/martingale-residuals.ts';
import { scaledSchoenfeldResiduals } from '../../src/cox/residuals/scaled-schoenfeld-residuals.ts';
import {
  type EventResiduals,
  schoenfeldResiduals,
} from '../../src/cox/residuals/schoenfeld-residuals.ts';
import { scoreResiduals } from '../../src/cox/residuals/score-residuals.ts';
import { assertClose, decode, type ReferenceJson, referenceCases } from '../reference-cases.ts';
import { referenceModel } from './reference-model.ts';

const ROUNDING = 1e-11;
/** The end point of a separated fit is known to about 1e-8, see cox-reference.test.ts. */
const SEPARATED = 1e-6;

const cases = referenceCases('coxph').filter((each) => each.residuals);

/** Residuals are differences of numbers around `scale`: rounding is relative to that. */
function compare(
  columns: readonly (Float64Array | null)[],
  expected: ReferenceJson,
  where: string,
  tolerance: number,
): void {
  expect(columns.length).toBe(expected.columns.length);
  columns.forEach((column, j) => {
    if (column === null) return;
    expect(column.length).toBe(expected.n);
    const rows: number[] = expected.row ?? [...column.keys()];
    const wanted = expected.values[j].map(decode);
    const scale = Math.max(...wanted.map(Math.abs), 1e-4);
    rows.forEach((row, k) => {
      const difference = Math.abs(column[row]! - wanted[k]);
      if (!(difference <= tolerance * scale)) {
        throw new Error(`${where} ${j}, row ${row}: ${column[row]}, expected ${wanted[k]}`);
      }
    });
    const sumsq = column.reduce((sum, value) => sum + value * value, 0);
    const squares = decode(expected.sumsq[j]);
    expect(Math.abs(sumsq - squares)).toBeLessThanOrEqual(10 * tolerance * Math.max(squares, 1e-8));
  });
}

function compareEvents(
  found: EventResiduals,
  expected: ReferenceJson,
  where: string,
  tolerance: number,
): void {
  const rows: number[] = expected.row ?? [...found.row.keys()];
  expect(rows.map((k) => found.row[k])).toEqual(expected.event_row);
  expect(rows.map((k) => found.time[k])).toEqual(expected.time);
  compare(found.values, expected, where, tolerance);
}

describe('residuals of a Cox fit against R', () => {
  it('covers every case', () => {
    expect(cases.length).toBe(90);
  });

  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, reference) => {
    const fit: CoxFit = cox(referenceModel(reference).input);
    const expected = reference.residuals;
    const separated = fit.columns.some((column) => column.reason?.code === 'separation');
    const tolerance = separated ? SEPARATED : ROUNDING;
    compare([martingaleResiduals(fit)], expected.martingale, 'martingale', tolerance);
    compare([devianceResiduals(fit)], expected.deviance, 'deviance', tolerance);
    if (fit.ties === 'exact') {
      for (const residual of [scoreResiduals, dfbetaResiduals, schoenfeldResiduals]) {
        expect(() => residual(fit)).toThrow(/not defined for exact ties/);
      }
      return;
    }
    compare(scoreResiduals(fit), expected.score, 'score', tolerance);
    compare(dfbetaResiduals(fit), expected.dfbeta, 'dfbeta', tolerance);
    compare(dfbetasResiduals(fit), expected.dfbetas, 'dfbetas', tolerance);
    compareEvents(schoenfeldResiduals(fit), expected.schoenfeld, 'schoenfeld', tolerance);
    compareEvents(scaledSchoenfeldResiduals(fit), expected.scaledsch, 'scaledsch', tolerance);
  });
});

describe('events whose times are merged', () => {
  // R 4.2.2, survival 3.5-3:
  // f <- coxph(Surv(time, event) ~ x); sprintf("%.17g", residuals(f, "schoenfeld"))
  it('stand in the order of the rows, not of the times before', () => {
    const fit = cox({
      time: [1 + 3e-9, 1, 1, 1 + 1e-10, 2, 3, 3 + 1e-9, 4, 5],
      event: [1, 1, 0, 1, 1, 1, 1, 0, 1],
      covariates: [[1, 0, 2, 3.5, 4, 2, 1, 7, 3]],
    });
    const found = schoenfeldResiduals(fit);
    expect([...found.row]).toEqual([0, 1, 3, 4, 5, 6, 8]);
    expect([...found.time]).toEqual([1, 1, 1, 2, 3, 3, 5]);
    const expected = [
      -0.67657414906914015, -1.6765741490691402, 1.8234258509308598, 1.7922485835218578,
      -0.13126306815725552, -1.1312630681572555, 0,
    ];
    assertClose(found.values[0]!, expected, 'schoenfeld');
  });
});
