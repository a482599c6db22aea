import type { SortedGroup } from './sort-by-group.ts';

/** One entry per distinct time of a group; numbers are sums of weights. */
export interface RiskTable {
  readonly time: Float64Array;
  /** At risk just before the time. */
  readonly nRisk: Float64Array;
  readonly nEvent: Float64Array;
  readonly nCensor: Float64Array;
  /** Left truncation: entered since the previous time, that time included. */
  readonly nEnter: Float64Array | null;
  /** Rows, not weights. */
  readonly riskRows: Int32Array;
  readonly eventRows: Int32Array;
}

function countDistinct(time: Float64Array): number {
  let count = 1;
  for (let i = 1; i < time.length; i++) if (time[i] !== time[i - 1]) count++;
  return count;
}

/**
 * Counts at every distinct time, from the last to the first so that small late risk sets are sums
 * of few terms. A row is at risk at t if entry < t <= time.
 */
export function riskTable(group: SortedGroup, weightByRow: Float64Array | null): RiskTable {
  const { time: exit, event, weight, entry } = group;
  const size = countDistinct(exit);
  const time = new Float64Array(size);
  const nRisk = new Float64Array(size);
  const nEvent = new Float64Array(size);
  const nCensor = new Float64Array(size);
  const nEnter = entry ? new Float64Array(size) : null;
  const riskRows = new Int32Array(size);
  const eventRows = new Int32Array(size);
  let rows = 0;
  let risk = 0;
  let i = exit.length - 1;
  let e = exit.length - 1;
  for (let k = size - 1; k >= 0; k--) {
    const now = exit[i]!;
    let deaths = 0;
    let events = 0;
    let censored = 0;
    for (; i >= 0 && exit[i] === now; i--) {
      const w = weight === null ? 1 : weight[i]!;
      rows++;
      risk += w;
      if (event[i] === 1) {
        deaths++;
        events += w;
      } else censored += w;
    }
    if (entry && nEnter) {
      let entered = 0;
      for (; e >= 0 && entry.time[e]! >= now; e--) {
        const w = weightByRow === null ? 1 : weightByRow[entry.row[e]!]!;
        rows--;
        risk -= w;
        entered += w;
      }
      if (k + 1 < size) nEnter[k + 1] = entered;
    }
    time[k] = now;
    nRisk[k] = risk;
    nEvent[k] = events;
    nCensor[k] = censored;
    riskRows[k] = rows;
    eventRows[k] = deaths;
  }
  if (nEnter) nEnter[0] = nRisk[0]!;
  return { time, nRisk, nEvent, nCensor, nEnter, riskRows, eventRows };
}
