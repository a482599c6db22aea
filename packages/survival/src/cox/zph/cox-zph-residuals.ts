import { requireObject } from '../../errors/require-object.ts';
import type { CoxFit } from '../cox-fit.ts';
import { takeRows } from '../layout/take-rows.ts';
import { choleskyFactor } from '../linear/cholesky-factor.ts';
import { choleskyInverse } from '../linear/cholesky-inverse.ts';
import { choleskySolve } from '../linear/cholesky-solve.ts';
import { requireFit } from '../require-fit.ts';
import { eventResiduals } from '../residuals/schoenfeld-residuals.ts';
import type { CoxZphOptions } from './cox-zph.ts';
import { requireTerms } from './require-terms.ts';
import { transformTimes } from './transform-times.ts';
import { varyingEvents } from './varying-events.ts';
import { zphBlocks } from './zph-blocks.ts';
import type { ZphBlocks } from './zph-test.ts';

export interface CoxZphResiduals {
  readonly time: Float64Array;
  /** Transformed times. */
  readonly x: Float64Array;
  /** Stratum code of each event. */
  readonly stratum: Int32Array;
  readonly terms: readonly {
    readonly name: string;
    /** Null where the term does not vary in the event's stratum. */
    readonly values: readonly (number | null)[];
  }[];
  /** Average variance of the residuals, terms x terms row by row. */
  readonly variance: Float64Array;
}

const TOLERANCE = 1e-12;

/**
 * Scaled Schoenfeld residuals of terms against transformed time, the points of the plot of
 * `cox.zph`. A term of one column estimates beta(t); a term of several stands for its linear
 * predictor and estimates the multiple of it, 1 under proportional hazards.
 * R: `cox.zph(fit, transform, terms)$y`, `$x`, `$var`. Terms without an estimate are left out. Events
 * of one time and stratum stand in the order of the rows; with entry times in its reverse, as in R.
 * Where the only term does not vary in some stratum, R gives the coefficient for that stratum's events
 * and leaves the last event unscaled; here the former are null and the latter is scaled as the rest.
 * Throws SurvivalInputError as `coxZph` does.
 */
export function coxZphResiduals(fit: CoxFit, options: CoxZphOptions = {}): CoxZphResiduals {
  requireFit(fit);
  requireObject(options, 'options', 'an object of options');
  const { data, coefficients } = fit.model;
  const terms = requireTerms(fit, options.terms)
    .map(({ name, columns }) => ({
      name,
      columns: columns.filter((j) => fit.columns[j]?.reason === null),
    }))
    .filter(({ columns }) => columns.length > 0);
  const kept = fit.columns.flatMap((column, j) => (column.reason === null ? [j] : []));
  const times = transformTimes(data, options.transform ?? 'km');
  const { row, time, stratum, values } = inOrder(eventResiduals(fit), data.entry !== null);
  const x = takeRows(times, row);
  if (terms.length === 0) return { time, x, stratum, terms: [], variance: new Float64Array(0) };

  const k = terms.length;
  const used = varyingEvents(fit.model, kept);
  const mean = meanInformation(zphBlocks(fit.model, kept, times), used);
  const slope = (t: number, j: number) => {
    const { columns } = terms[t]!;
    if (!columns.includes(j)) return 0;
    return columns.length === 1 ? 1 : coefficients[j]!;
  };
  const average = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      kept.forEach((i, ki) => {
        kept.forEach((j, kj) => {
          average[a * k + b]! += slope(a, i) * mean[ki * kept.length + kj]! * slope(b, j);
        });
      });
    }
  }
  const points = terms.map((_, t) => {
    const sum = new Float64Array(row.length);
    for (const j of kept) {
      const factor = slope(t, j);
      for (let e = 0; e < sum.length; e++) sum[e]! += factor * values[j]![e]!;
    }
    return sum;
  });
  const varies = used.map((events) =>
    terms.map(({ columns }) => columns.some((j) => events[kept.indexOf(j)]! > 0)),
  );
  return {
    time,
    x,
    stratum,
    terms: scaleByStratum(average, points, stratum, varies).map((column, t) => {
      const { name, columns } = terms[t]!;
      const level = columns.length === 1 ? coefficients[columns[0]!]! : 1;
      return { name, values: column.map((value) => (value === null ? null : value + level)) };
    }),
    variance: inverse(average, k),
  };
}

/** The events with those of one time and stratum in the reverse order, if asked. */
function inOrder(events: ReturnType<typeof eventResiduals>, reversed: boolean) {
  if (!reversed) return events;
  const { row, time, stratum } = events;
  const values: readonly Float64Array[] = events.values;
  const order = new Int32Array(row.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && time[end] === time[start] && stratum[end] === stratum[start])
      end++;
    for (let k = start; k < end; k++) order[k] = start + end - 1 - k;
  }
  return {
    row: order.map((k) => row[k]!),
    time: takeRows(time, order),
    stratum: order.map((k) => stratum[k]!),
    values: values.map((column) => takeRows(column, order)),
  };
}

/** Information per event, counting for each pair of columns the strata in which both vary. */
function meanInformation({ p, plain, scale }: ZphBlocks, used: readonly Int32Array[]) {
  return plain.map((value, at) => {
    const a = Math.floor(at / p);
    const b = at % p;
    const events = used.reduce((sum, count) => sum + Math.min(count[a]!, count[b]!), 0);
    return value / (scale[a]! * scale[b]! * Math.max(1, events));
  });
}

function scaleByStratum(
  average: Float64Array,
  points: readonly Float64Array[],
  stratum: Int32Array,
  varies: readonly (readonly boolean[])[],
): (number | null)[][] {
  const k = points.length;
  const out = points.map((column) => Array.from(column, (): number | null => null));
  varies.forEach((inStratum, s) => {
    const live = inStratum.flatMap((yes, t) => (yes ? [t] : []));
    const factor = Float64Array.from(live.flatMap((a) => live.map((b) => average[a * k + b]!)));
    choleskyFactor(factor, live.length, TOLERANCE);
    stratum.forEach((code, e) => {
      if (code !== s) return;
      const solved = Float64Array.from(live, (t) => points[t]![e]!);
      choleskySolve(factor, live.length, solved);
      live.forEach((t, i) => {
        out[t]![e] = solved[i]!;
      });
    });
  });
  return out;
}

function inverse(matrix: Float64Array, k: number): Float64Array {
  const factor = matrix.slice();
  choleskyFactor(factor, k, TOLERANCE);
  return choleskyInverse(factor, k);
}
