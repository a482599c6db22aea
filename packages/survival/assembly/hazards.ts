import {
  above,
  crossWeight,
  cumulativeHazard,
  denominator,
  efron,
  eventMeanWeight,
  eventRelief,
  factor,
  groupEventEnd,
  groupStart,
  groups,
  groupWeight,
  hazard,
  meanWeight,
  real,
  risk,
  segmentGroup,
  segments,
  setReal,
  whole,
} from './memory';

/** Between these factors a product of two cannot leave the range of doubles. */
const SMALL: f64 = 1e-100;
const LARGE: f64 = 1e100;

/**
 * From `risk`: denominators, hazards and the information weights of every group, see the plain
 * `groupHazards` for the formulas. Returns -sum of weight x log(denominator).
 */
export function groupHazards(): f64 {
  sumRisks();
  let loglik: f64 = 0;
  let product: f64 = 1;
  let shared: f64 = 1;
  for (let g = 0; g < groups; g++) {
    const start = whole(groupStart, g);
    const deaths = whole(groupEventEnd, g) - start;
    const sum = real(above, start);
    const weight = real(groupWeight, g);
    setReal(denominator, g, sum);
    if (deaths > 1 && efron) {
      loglik += fillTied(g, start, deaths, weight, sum);
      continue;
    }
    if (weight !== shared || !(product > SMALL && product < LARGE)) {
      loglik -= shared * Math.log(product);
      product = 1;
      shared = weight;
    }
    if (sum > SMALL && sum < LARGE) product *= sum;
    else loglik -= weight * Math.log(sum);
    setReal(hazard, g, weight / sum);
    setReal(eventRelief, g, 0);
    setReal(meanWeight, g, weight);
    setReal(crossWeight, g, 0);
    setReal(eventMeanWeight, g, 0);
  }
  accumulateHazard();
  return loglik - shared * Math.log(product);
}

/** Sums hazard x factor within each segment. */
export function accumulateHazard(): void {
  for (let s = 0; s < segments; s++) {
    let sum: f64 = 0;
    for (let g = whole(segmentGroup, s); g < whole(segmentGroup, s + 1); g++) {
      sum += real(hazard, g) * real(factor, g);
      setReal(cumulativeHazard, g, sum);
    }
  }
}

/** Sum of risks over each row and those after it in its segment. */
function sumRisks(): void {
  for (let s = segments - 1; s >= 0; s--) {
    let sum: f64 = 0;
    const first = whole(groupStart, whole(segmentGroup, s));
    for (let i = whole(groupStart, whole(segmentGroup, s + 1)) - 1; i >= first; i--) {
      sum += real(risk, i);
      setReal(above, i, sum);
    }
  }
}

/** A group with tied events under Efron's rule; returns its part of the likelihood. */
function fillTied(g: i32, start: i32, deaths: i32, weight: f64, sum: f64): f64 {
  let events: f64 = 0;
  for (let i = start; i < start + deaths; i++) events += real(risk, i);
  const each = weight / <f64>deaths;
  let relief: f64 = 0;
  let mean: f64 = 0;
  let cross: f64 = 0;
  let eventMean: f64 = 0;
  let rise: f64 = 0;
  let logs: f64 = 0;
  let product: f64 = 1;
  for (let k = 0; k < deaths; k++) {
    const share = <f64>k / <f64>deaths;
    const inverse = 1 / (sum - share * events);
    const ratio = sum * inverse;
    const step = each * inverse;
    const square = each * ratio * ratio;
    if (inverse > SMALL && inverse < LARGE) product *= inverse;
    else logs += Math.log(inverse);
    if (!(product > SMALL && product < LARGE)) {
      logs += Math.log(product);
      product = 1;
    }
    rise += step;
    relief += share * step;
    mean += square;
    cross += share * square;
    eventMean += share * share * square;
  }
  setReal(hazard, g, rise);
  setReal(eventRelief, g, relief);
  setReal(meanWeight, g, mean);
  setReal(crossWeight, g, cross);
  setReal(eventMeanWeight, g, eventMean);
  return each * (logs + Math.log(product));
}
