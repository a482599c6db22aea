import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { designMatrix } from '../../src/cox/design/design-matrix.ts';
import { arbitraryData } from './arbitrary-data.ts';

const codes = (fit: ReturnType<typeof cox>) =>
  fit.columns.map(({ reason }) => reason && `${reason.code} ${reason.direction ?? ''}`.trim());

describe('separated events', () => {
  it('names the level without events, the direction, and how many rows it has', () => {
    const margin = { codes: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0], levels: ['R0', 'R1', 'R2'] };
    const design = designMatrix({ variables: { margin }, terms: ['margin'] });
    const fit = cox({
      time: [5, 3, 9, 2, 7, 8, 4, 6, 10, 1],
      event: [1, 1, 0, 1, 0, 0, 1, 1, 0, 1],
      covariates: design.columns.map((column) => column.values),
      names: design.columns.map((column) => column.name),
    });
    expect(codes(fit)).toEqual([null, 'separation down']);
    expect(fit.columns[1]!.reason!.message).toBe(
      'marginR2 separates the events: its hazard ratio goes to 0 (none of the 3 rows with marginR2 = 1 has an event)',
    );
    expect(fit.waldTest.reason?.code).toBe('separation');
    expect(fit.lrTest.stat).toBeGreaterThan(0);
    expect(fit.warnings[0]!.message).toMatch(
      /^(Loglik converged before variable 2 \(marginR2\)|Ran out)/,
    );
  });

  // No pair of rows contradicts some direction of the columns, so that the likelihood is monotone;
  // the information is lost to rounding before the steps settle in that direction.
  it.each([
    {
      time: [2, 8, 2, 2, 1, 6],
      event: [1, 0, 0, 1, 1, 1],
      strata: [0, 0, 0, 0, 1, 1],
      covariates: [
        [1.5, 0.5, 0.5, 0.9, 1.9, 0.4],
        [50.1, 51.7, 51.1, 51.7, 50.8, 51.2],
        [1.7, 1.6, 1.2, 0.6, 1.9, 0.5],
      ],
      expected: ['separation up', 'separation up', 'separation down'],
    },
    {
      time: [7, 5, 6, 3, 4, 9],
      event: [0, 1, 0, 0, 1, 1],
      strata: [1, 0, 1, 1, 1, 0],
      covariates: [
        [0.7, 1.2, 0.1, 1, 1.4, 0.8],
        [50.1, 50.5, 51.3, 50.6, 50.2, 50.7],
      ],
      expected: ['separation up', 'not-converged'],
    },
  ])('is found though the last step is noise', ({ expected, ...input }) => {
    expect(codes(cox(input))).toEqual(expected);
  });

  // R runs out of iterations there, and gives standard errors of 0 or NaN.
  it.each([
    {
      time: [4, 7, 3, 1, 5, 7],
      event: [0, 0, 0, 1, 0, 0],
      offset: [6.7, 0.2, 7.7, 2.2, 3.9, 1],
      covariates: [
        [0, 1, 3, 2, 0, 1],
        [2, 2, 0, 0, 2, 2],
      ],
      expected: ['separation down', 'separation down'],
    },
    {
      time: [5, 6, 6, 7, 3, 2, 7, 2],
      event: [0, 1, 0, 1, 0, 0, 1, 0],
      offset: [1.1, 2.8, 7.1, 3.3, 3.3, 3.4, 6.5, 7.6],
      covariates: [
        [1, 1, 2, 0, 0, 1, 0, 3],
        [2, 0, 1, 2, 3, 1, 0, 1],
        [3, 0, 1, 2, 0, 1, 3, 3],
      ],
      expected: ['separation down', 'separation down', 'separation down'],
    },
  ])('is found where the likelihood is 1 and no step is left', ({ expected, ...input }) => {
    const fit = cox({ ...input, ties: 'exact' });
    expect(fit.loglik.final).toBeCloseTo(0, 12);
    expect(codes(fit)).toEqual(expected);
  });

  it('a level without events leaves the others as if its rows were not there', () => {
    const shape = {
      rows: { min: 10, max: 30 },
      columns: 2,
      times: 12,
      delayed: true,
      weighted: true,
    };
    const marks = fc.array(fc.boolean(), { minLength: 30, maxLength: 30 });
    let checked = 0;
    fc.assert(
      fc.property(arbitraryData(shape), marks, (data, flags) => {
        const level = data.time.map((_, i) => (flags[i] && data.event[i] === 0 ? 1 : 0));
        const rows = [...level.keys()].filter((i) => level[i] === 0);
        const take = (values: readonly number[]) => rows.map((i) => values[i]!);
        const base = { robust: false, control: { eps: 1e-12, maxIterations: 40 } };
        const without = cox({
          ...base,
          time: take(data.time),
          entry: take(data.entry!),
          event: take(data.event),
          weight: take(data.weight),
          covariates: data.columns.map(take),
        });
        const { time, event, weight } = data;
        const covariates = [...data.columns, level];
        const fit = cox({ ...base, time, entry: data.entry!, event, weight, covariates });
        const last = fit.columns[2]!.reason;
        if (without.columns.some(({ reason }) => reason !== null)) return;
        if (last?.code !== 'separation') {
          // Otherwise the level is never at risk at an event time, or nobody has it.
          expect(last?.code).toMatch(/no-information|constant|collinear/);
          return;
        }
        checked++;
        expect(last.direction).toBe('down');
        without.columns.forEach(({ coefficient, se }, j) => {
          const found = fit.columns[j]!;
          expect(Math.abs(found.coefficient! - coefficient!)).toBeLessThan(1e-5 * (1 + se!));
          expect(Math.abs(found.se! / se! - 1)).toBeLessThan(1e-4);
        });
        expect(Math.abs(fit.loglik.final - without.loglik.final)).toBeLessThan(1e-6);
      }),
      { seed: 1989, numRuns: 400 },
    );
    expect(checked).toBeGreaterThan(100);
  });

  it('two columns that separate only together are both named', () => {
    // All events have x = y; rows with x = 1 alone or y = 1 alone have none.
    const fit = cox({
      time: [1, 2, 3, 4, 5, 6, 7, 8],
      event: [1, 1, 0, 0, 1, 1, 0, 0],
      covariates: [
        [1, 0, 1, 0, 1, 0, 1, 0],
        [1, 0, 0, 1, 1, 0, 0, 1],
        [1, 0, 0, 0, 1, 0, 0, 0],
      ],
      names: ['x', 'y', 'x:y'],
    });
    expect(codes(fit)).toEqual(['separation down', 'separation down', 'separation up']);
  });

  it('a strong effect that is finite is estimated', () => {
    const n = 400;
    const x = Array.from({ length: n }, (_, i) => (i < 200 ? 1 : 0));
    // One event without x comes first, then the 200 with x, then the rest.
    const time = x.map((value, i) => (i === 399 ? 0.5 : value === 1 ? 1 + i : 1000 + i));
    const fit = cox({ time, event: x.map(() => 1), covariates: [x] });
    expect(codes(fit)).toEqual([null]);
    expect(fit.columns[0]!.coefficient).toBeGreaterThan(4);
    expect(fit.converged).toBe(true);
  });

  it('a perfect predictor separates upwards; its mirror image downwards; units do not matter', () => {
    const time = [1, 2, 3, 4, 5, 6];
    const event = [1, 1, 1, 1, 1, 1];
    for (const unit of [1e-6, 1, 1e6]) {
      const x = [6, 5, 4, 3, 2, 1].map((value) => value * unit);
      expect(codes(cox({ time, event, covariates: [x] }))).toEqual(['separation up']);
      const mirror = x.map((value) => -value);
      expect(codes(cox({ time, event, covariates: [mirror] }))).toEqual(['separation down']);
    }
  });

  it('is found within strata although values differ between them', () => {
    const fit = cox({
      time: [1, 2, 3, 1, 2, 3],
      event: [1, 0, 0, 1, 0, 0],
      covariates: [[3, 2, 1, 1003, 1002, 1001]],
      strata: [1, 1, 1, 2, 2, 2],
    });
    expect(codes(fit)).toEqual(['separation up']);
  });
});
