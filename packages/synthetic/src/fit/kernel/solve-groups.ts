import type { GroupRisk } from './group-risk.ts';
import { invertSymmetric } from './invert-symmetric.ts';

const LIMIT = 12;
// Full steps overshoot where a small group has the first event.
const LONGEST_STEP = 1.5;
const information = new Float64Array(49);
const score = new Float64Array(7);
const share = new Float64Array(7);
const steps = new Float64Array(7);
const rate = new Float64Array(8);

/**
 * Newton-Raphson for a Cox model with one coefficient for each group but the first. Starts at and
 * overwrites `beta`; `variance` is the inverse information at the last but one value. Stops when a
 * step is below `tolerance`. False if there is no finite estimate.
 */
export function solveGroups(
  risk: GroupRisk,
  beta: Float64Array,
  variance: Float64Array,
  tolerance: number,
): boolean {
  if (risk.groups === 2) return solveTwoGroups(risk, beta, variance, tolerance);
  const { groups, atRisk, deaths, events } = risk;
  const p = groups - 1;
  for (let iteration = 0; iteration < 25; iteration += 1) {
    for (let j = 0; j < p; j += 1) {
      rate[j] = Math.exp(beta[j]!);
      score[j] = deaths[j + 1]!;
    }
    information.fill(0);
    for (let e = 0, at = 0; e < events; e += 1, at += groups) {
      let total = atRisk[at]!;
      for (let j = 0; j < p; j += 1) {
        const part = atRisk[at + j + 1]! * rate[j]!;
        share[j] = part;
        total += part;
      }
      const scale = 1 / total;
      for (let j = 0; j < p; j += 1) {
        const one = share[j]! * scale;
        share[j] = one;
        score[j]! -= one;
        for (let i = 0; i < j; i += 1) information[j * p + i]! -= one * share[i]!;
        information[j * p + j]! += one - one * one;
      }
    }
    if (!invertSymmetric(information, p, variance)) return false;
    let largest = 0;
    for (let j = 0; j < p; j += 1) {
      let step = 0;
      for (let i = 0; i < p; i += 1) step += variance[j * p + i]! * score[i]!;
      steps[j] = step;
      largest = Math.max(largest, Math.abs(step));
    }
    const damping = largest > LONGEST_STEP ? LONGEST_STEP / largest : 1;
    for (let j = 0; j < p; j += 1) {
      beta[j]! += damping * steps[j]!;
      if (!(Math.abs(beta[j]!) < LIMIT)) return false;
    }
    if (largest < tolerance) return true;
  }
  return false;
}

function solveTwoGroups(
  { atRisk, deaths, events }: GroupRisk,
  beta: Float64Array,
  variance: Float64Array,
  tolerance: number,
): boolean {
  let b = beta[0]!;
  for (let iteration = 0; iteration < 25; iteration += 1) {
    const rate = Math.exp(b);
    let u = deaths[1]!;
    let info = 0;
    for (let e = 0, at = 0; e < events; e += 1, at += 2) {
      const part = atRisk[at + 1]! * rate;
      const share = part / (atRisk[at]! + part);
      u -= share;
      info += share - share * share;
    }
    if (!(info > 1e-9)) return false;
    const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, u / info));
    b += step;
    if (!(Math.abs(b) < LIMIT)) return false;
    if (Math.abs(step) < tolerance) {
      beta[0] = b;
      variance[0] = 1 / info;
      return true;
    }
  }
  return false;
}
