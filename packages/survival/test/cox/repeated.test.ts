import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { coxRepeated } from '../../src/cox/repeated/cox-repeated.ts';
import { randomNumbers } from '../random-numbers.ts';
import { arbitraryData } from './arbitrary-data.ts';

describe('coxRepeated', () => {
  const shape = {
    rows: { min: 4, max: 24 },
    columns: 2,
    times: 7,
    strata: 3,
    offset: 1,
    weighted: true,
  };

  it.each(['efron', 'breslow'] as const)('equals cox of the sampled rows, %s', (ties) => {
    const samples = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(arbitraryData(shape), fc.tuple(samples, samples, samples), (data, draws) => {
        const { time, event, columns, weight, offset, strata } = data;
        const repeated = coxRepeated({
          time,
          event,
          covariates: columns,
          weight,
          offset,
          strata,
          ties,
          capacity: 5 * 24,
        });
        for (const draw of draws) {
          const counts = draw.slice(0, time.length);
          const rows = counts.flatMap((count, i) => Array<number>(count).fill(i));
          if (rows.length === 0) continue;
          const take = <T>(values: readonly T[]) => rows.map((i) => values[i]!);
          const fit = repeated.fit(counts);
          const whole = cox({
            time: take(time),
            event: take(event),
            covariates: columns.map(take),
            weight: take(weight),
            offset: take(offset),
            strata: take(strata),
            ties,
            robust: false,
          });
          expect(fit.rows).toBe(rows.length);
          expect(fit.events).toBe(whole.nEvents);
          if (whole.nEvents === 0) continue;
          // Centring and scaling differ by sample, so rounding does; offsets move by a constant.
          expect(Math.abs(fit.loglik - whole.loglik.final)).toBeLessThan(1e-6);
          if (!fit.settled) continue;
          whole.columns.forEach(({ coefficient, reason }, j) => {
            if (reason !== null) return;
            const size = Math.max(1, Math.abs(coefficient!));
            expect(Math.abs(fit.coefficients[j]! - coefficient!) / size).toBeLessThan(1e-6);
          });
        }
      }),
      { seed: 1979, numRuns: 150 },
    );
  });

  it.each(['efron', 'breslow'] as const)('counts copies as events of their own, %s', (ties) => {
    const random = randomNumbers(1977);
    const rows = Array.from({ length: 80 }, (_, i) => i);
    const time = rows.map(() => Math.ceil(random() * 40));
    const event = rows.map(() => (random() < 0.6 ? 1 : 0));
    const covariates = [0, 1, 2].map(() => rows.map(() => random() - 0.5));
    const repeated = coxRepeated({ time, event, covariates, ties, capacity: 240 });
    for (let sample = 0; sample < 20; sample++) {
      const counts = rows.map(() => Math.floor(random() * 4));
      const drawn = rows.flatMap((i) => Array<number>(counts[i]!).fill(i));
      const take = (values: readonly number[]) => drawn.map((i) => values[i]!);
      const input = {
        time: take(time),
        event: take(event),
        covariates: covariates.map(take),
        ties,
      };
      const whole = cox(input);
      const fit = repeated.fit(counts);
      expect(fit).toMatchObject({ rows: drawn.length, events: whole.nEvents });
      expect(Math.abs(fit.loglik / whole.loglik.final - 1)).toBeLessThan(1e-12);
      whole.columns.forEach(({ coefficient }, j) => {
        expect(Math.abs(fit.coefficients[j]! - coefficient!)).toBeLessThan(1e-11);
      });
    }
  });

  it('says when a sample separates the events, has no events, or lacks a column', () => {
    const repeated = coxRepeated({
      time: [1, 2, 3, 4, 5, 6],
      event: [1, 1, 0, 1, 0, 0],
      covariates: [
        [1, 0, 1, 0, 1, 0],
        [3, 1, 2, 5, 4, 1],
      ],
    });
    expect(repeated.fit([1, 1, 1, 1, 1, 1])).toMatchObject({ settled: true, events: 3 });
    expect(repeated.fit([0, 0, 2, 0, 2, 2])).toMatchObject({ events: 0, loglik: 0 });
    expect(repeated.fit([2, 0, 0, 0, 0, 4]).settled).toBe(false);
    expect([...repeated.fit([0, 2, 0, 2, 0, 2]).dropped]).toEqual([1, 0]);
    const again = repeated.fit([1, 1, 1, 1, 1, 1]);
    const { coefficient } = cox({
      time: [1, 2, 3, 4, 5, 6],
      event: [1, 1, 0, 1, 0, 0],
      covariates: [
        [1, 0, 1, 0, 1, 0],
        [3, 1, 2, 5, 4, 1],
      ],
    }).columns[0]!;
    expect(again.coefficients[0]).toBe(coefficient);
  });

  it.each([
    [[1, 1], /expected 3 counts/],
    [[1, -1, 1], /counts\[1\]: expected a whole number/],
    [[1, 0.5, 1], /counts\[1\]/],
    [[0, 0, 0], /between 1 and 3 rows in all, found 0/],
    [[2, 2, 2], /between 1 and 3 rows in all, found 6; raise capacity/],
  ])('refuses the counts %j', (counts, message) => {
    const repeated = coxRepeated({ time: [1, 2, 3], event: [1, 1, 0], covariates: [[1, 2, 1]] });
    expect(() => repeated.fit(counts)).toThrow(message);
  });
});
