import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainOrder, radixOrder } from '../../src/time/radix-order.ts';
import { wasmOrder } from '../../src/time/wasm-order.ts';

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: 1, max: 1 + 1e-9, noNaN: true }),
);

it.each([
  ['short columns', 0, 40],
  ['long columns', 60, 200],
])('sorts as a stable comparison sort does: %s', (_name, minLength, maxLength) => {
  fc.assert(
    fc.property(fc.array(number, { minLength, maxLength }), (given) => {
      const values = given.map((value) => (value === 0 ? 0 : value));
      const wanted = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
      expect(Array.from(radixOrder(Float64Array.from(values)))).toEqual(wanted);
      if (values.length === 0) return;
      expect(Array.from(wasmOrder(Float64Array.from(values))!)).toEqual(wanted);
    }),
    { seed: 4, numRuns: 1000 },
  );
});

it('reads a view into a larger buffer', () => {
  const whole = Float64Array.from({ length: 200 }, (_, i) => (i * 7919) % 211);
  const view = whole.subarray(13, 150);
  expect(radixOrder(view)).toEqual(radixOrder(view.slice()));
});

it.each([1, -1])('sorts long runs that differ in the last bits only, sign %i', (sign) => {
  const values = Float64Array.from(
    { length: 500 },
    (_, i) => sign * (1 + ((i * 37) % 251) * 1e-15),
  );
  const sorted = Array.from(radixOrder(values), (row) => values[row]!);
  expect(sorted).toEqual(Array.from(values).sort((a, b) => a - b));
});

it('sorts many numbers compiled as it does in plain TypeScript', () => {
  const values = Float64Array.from({ length: 10_000 }, (_, i) => ((i * 7919) % 5003) / 7 - 300);
  expect(radixOrder(values)).toEqual(plainOrder(values));
});
