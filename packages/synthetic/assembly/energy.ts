import { guessBlock, laneBeta, laneMatched, lanePenalty, tryBlock } from './blocks';
import {
  amongOfCurve,
  curves,
  curveTrialMatched,
  curveTrialPenalty,
  endpointOfCurve,
  tryCurve,
} from './curves';
import { trialRisk, trialVariance } from './information';
import { moved, ranked } from './journal';
import { countOf, sumOf } from './lanes';
import {
  blockBeta,
  blockMatched,
  blockPenalty,
  curveMatched,
  curvePenalty,
  MOST_BLOCKS,
  MOST_CURVES,
  MOST_PANELS,
  MOST_ROWS,
  n,
  panelBeta,
  panelMatched,
  panelPenalty,
  panelRisk,
  panelVariance,
  WIDTH,
  wholeAt,
} from './memory';
import { guessPanel, risksOf, trialBeta, trialMatched, trialPenalty, tryPanel } from './panels';
import { NO_ESTIMATE } from './penalty';
import {
  bitsChanged,
  blockEndpoint,
  blocks,
  laneChanged,
  panelChanged,
  panelEndpoint,
  panels,
} from './terms';

/** Trials of blocks: estimates, penalties, matches. Of panels: estimates, variances, both counts. */
const BLOCK: usize = 80;
const VARIANCE: usize = 48 * WIDTH;
const PANEL: usize = 48 + VARIANCE + 16;
const blockTrial: usize = memory.data(MOST_BLOCKS * 80, 16);
const panelTrial: usize = memory.data(MOST_PANELS * 640, 16);
const curveTrial: usize = memory.data(MOST_CURVES * 16, 16);

/** How closely trials are solved: a step below this is the last one. */
const CLOSE: f32 = 0.02;
const EXACT: f32 = 1e-5;

let endpoints: i32 = 3;
let trust: f64 = 0;
let slack: f64 = Infinity;
let hope: f64 = 0;

/**
 * Bits of the endpoints whose targets count; how much of a guessed penalty is believed, less `slack`,
 * and which share of their old penalty the models not yet looked at keep at least.
 */
export function setTrial(which: i32, trustIn: f64, slackOf: f64, hopeFor: f64): void {
  endpoints = which;
  trust = trustIn;
  slack = slackOf;
  hope = hopeFor;
}

/** Penalty of the state from converged estimates, which become its own. */
export function solveAll(): f64 {
  let energy: f64 = 0;
  memory.fill(blockBeta, 0, <usize>blocks * 48);
  for (let block = 0; block < blocks; block++) {
    guessBlock(block);
    tryBlock(block, i32x4.splat(-1), EXACT);
    keepTrial(block);
    adoptBlock(block, i32x4.splat(-1));
    if (counts(wholeAt(blockEndpoint, block))) energy += <f64>sumOf(lanePenalty);
  }
  for (let panel = 0; panel < panels; panel++) {
    memory.fill(trialBeta, 0, 48);
    tryPanel(panel, EXACT);
    keepPanel(panel);
    adoptPanel(panel);
    if (counts(wholeAt(panelEndpoint, panel))) energy += <f64>trialPenalty;
  }
  for (let curve = 0; curve < curves; curve++) {
    tryCurve(curve);
    keepCurve(curve);
    adoptCurve(curve);
    if (counts(endpointOfCurve(curve))) energy += curveTrialPenalty;
  }
  return energy;
}

/**
 * Penalty after a move, or Infinity as soon as it is sure, or by a guess almost sure, to exceed
 * `limit`. Guessed first, then solved; `adoptTrial` makes the trial the state's own.
 */
export function trialEnergy(energy: f64, limit: f64): f64 {
  let rest = energy;
  // What those touched are hoped to keep; a model that had no estimate may lose all.
  let old: f64 = 0;
  for (let block = 0; block < blocks; block++) {
    const lanes = lanesOf(block);
    if (!v128.any_true(lanes)) continue;
    const before = v128.and(penaltiesOf(block), lanes);
    rest -= <f64>sumOf(before);
    old += <f64>sumOf(v128.and(before, isEstimate(before)));
  }
  for (let panel = 0; panel < panels; panel++) {
    if (!touchesPanel(panel)) continue;
    const before = load<f32>(panelPenalty + ((<usize>panel) << 2));
    rest -= <f64>before;
    if (before < NO_ESTIMATE) old += <f64>before;
  }
  for (let curve = 0; curve < curves; curve++) {
    if (touchesCurve(curve)) rest -= load<f64>(curvePenalty + ((<usize>curve) << 3));
  }
  let guess: f64 = 0;
  for (let panel = 0; panel < panels; panel++) {
    if (!touchesPanel(panel)) continue;
    const before = load<f32>(panelPenalty + ((<usize>panel) << 2));
    if (before < NO_ESTIMATE) {
      old -= <f64>before;
      guess += <f64>guessPanel(panel, ((panelChanged >> panel) & 1) !== 0);
    } else memory.fill(trialBeta, 0, 48);
    keepPanel(panel);
    if (rest + guess * trust + hope * old - slack > limit) return Infinity;
  }
  for (let block = 0; block < blocks; block++) {
    const lanes = lanesOf(block);
    if (!v128.any_true(lanes)) continue;
    const before = v128.and(penaltiesOf(block), lanes);
    const told = v128.and(lanes, isEstimate(before));
    old -= <f64>sumOf(v128.and(before, told));
    guess += <f64>sumOf(v128.and(guessBlock(block), told));
    keepTrial(block);
    if (rest + guess * trust + hope * old - slack > limit) return Infinity;
  }
  for (let curve = 0; curve < curves; curve++) {
    if (!touchesCurve(curve)) continue;
    tryCurve(curve);
    keepCurve(curve);
    rest += curveTrialPenalty;
    if (rest + guess * trust - slack > limit) return Infinity;
  }
  for (let block = 0; block < blocks; block++) {
    const lanes = lanesOf(block);
    if (!v128.any_true(lanes)) continue;
    memory.copy(laneBeta, blockTrial + <usize>block * BLOCK, 48);
    tryBlock(block, lanes, CLOSE);
    keepTrial(block);
    rest += <f64>sumOf(v128.and(lanePenalty, lanes));
    if (rest > limit) return Infinity;
  }
  for (let panel = 0; panel < panels; panel++) {
    if (!touchesPanel(panel)) continue;
    memory.copy(trialBeta, panelTrial + <usize>panel * PANEL, 48);
    tryPanel(panel, CLOSE);
    keepPanel(panel);
    rest += <f64>trialPenalty;
    if (rest > limit) return Infinity;
  }
  return rest;
}

/** Makes the trial's estimates the state's own. */
export function adoptTrial(): void {
  for (let block = 0; block < blocks; block++) {
    const lanes = lanesOf(block);
    if (v128.any_true(lanes)) adoptBlock(block, lanes);
  }
  for (let panel = 0; panel < panels; panel++) if (touchesPanel(panel)) adoptPanel(panel);
  for (let curve = 0; curve < curves; curve++) if (touchesCurve(curve)) adoptCurve(curve);
}

/** Whether both endpoints' targets count: else matches of one are not kept up. */
export function countsAll(): bool {
  return endpoints === 3;
}

/** Printed values of all endpoints that the state matches. */
export function countMatched(): i32 {
  let count = i32x4.splat(0);
  for (let block = 0; block < blocks; block++) {
    count = i32x4.add(count, v128.load(blockMatched + ((<usize>block) << 4)));
  }
  let sum = countOf(count);
  for (let panel = 0; panel < panels; panel++) sum += wholeAt(panelMatched, panel);
  for (let curve = 0; curve < curves; curve++) sum += wholeAt(curveMatched, curve);
  return sum;
}

function counts(endpoint: i32): bool {
  return ((endpoints >> endpoint) & 1) !== 0;
}

/** Lanes of a block that the move touches. */
function lanesOf(block: i32): v128 {
  const endpoint = wholeAt(blockEndpoint, block);
  if (!counts(endpoint)) return i32x4.splat(0);
  if (((ranked >> endpoint) & 1) !== 0) return i32x4.splat(-1);
  return v128.load(laneChanged + ((<usize>block) << 4));
}

function touchesPanel(panel: i32): bool {
  const endpoint = wholeAt(panelEndpoint, panel);
  if (!counts(endpoint)) return false;
  return ((ranked >> endpoint) & 1) !== 0 || ((panelChanged >> panel) & 1) !== 0;
}

function touchesCurve(curve: i32): bool {
  const endpoint = endpointOfCurve(curve);
  if (!counts(endpoint)) return false;
  if (((moved >> endpoint) & 1) !== 0) return true;
  const among = amongOfCurve(curve);
  return among >= 0 && ((bitsChanged >> among) & 1) !== 0;
}

function penaltiesOf(block: i32): v128 {
  return v128.load(blockPenalty + ((<usize>block) << 4));
}

function isEstimate(penalties: v128): v128 {
  return f32x4.lt(penalties, f32x4.splat(NO_ESTIMATE));
}

function keepTrial(block: i32): void {
  const to = blockTrial + <usize>block * BLOCK;
  memory.copy(to, laneBeta, 48);
  v128.store(to, lanePenalty, 48);
  v128.store(to, laneMatched, 64);
}

function adoptBlock(block: i32, lanes: v128): void {
  const from = blockTrial + <usize>block * BLOCK;
  const beta = blockBeta + <usize>block * 48;
  for (let j: usize = 0; j < 48; j += 16) {
    v128.store(beta + j, v128.bitselect(v128.load(from + j), v128.load(beta + j), lanes));
  }
  const penalty = blockPenalty + ((<usize>block) << 4);
  v128.store(penalty, v128.bitselect(v128.load(from, 48), v128.load(penalty), lanes));
  const matches = blockMatched + ((<usize>block) << 4);
  v128.store(matches, v128.bitselect(v128.load(from, 64), v128.load(matches), lanes));
}

function keepPanel(panel: i32): void {
  const to = panelTrial + <usize>panel * PANEL;
  memory.copy(to, trialBeta, 48);
  memory.copy(to + 48, trialVariance, VARIANCE);
  store<f32>(to + 48 + VARIANCE, trialPenalty);
  store<i32>(to + 48 + VARIANCE, trialMatched, 4);
}

function adoptPanel(panel: i32): void {
  const from = panelTrial + <usize>panel * PANEL;
  memory.copy(trialBeta, from, 48);
  memory.copy(panelBeta + <usize>panel * 48, from, 48);
  memory.copy(panelVariance + <usize>panel * VARIANCE, from + 48, VARIANCE);
  store<f32>(panelPenalty + ((<usize>panel) << 2), load<f32>(from + 48 + VARIANCE));
  store<i32>(panelMatched + ((<usize>panel) << 2), load<i32>(from + 48 + VARIANCE, 4));
  risksOf(panel);
  memory.copy(panelRisk + ((<usize>(panel * MOST_ROWS)) << 2), trialRisk, (<usize>n) << 2);
}

function keepCurve(curve: i32): void {
  const to = curveTrial + ((<usize>curve) << 4);
  store<f64>(to, curveTrialPenalty);
  store<i32>(to, curveTrialMatched, 8);
}

function adoptCurve(curve: i32): void {
  const from = curveTrial + ((<usize>curve) << 4);
  store<f64>(curvePenalty + ((<usize>curve) << 3), load<f64>(from));
  store<i32>(curveMatched + ((<usize>curve) << 2), load<i32>(from, 8));
}
