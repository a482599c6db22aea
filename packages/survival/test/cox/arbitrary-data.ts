import fc from 'fast-check';
import type { NaiveData } from './naive-cox.ts';

export interface DataShape {
  readonly rows: { readonly min: number; readonly max: number };
  readonly columns: number;
  /** Times are drawn from 1..times: fewer times, more ties. */
  readonly times: number;
  readonly weighted?: boolean;
  readonly delayed?: boolean;
  readonly strata?: number;
  /** Largest offset; none by default. */
  readonly offset?: number;
}

/** Data sets with ties in times and covariates, delayed entries, weights and strata. */
export function arbitraryData(shape: DataShape): fc.Arbitrary<NaiveData> {
  const { rows, columns, times, strata = 1 } = shape;
  const row = fc.record({
    time: fc.integer({ min: 1, max: times }),
    delay: fc.integer({ min: 1, max: times }),
    event: fc.constantFrom(0, 1, 1),
    x: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: columns, maxLength: columns }),
    weight: fc.integer({ min: 1, max: 8 }),
    stratum: fc.integer({ min: 1, max: strata }),
    offset: fc.integer({ min: -3, max: 3 }),
  });
  return fc.array(row, { minLength: rows.min, maxLength: rows.max }).map((list) => ({
    time: list.map((each) => each.time),
    entry: shape.delayed ? list.map((each) => Math.max(0, each.time - each.delay)) : null,
    event: list.map((each) => each.event),
    columns: Array.from({ length: columns }, (_, j) =>
      list.map((each) => (j % 2 === 0 ? each.x[j]! : each.x[j]! / 4 + j)),
    ),
    weight: list.map((each) => (shape.weighted ? each.weight / 4 : 1)),
    offset: list.map((each) => (shape.offset ? (each.offset / 3) * shape.offset : 0)),
    strata: list.map((each) => each.stratum),
  }));
}
