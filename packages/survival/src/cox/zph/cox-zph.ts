import { requireObject } from '../../errors/require-object.ts';
import { SurvivalInputError } from '../../errors/survival-input-error.ts';
import type { CoxFit, CoxTest } from '../cox-fit.ts';
import type { CoxModel } from '../cox-model.ts';
import { requireFit } from '../require-fit.ts';
import { requireTerms } from './require-terms.ts';
import { transformTimes, type ZphTransform } from './transform-times.ts';
import { zphBlocks } from './zph-blocks.ts';
import type { ZphTerm } from './zph-term.ts';
import { zphTest } from './zph-test.ts';

export interface CoxZphOptions {
  /** Time scale; km by default. */
  readonly transform?: ZphTransform;
  /** Columns tested together; by default each column on its own. */
  readonly terms?: readonly ZphTerm[];
}

export interface ZphRow {
  readonly name: string;
  readonly test: CoxTest;
}

export interface CoxZph {
  readonly transform: ZphTransform;
  readonly rows: readonly ZphRow[];
  readonly global: CoxTest;
}

/**
 * Score tests of proportional hazards: that coefficients do not change linearly with g(t).
 * R (survival 3.x): `cox.zph(fit, transform, terms)`. Weights, strata and start-stop data as in the
 * fit; for exact ties with Breslow's hazard. Columns without an estimate are left out of every test:
 * a term that has no other gets their reason. Where R stops because its matrix is singular, there
 * is a reason. Throws SurvivalInputError on log times of 0 or below, on an unknown transform, and on
 * terms with a column that the fit does not have, or one named twice.
 */
export function coxZph(fit: CoxFit, options: CoxZphOptions = {}): CoxZph {
  requireFit(fit);
  requireObject(options, 'options', 'an object of options');
  const { transform = 'km' } = options;
  const { data } = fit.model;
  const terms = requireTerms(fit, options.terms);
  const kept = fit.columns.flatMap((column, j) => (column.reason === null ? [j] : []));
  const times = transformTimes(data, transform);
  requireFinite(fit.model, times, transform);
  const blocks = kept.length > 0 ? zphBlocks(fit.model, kept, times) : null;
  const testOf = (columns: readonly number[]): CoxTest => {
    const places = columns.map((j) => kept.indexOf(j)).filter((k) => k >= 0);
    if (blocks !== null && places.length > 0) return zphTest(blocks, places);
    const reason = fit.columns[columns[0] ?? -1]?.reason ?? {
      code: 'not-available' as const,
      message: 'no column of the fit has an estimate',
    };
    return { stat: null, df: 0, p: null, reason };
  };
  return {
    transform,
    rows: terms.map(({ name, columns }) => ({ name, test: testOf(columns) })),
    global: testOf(data.names.map((_, j) => j)),
  };
}

function requireFinite(model: CoxModel, times: Float64Array, transform: ZphTransform): void {
  const index = times.findIndex((value, i) => model.data.event[i] === 1 && !Number.isFinite(value));
  if (index < 0) return;
  throw new SurvivalInputError({
    code: 'out-of-range',
    argument: 'transform',
    message: `${transform} of the event time ${model.data.time[index]} is not finite; choose another transform`,
  });
}
