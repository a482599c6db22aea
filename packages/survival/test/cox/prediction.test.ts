import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import type { CoxFit } from '../../src/cox/cox-fit.ts';
import { designMatrix } from '../../src/cox/design/design-matrix.ts';
import { coxBaselineHazard } from '../../src/cox/prediction/cox-baseline-hazard.ts';
import { coxCurves } from '../../src/cox/prediction/cox-curves.ts';
import { coxExpected } from '../../src/cox/prediction/cox-expected.ts';
import { type CoxPrediction, coxPredict } from '../../src/cox/prediction/cox-predict.ts';
import { survivalQuantiles } from '../../src/nonparametric/survival-quantiles.ts';
import { assertClose, type ReferenceJson, referenceCases } from '../reference-cases.ts';
import { type ReferenceModel, referenceModel } from './reference-model.ts';

const TOLERANCE = 1e-10;
/** Separated fits are known to about 1e-8; hazards far from the mean multiply that. */
const SEPARATED = 1e-5;

const cases = referenceCases('coxph').filter(
  (each) => each.basehaz || each.predict || each.newdata,
);
const toleranceOf = (fit: CoxFit) =>
  fit.columns.some((column) => column.reason?.code === 'separation') ? SEPARATED : TOLERANCE;

function comparePrediction(
  found: CoxPrediction,
  expected: ReferenceJson,
  where: string,
  tolerance: number,
): void {
  const rows: number[] = expected.row ?? [...found.fit.keys()];
  const pick = (values: Float64Array) => rows.map((row) => values[row]!);
  const size = Math.max(...expected.values[0].map(Math.abs));
  pick(found.fit).forEach((value, k) => {
    expect(Math.abs(value - expected.values[0][k])).toBeLessThanOrEqual(tolerance * size + 1e-15);
  });
  if (tolerance === SEPARATED) return;
  const largest = Math.max(...expected.values[1]);
  pick(found.se).forEach((value, k) => {
    const difference = Math.abs(value - expected.values[1][k]);
    if (!(difference <= tolerance * largest)) {
      throw new Error(`${where} se ${k}: ${value}, expected ${expected.values[1][k]}`);
    }
  });
}

/** Design rows for new data: one row after the other of the case's variables. */
function designRow(model: ReferenceModel, values: ReferenceJson): number[] {
  const names = [...new Set(model.design.terms.flatMap((term) => term.variables))];
  const variables = Object.fromEntries(
    names.map((name) => {
      const { levels } = model.frame;
      const declared = levels[name] ?? sortedText(model, name);
      if (declared === null) return [name, [values[name]]];
      return [name, { codes: [declared.indexOf(String(values[name]))], levels: declared }];
    }),
  );
  const terms = model.design.terms.map((term) => term.variables);
  return designMatrix({ variables, terms }).columns.map((column) => column.values[0]!);
}

function sortedText(model: ReferenceModel, name: string): string[] | null {
  const column = model.frame.columns[name]!;
  if (!column.some((value) => typeof value === 'string')) return null;
  return [...new Set(column.map(String))].sort();
}

describe('predictions of a Cox fit against R', () => {
  it('covers every case', () => {
    expect(cases.length).toBe(126);
  });

  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, reference) => {
    const model = referenceModel(reference);
    const fit = cox(model.input);
    const tolerance = toleranceOf(fit);
    if (reference.basehaz) {
      compareBaseline(fit, reference.basehaz.centered, true, model, tolerance);
      compareBaseline(fit, reference.basehaz.uncentered, false, model, tolerance);
    }
    const { predict } = reference;
    if (predict) {
      const of = (name: string, found: CoxPrediction) =>
        comparePrediction(found, predict[name], name, tolerance);
      of('lp_strata', coxPredict(fit));
      of('lp_sample', coxPredict(fit, { reference: 'sample' }));
      of('lp_zero', coxPredict(fit, { reference: 'zero' }));
      of('risk_strata', coxPredict(fit, { type: 'risk' }));
      of('expected', coxExpected(fit));
    }
    for (const expected of reference.newdata ?? [])
      compareNew(reference.id, fit, model, expected, tolerance);
  });
});

function compareBaseline(
  fit: CoxFit,
  expected: ReferenceJson,
  centred: boolean,
  model: ReferenceModel,
  tolerance: number,
): void {
  const found = coxBaselineHazard(fit, centred);
  const time = found.flatMap((each) => [...each.time]);
  const hazard = found.flatMap((each) => [...each.hazard]);
  const stratum = found.flatMap((each) => [...each.time].map(() => each.stratum));
  if (expected.error) {
    // R cannot tell the strata of its exact start-stop fits, whose class is missing.
    expect(hazard.every(Number.isFinite)).toBe(true);
    return;
  }
  expect(time.length).toBe(expected.n);
  const rows: number[] = expected.row ?? [...time.keys()];
  expect(rows.map((row) => time[row])).toEqual(expected.time);
  assertClose(
    rows.map((row) => hazard[row]!),
    expected.hazard,
    'hazard',
    tolerance,
  );
  if (!expected.strata) return;
  const label = (code: number) => model.strataLabels[code]!.replace(/^celltype=|^inst=|^sex=/, '');
  expect(rows.map((row) => label(stratum[row] as number))).toEqual(
    expected.strata.map((text: string) => text.replace(/^inst=|^sex=/, '')),
  );
}

function compareNew(
  reference: string,
  fit: CoxFit,
  model: ReferenceModel,
  expected: ReferenceJson,
  tolerance: number,
): void {
  const row = designRow(model, expected.values);
  const covariates = row.map((value) => [value]);
  for (const reference of ['zero', 'sample'] as const) {
    const found = coxPredict(fit, { covariates, reference });
    const { fit: lp, se } = expected[`lp_${reference}`];
    assertClose(found.fit, [lp], `lp ${reference}`, tolerance);
    if (tolerance !== SEPARATED) assertClose(found.se, [se], `lp ${reference} se`, tolerance);
  }
  const log = coxCurves(fit, { rows: [row] });
  const loglog = coxCurves(fit, { rows: [row], confType: 'log-log' });
  expect(log.length).toBe(expected.curves.length);
  expected.curves.forEach((curve: ReferenceJson, k: number) => {
    const found = log[k]!;
    expect(found.time.length).toBe(curve.n_times);
    const rows: number[] = curve.row ?? [...found.time.keys()];
    const pick = (values: Float64Array | null) => rows.map((at) => values![at]!);
    expect(pick(found.time)).toEqual(curve.time);
    const survival = pick(found.survival);
    // R raises the survival at the mean to a power; where that is 0 by underflow, it stays 0.
    const underflow = curve.surv.map((s: number, at: number) => s === 0 && survival[at]! > 0.1);
    expect(underflow.some(Boolean)).toBe(reference.startsWith('edge_n3_perfect'));
    const kept = (values: number[]) => values.filter((_, at) => !underflow[at]);
    assertClose(kept(survival), kept(curve.surv), 'surv', tolerance);
    assertClose(pick(found.cumulativeHazard), curve.cumhaz, 'cumhaz', tolerance);
    if (tolerance === SEPARATED) return;
    assertClose(pick(found.stdErrCumulativeHazard), curve.std_err_raw, 'se', tolerance);
    assertClose(pick(found.lower), curve.lower_log, 'lower', tolerance);
    assertClose(pick(found.upper), curve.upper_log, 'upper', tolerance);
    assertClose(pick(loglog[k]!.lower), curve.lower_loglog, 'lower log-log', tolerance);
    assertClose(pick(loglog[k]!.upper), curve.upper_loglog, 'upper log-log', tolerance);
    assertClose([survivalQuantiles(found, [0.5])[0]!.time], [curve.median], 'median');
  });
}
