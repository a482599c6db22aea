import type { RiskTable } from './risk-table.ts';

/**
 * The infinitesimal jackknife of -log S (or of the hazard) as steps: at time k a row of weight w
 * at risk contributes -w fall[k], and if it has its event there, w event[k] more.
 */
export interface InfluenceSteps {
  readonly fall: Float64Array;
  readonly event: Float64Array;
}

/** Steps of the product-limit estimator; stops before the time at which all at risk die. */
export function productLimitSteps(table: RiskTable): InfluenceSteps {
  const { nRisk, nEvent, riskRows, eventRows } = table;
  const fall = new Float64Array(nRisk.length);
  const event = new Float64Array(nRisk.length);
  for (let k = 0; k < nRisk.length; k++) {
    if (eventRows[k] === 0) continue;
    if (eventRows[k] === riskRows[k]) break;
    const left = nRisk[k]! - nEvent[k]!;
    event[k] = 1 / left;
    fall[k] = nEvent[k]! / (nRisk[k]! * left);
  }
  return { fall, event };
}

/** Steps of the cumulative hazard, Nelson-Aalen or (`spreadTies`) Fleming-Harrington. */
export function hazardSteps(table: RiskTable, spreadTies: boolean): InfluenceSteps {
  const { nRisk, nEvent, eventRows } = table;
  const fall = new Float64Array(nRisk.length);
  const event = new Float64Array(nRisk.length);
  for (let k = 0; k < nRisk.length; k++) {
    const rows = eventRows[k]!;
    if (rows === 0) continue;
    const parts = spreadTies ? rows : 1;
    const share = nEvent[k]! / parts;
    let first = 0;
    let square = 0;
    let ownSquare = 0;
    for (let j = 0; j < parts; j++) {
      const inverse = 1 / (nRisk[k]! - j * share);
      first += inverse / parts;
      square += share * inverse * inverse;
      ownSquare += share * inverse * inverse * (j / parts);
    }
    fall[k] = square;
    event[k] = first + ownSquare;
  }
  return { fall, event };
}
