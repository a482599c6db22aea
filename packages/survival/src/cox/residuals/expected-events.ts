import { livedHazard } from '../kernel/cumulative-hazard.ts';
import type { HazardState } from '../kernel/hazard-state.ts';

/** Events expected of each row over its time at risk, by input row; not weighted. */
export function expectedEvents(state: HazardState, rows: number): Float64Array {
  const { layout, risk, weight } = state;
  const expected = new Float64Array(rows);
  for (let i = 0; i < layout.rows; i++) {
    expected[layout.order[i]!] = (risk[i]! / weight[i]!) * livedHazard(state, i);
  }
  return expected;
}
