import type { RiskTable } from './risk-table.ts';

export interface HazardEstimate {
  readonly hazard: Float64Array;
  readonly stdErr: Float64Array;
}

/**
 * Nelson-Aalen sum of nEvent / nRisk (variance: sum of nEvent / nRisk^2), or, if `spreadTies`,
 * Fleming-Harrington: tied deaths leave one after the other, each with an equal share of the
 * tied weight (Fleming & Harrington 1984).
 */
export function cumulativeHazard(table: RiskTable, spreadTies: boolean): HazardEstimate {
  const { nRisk, nEvent, eventRows } = table;
  const size = nRisk.length;
  const hazard = new Float64Array(size);
  const stdErr = new Float64Array(size);
  let sum = 0;
  let variance = 0;
  let root = 0;
  for (let k = 0; k < size; k++) {
    const rows = eventRows[k]!;
    if (rows > 0) {
      const parts = spreadTies ? rows : 1;
      const share = nEvent[k]! / parts;
      for (let j = 0; j < parts; j++) {
        const risk = nRisk[k]! - j * share;
        sum += share / risk;
        variance += share / (risk * risk);
      }
      root = Math.sqrt(variance);
    }
    hazard[k] = sum;
    stdErr[k] = root;
  }
  return { hazard, stdErr };
}
