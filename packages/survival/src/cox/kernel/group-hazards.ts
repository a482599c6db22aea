import { accumulateHazard } from './cumulative-hazard.ts';
import type { HazardState } from './hazard-state.ts';

/**
 * From `risk`: denominators, hazards and the information weights of every group. Returns the second
 * part of the log partial likelihood, -sum of weight x log(denominator).
 *
 * With d tied events of weight W in all, sum of risks D over the risk set and E over the events,
 * Efron's denominators are D_k = D - (k/d) E, k = 0..d-1, each with weight W/d; Breslow's is D alone.
 */
export function groupHazards(state: HazardState): number {
  sumRisks(state);
  const { layout, efron, groupWeight, groupDeaths, denominator, eventRisk, hazard } = state;
  const { cumulativeHazard, cumulativeLow, eventRelief, meanWeight, crossWeight, eventMeanWeight } =
    state;
  const { groupStart, groupEventEnd, groups } = layout;
  let loglik = 0;
  for (let g = 0; g < groups; g++) {
    const deaths = groupDeaths === null ? groupEventEnd[g]! - groupStart[g]! : groupDeaths[g]!;
    const sum = denominator[g]!;
    const weight = groupWeight[g]!;
    if (deaths === 1 || !efron) {
      const step = weight / sum;
      loglik -= weight * Math.log(sum);
      hazard[g] = step;
      eventRelief[g] = 0;
      meanWeight[g] = weight;
      crossWeight[g] = 0;
      eventMeanWeight[g] = 0;
    } else {
      const each = weight / deaths;
      const events = eventRisk[g]!;
      let relief = 0;
      let mean = 0;
      let cross = 0;
      let eventMean = 0;
      let rise = 0;
      let logs = 0;
      for (let k = 0; k < deaths; k++) {
        const share = k / deaths;
        const inverse = 1 / (sum - share * events);
        const ratio = sum * inverse;
        const step = each * inverse;
        const square = each * ratio * ratio;
        logs += Math.log(inverse);
        rise += step;
        relief += share * step;
        mean += square;
        cross += share * square;
        eventMean += share * share * square;
      }
      loglik += each * logs;
      hazard[g] = rise;
      eventRelief[g] = relief;
      meanWeight[g] = mean;
      crossWeight[g] = cross;
      eventMeanWeight[g] = eventMean;
    }
  }
  accumulateHazard(layout, hazard, cumulativeHazard, cumulativeLow);
  return loglik;
}

/** Share of the largest sum so far below which a sum after subtractions is taken afresh. */
const FADED = 1e-3;

/** Sums of risks over each risk set and over each group's events, latest group first. */
function sumRisks(state: HazardState): void {
  const { layout, risk, denominator, eventRisk, refresh } = state;
  const { groupStart, groupEventEnd, segmentGroup, delayed } = layout;
  for (let s = layout.segments - 1; s >= 0; s--) {
    let sum = 0;
    let largest = 0;
    const end = groupStart[segmentGroup[s + 1]!]!;
    for (let g = segmentGroup[s + 1]! - 1; g >= segmentGroup[s]!; g--) {
      if (delayed !== null) {
        const last = delayed.leaverStart[g + 1]!;
        for (let k = delayed.leaverStart[g]!; k < last; k++) sum -= risk[delayed.leaver[k]!]!;
        refresh[g] = sum < FADED * largest ? 1 : 0;
        if (refresh[g] === 1) {
          sum = 0;
          for (let i = groupStart[g + 1]!; i < end; i++) {
            if (delayed.entryGroup[i]! < g) sum += risk[i]!;
          }
          largest = sum;
        }
      }
      const eventEnd = groupEventEnd[g]!;
      for (let i = groupStart[g + 1]! - 1; i >= eventEnd; i--) sum += risk[i]!;
      let events = 0;
      for (let i = groupStart[g]!; i < eventEnd; i++) events += risk[i]!;
      sum += events;
      if (sum > largest) largest = sum;
      denominator[g] = sum;
      eventRisk[g] = events;
    }
  }
}
