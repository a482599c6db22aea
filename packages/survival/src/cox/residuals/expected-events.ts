import type { HazardState } from '../kernel/hazard-state.ts';

/** Events expected of each row over its time at risk, by input row; not weighted. */
export function expectedEvents(state: HazardState, rows: number): Float64Array {
  const { layout, risk, weight, cumulativeHazard, eventRelief } = state;
  const { order, rowGroup, groupEventEnd, delayed } = layout;
  const expected = new Float64Array(rows);
  for (let i = 0; i < layout.rows; i++) {
    const g = rowGroup[i]!;
    let lived = cumulativeHazard[g]!;
    if (i < groupEventEnd[g]!) lived -= eventRelief[g]!;
    const missed = delayed === null ? -1 : delayed.entryGroup[i]!;
    if (missed >= 0) lived -= cumulativeHazard[missed]!;
    expected[order[i]!] = (risk[i]! / weight[i]!) * lived;
  }
  return expected;
}
