import type { Endpoint } from './endpoint.ts';
import { invertSymmetric } from './invert-symmetric.ts';

/** A Cox model of any columns: `design` is rows x p, row-major. */
export interface DenseModel {
  readonly p: number;
  readonly design: Float64Array;
}

const ROWS = 1024;
const COLUMNS = 20;
const risk = new Float64Array(ROWS);
const weight = new Float64Array(ROWS);
const means = new Float64Array(ROWS * COLUMNS);
const sums = new Float64Array(COLUMNS);
const tiedSums = new Float64Array(COLUMNS);
const scores = new Float64Array(COLUMNS);
const steps = new Float64Array(COLUMNS);
const hazardAt = new Float64Array(ROWS);
const hazardEnd = new Uint8Array(ROWS);
const information = new Float64Array(COLUMNS * COLUMNS);

/**
 * Newton-Raphson for a Cox model, Efron ties. Starts at and overwrites `beta`; `variance` is the
 * inverse information before the last step. Stops when a step is below `tolerance`. False if there
 * is no estimate.
 */
export function solveDense(
  endpoint: Endpoint,
  model: DenseModel,
  beta: Float64Array,
  variance: Float64Array,
  tolerance: number,
): boolean {
  for (let iteration = 0; iteration < 25; iteration += 1) {
    fillRisks(endpoint.n, model, beta);
    const events = sumScores(endpoint, model, risk);
    weighRows(endpoint);
    sumInformation(endpoint.n, model, events);
    if (!invertSymmetric(information, model.p, variance)) return false;
    const largest = addStep(model.p, beta, variance);
    if (!(largest < 4)) return false;
    if (largest < tolerance) return true;
  }
  return false;
}

/**
 * One step from `beta` with a variance known from a like cohort: most of what a small change of the
 * data does, for the price of the score alone. `known` are the rows' risks exp(x beta), where they
 * are known. False if it leads nowhere near.
 */
export function stepDense(
  endpoint: Endpoint,
  model: DenseModel,
  known: Float64Array | null,
  beta: Float64Array,
  variance: Float64Array,
): boolean {
  if (known === null) fillRisks(endpoint.n, model, beta);
  sumScores(endpoint, model, known ?? risk);
  return addStep(model.p, beta, variance) < 1.5;
}

function addStep(p: number, beta: Float64Array, variance: Float64Array): number {
  let largest = 0;
  for (let j = 0; j < p; j += 1) {
    let step = 0;
    for (let i = 0; i < p; i += 1) step += variance[j * p + i]! * scores[i]!;
    steps[j] = step;
    largest = Math.max(largest, Math.abs(step));
  }
  for (let j = 0; j < p; j += 1) beta[j]! += steps[j]!;
  return largest;
}

function fillRisks(n: number, { p, design }: DenseModel, beta: Float64Array): void {
  for (let row = 0, at = 0; row < n; row += 1, at += p) {
    let eta = 0;
    for (let j = 0; j < p; j += 1) eta += design[at + j]! * beta[j]!;
    risk[row] = Math.exp(eta);
  }
}

/** Fills `scores`, `means` (of each event) and what `weighRows` needs; gives the events. */
function sumScores(endpoint: Endpoint, { p, design }: DenseModel, risks: Float64Array): number {
  const { n, order, event, blockEnd } = endpoint;
  sums.fill(0);
  scores.fill(0);
  hazardEnd.fill(0, 0, n);
  let total = 0;
  let events = 0;
  for (let k = 0; k < n; ) {
    const end = blockEnd[k]!;
    const begin = k;
    let count = 0;
    let tiedTotal = 0;
    for (; k < end; k += 1) {
      const row = order[k]!;
      const at = row * p;
      const r = risks[row]!;
      weight[row] = 0;
      total += r;
      for (let j = 0; j < p; j += 1) sums[j]! += design[at + j]! * r;
      if (event[row] === 0) continue;
      if (count === 0) tiedSums.fill(0);
      count += 1;
      tiedTotal += r;
      for (let j = 0; j < p; j += 1) {
        const x = design[at + j]!;
        tiedSums[j]! += x * r;
        scores[j]! += x;
      }
    }
    if (count === 0) continue;
    let hazard = 0;
    let tiedHazard = 0;
    for (let l = 0; l < count; l += 1) {
      const part = l / count;
      const scale = 1 / (total - part * tiedTotal);
      const at = events * p;
      hazard += scale;
      tiedHazard += (1 - part) * scale;
      for (let j = 0; j < p; j += 1) {
        const mean = (sums[j]! - part * tiedSums[j]!) * scale;
        means[at + j] = mean;
        scores[j]! -= mean;
      }
      events += 1;
    }
    // A tied death is at risk for part of its own time's hazard only.
    for (let at = begin; at < end; at += 1) {
      const row = order[at]!;
      weight[row] = event[row] === 1 ? tiedHazard - hazard : 0;
    }
    hazardAt[begin] = hazard;
    hazardEnd[begin] = 1;
  }
  return events;
}

/** Turns what `sumScores` left in `weight` into risk x cumulated hazard of each row. */
function weighRows({ n, order, blockEnd }: Endpoint): void {
  let cumulated = 0;
  for (let k = n - 1; k >= 0; ) {
    let begin = k;
    while (begin > 0 && blockEnd[begin - 1] === blockEnd[k]) begin -= 1;
    if (hazardEnd[begin] === 1) cumulated += hazardAt[begin]!;
    for (let at = begin; at <= k; at += 1) {
      const row = order[at]!;
      weight[row] = (weight[row]! + cumulated) * risk[row]!;
    }
    k = begin - 1;
  }
}

/** Sum of weight x x' over rows less that of mean mean' over events; lower triangle. */
function sumInformation(n: number, { p, design }: DenseModel, events: number): void {
  information.fill(0, 0, p * p);
  for (let row = 0, at = 0; row < n; row += 1, at += p) {
    const w = weight[row]!;
    for (let j = 0; j < p; j += 1) {
      const x = design[at + j]! * w;
      if (x === 0) continue;
      const into = j * p;
      for (let i = 0; i <= j; i += 1) information[into + i]! += x * design[at + i]!;
    }
  }
  for (let e = 0, at = 0; e < events; e += 1, at += p) {
    for (let j = 0; j < p; j += 1) {
      const mean = means[at + j]!;
      const into = j * p;
      for (let i = 0; i <= j; i += 1) information[into + i]! -= mean * means[at + i]!;
    }
  }
}
