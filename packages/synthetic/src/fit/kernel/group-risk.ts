import type { Endpoint } from './endpoint.ts';

export const OUTSIDE = 255;

/**
 * Risk sets of a Cox model whose rows fall into a few groups: for each event the numbers at risk per
 * group, deaths of a tie weighted down one after the other (Efron). `atRisk` is events x groups.
 */
export interface GroupRisk {
  readonly groups: number;
  readonly atRisk: Float64Array;
  readonly deaths: Float64Array;
  events: number;
}

export function createGroupRisk(groups: number, n: number): GroupRisk {
  return {
    groups,
    atRisk: new Float64Array(n * groups),
    deaths: new Float64Array(groups),
    events: 0,
  };
}

const running = new Float64Array(8);
const tied = new Float64Array(8);

export function countGroupRisk(endpoint: Endpoint, codes: Uint8Array, risk: GroupRisk): void {
  const { n, order, event, blockEnd } = endpoint;
  const { groups, atRisk, deaths } = risk;
  running.fill(0);
  deaths.fill(0);
  let at = 0;
  for (let k = 0; k < n; ) {
    const end = blockEnd[k]!;
    if (end === k + 1) {
      const row = order[k]!;
      const code = codes[row]!;
      k = end;
      if (code === OUTSIDE) continue;
      running[code]! += 1;
      if (event[row] === 0) continue;
      deaths[code]! += 1;
      for (let g = 0; g < groups; g += 1) atRisk[at + g] = running[g]!;
      at += groups;
      continue;
    }
    tied.fill(0);
    let count = 0;
    for (; k < end; k += 1) {
      const row = order[k]!;
      const code = codes[row]!;
      if (code === OUTSIDE) continue;
      running[code]! += 1;
      if (event[row] === 0) continue;
      deaths[code]! += 1;
      tied[code]! += 1;
      count += 1;
    }
    for (let l = 0; l < count; l += 1) {
      for (let g = 0; g < groups; g += 1) atRisk[at + g] = running[g]! - (l / count) * tied[g]!;
      at += groups;
    }
  }
  risk.events = at / groups;
}
