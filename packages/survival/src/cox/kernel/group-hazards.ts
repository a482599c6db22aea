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
  const { layout, efron, groupWeight, denominator, eventRisk, hazard } = state;
  const { cumulativeHazard, eventRelief, meanWeight, crossWeight, eventMeanWeight } = state;
  const { groupStart, groupEventEnd, segmentGroup } = layout;
  let loglik = 0;
  for (let s = 0; s + 1 < segmentGroup.length; s++) {
    let total = 0;
    for (let g = segmentGroup[s]!; g < segmentGroup[s + 1]!; g++) {
      const deaths = groupEventEnd[g]! - groupStart[g]!;
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
      total += hazard[g]!;
      cumulativeHazard[g] = total;
    }
  }
  return loglik;
}

/** Sums of risks over each risk set and over each group's events, latest group first. */
function sumRisks(state: HazardState): void {
  const { layout, risk, denominator, eventRisk } = state;
  const { groupStart, groupEventEnd, segmentGroup, delayed } = layout;
  for (let s = segmentGroup.length - 2; s >= 0; s--) {
    let sum = 0;
    for (let g = segmentGroup[s + 1]! - 1; g >= segmentGroup[s]!; g--) {
      if (delayed !== null) {
        const end = delayed.leaverStart[g + 1]!;
        for (let k = delayed.leaverStart[g]!; k < end; k++) sum -= risk[delayed.leaver[k]!]!;
      }
      const eventEnd = groupEventEnd[g]!;
      for (let i = groupStart[g + 1]! - 1; i >= eventEnd; i--) sum += risk[i]!;
      let events = 0;
      for (let i = groupStart[g]!; i < eventEnd; i++) events += risk[i]!;
      sum += events;
      denominator[g] = sum;
      eventRisk[g] = events;
    }
  }
}
