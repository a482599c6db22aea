import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildRiskLayout } from '../../src/cox/layout/build-risk-layout.ts';
import { orderRows } from '../../src/cox/layout/order-rows.ts';
import { wasmLayout } from '../../src/cox/layout/wasm-layout.ts';
import { plainOrder } from '../../src/time/radix-order.ts';

it.each([
  ['heavy ties', 6],
  ['light ties', 5000],
])('the compiled layout is the plain one: %s', (_, times) => {
  const rows = fc.array(
    fc.record({ time: fc.integer({ min: -3, max: times }), event: fc.constantFrom(0, 1) }),
    { minLength: 1, maxLength: 200 },
  );
  fc.assert(
    fc.property(rows, (list) => {
      const time = Float64Array.from(list, (row) => row.time / 4);
      const event = Uint8Array.from(list, (row) => row.event);
      const byTime = plainOrder(time);
      const sorted = Float64Array.from(byTime, (row) => time[row]!);
      const plain = buildRiskLayout(orderRows(byTime, sorted, event, null, 0), null);
      expect(wasmLayout(time, event, true)).toEqual(plain);
    }),
    { seed: 11, numRuns: 500 },
  );
});

it('leaves times that differ by rounding to the plain layout', () => {
  const time = Float64Array.of(1, 2, 0.1 + 0.2, 0.3);
  const event = Uint8Array.of(1, 1, 1, 1);
  expect(wasmLayout(time, event, true)).toBeNull();
  expect(wasmLayout(time, event, false)?.groups).toBe(4);
});
