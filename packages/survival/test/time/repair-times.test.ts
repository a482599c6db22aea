import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairTimes } from '../../src/time/repair-times.ts';

/** `aeqSurv` as its manual page tells it. */
function naiveRepair(time: number[], entry: number[] | undefined, tolerance: number): number[] {
  const distinct = [...new Set([...time, ...(entry ?? [])])].sort((a, b) => a - b);
  const mean = distinct.reduce((sum, y) => sum + Math.abs(y), 0) / distinct.length;
  const starts = distinct.filter((y, i) => {
    const step = i === 0 ? Number.POSITIVE_INFINITY : y - distinct[i - 1]!;
    return !(step <= tolerance || step / mean <= tolerance);
  });
  return time.map((t) => Math.max(...starts.filter((start) => start <= t)));
}

describe('repairTimes', () => {
  it('merges by the absolute and by the relative rule', () => {
    const small = repairTimes({ time: [1e-9, 2e-9, 5e-9] });
    expect([...small.time]).toEqual([1e-9, 1e-9, 1e-9]);
    expect(small.merged).toBe(2);
    const large = repairTimes({ time: [1e9, 1e9 + 1, 2e9] });
    expect([...large.time]).toEqual([1e9, 1e9, 2e9]);
    const sum = repairTimes({ time: [0.1 + 0.2, 5, 0.3] });
    expect([...sum.time]).toEqual([0.3, 5, 0.3]);
  });

  it('chains: a run takes its first value, however long it is', () => {
    const time = Array.from({ length: 100 }, (_, i) => 1 + i * 1e-8);
    const { time: repaired, merged } = repairTimes({ time });
    expect(new Set(repaired)).toEqual(new Set([1]));
    expect(merged).toBe(99);
  });

  it('gives the given array back when nothing is near', () => {
    const time = Float64Array.of(3, 1, 2);
    expect(repairTimes({ time }).time).toBe(time);
  });

  it('looks at entry and time together', () => {
    const { time, entry } = repairTimes({ time: [1 + 1e-10, 2], entry: [0, 1] });
    expect([...time]).toEqual([1, 2]);
    expect([...entry!]).toEqual([0, 1]);
  });

  it('equals the rule on random columns', () => {
    const cell = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: -2, max: 2 }));
    const column = fc.array(cell, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(column, fc.boolean(), fc.constantFrom(1e-8, 1.4e-8, 3e-9), (rows, two, step) => {
        const time = rows.map(([whole, tick]) => whole + tick * step);
        const entry = two ? rows.map(([, tick]) => 0.5 + tick * step) : undefined;
        const tolerance = 1.4901161193847656e-8;
        const found = repairTimes({ time, ...(entry && { entry }) });
        expect([...found.time]).toEqual(naiveRepair(time, entry, tolerance));
        if (entry) expect([...found.entry!]).toEqual(naiveRepair(entry, time, tolerance));
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
