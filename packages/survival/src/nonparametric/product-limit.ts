import type { RiskTable } from './risk-table.ts';

export interface Estimate {
  readonly survival: Float64Array;
  readonly stdErrLog: Float64Array;
}

/**
 * Product of (nRisk - nEvent) / nRisk with Greenwood's variance of its logarithm,
 * sum of nEvent / (nRisk (nRisk - nEvent)). Exactly 0 once all at risk have died.
 */
export function productLimit(table: RiskTable): Estimate {
  const { nRisk, nEvent, riskRows, eventRows } = table;
  const size = nRisk.length;
  const survival = new Float64Array(size);
  const stdErrLog = new Float64Array(size);
  let s = 1;
  let variance = 0;
  let root = 0;
  for (let k = 0; k < size; k++) {
    if (eventRows[k]! > 0) {
      const risk = nRisk[k]!;
      const died = nEvent[k]!;
      if (eventRows[k] === riskRows[k]) {
        s = 0;
        variance = Number.POSITIVE_INFINITY;
      } else {
        s *= (risk - died) / risk;
        variance += died / (risk * (risk - died));
      }
      root = Math.sqrt(variance);
    }
    survival[k] = s;
    stdErrLog[k] = root;
  }
  return { survival, stdErrLog };
}
