import { exponentials } from './exponentials';
import { at, informationOf, score, scoreOf, trialRisk, trialVariance } from './information';
import { changedRow, rowCount } from './journal';
import { countOf, sumOf } from './lanes';
import {
  design,
  MOST_PANELS,
  MOST_ROWS,
  n,
  panelBeta,
  panelRisk,
  panelVariance,
  ROW,
  WIDTH,
  wholeAt,
} from './memory';
import { matched, NO_ESTIMATE, penaltyOf, TARGETS } from './penalty';
import { panelTerms } from './terms';

export const panelTargets: usize = memory.data(MOST_PANELS * 768, 16);

/** Of the last `tryPanel`: penalty, matches, estimates. */
export let trialPenalty: f32 = 0;
export let trialMatched: i32 = 0;
export const trialBeta: usize = memory.data(48, 16);

const errors: usize = memory.data(48, 16);
const step: usize = memory.data(48, 16);
const MOST_STEPS: i32 = 24;
const LARGEST: f32 = 16;

/** Penalty of a panel by one Newton step with the variance as it stands; leaves the guess in `trialBeta`. */
export function guessPanel(panel: i32, changed: bool): f32 {
  const risk = panelRisk + ((<usize>(panel * MOST_ROWS)) << 2);
  const beta = panelBeta + <usize>panel * 48;
  const variance = panelVariance + <usize>panel * (48 * WIDTH);
  let from = risk;
  if (changed) {
    memory.copy(trialRisk, risk, (<usize>n) << 2);
    for (let k = 0; k < rowCount; k++) riskOf(panel, changedRow(k), beta);
    from = trialRisk;
  }
  scoreOf(panel, from);
  stepBy(variance);
  for (let j: usize = 0; j < 48; j += 16) {
    v128.store(trialBeta + j, f32x4.add(v128.load(beta + j), v128.load(step + j)));
  }
  errorsOf(variance);
  return weigh(panel);
}

/** Goes on from the guess until steps are below `tolerance`. */
export function tryPanel(panel: i32, tolerance: f32): void {
  const p = wholeAt(panelTerms, panel);
  let exists = false;
  for (let k = 0; k < MOST_STEPS; k++) {
    risksOf(panel);
    if (!informationOf(panel, p)) break;
    stepBy(trialVariance);
    let size: f32 = 0;
    let largest: f32 = 0;
    for (let j = 0; j < p; j++) {
      const at = (<usize>j) << 2;
      const by = max(min(load<f32>(step + at), 2), -2);
      const value = load<f32>(trialBeta + at) + by;
      store<f32>(trialBeta + at, value);
      size = max(size, abs(by));
      largest = max(largest, abs(value));
    }
    if (!(largest < LARGEST)) break;
    if (size > tolerance) continue;
    exists = true;
    break;
  }
  if (!exists) {
    memory.fill(trialBeta, 0, 48);
    memory.fill(trialVariance, 0, 48 * WIDTH);
    trialPenalty = NO_ESTIMATE;
    trialMatched = 0;
    return;
  }
  errorsOf(trialVariance);
  trialPenalty = weigh(panel);
}

/** Risks of all rows at `trialBeta`, into `trialRisk`. */
export function risksOf(panel: i32): void {
  const from = design + <usize>(panel * MOST_ROWS) * ROW;
  for (let row = 0; row < n; row += 4) {
    const at = from + <usize>row * ROW;
    let eta = f32x4.splat(predictor(at, trialBeta));
    eta = f32x4.replace_lane(eta, 1, predictor(at + ROW, trialBeta));
    eta = f32x4.replace_lane(eta, 2, predictor(at + 2 * ROW, trialBeta));
    eta = f32x4.replace_lane(eta, 3, predictor(at + 3 * ROW, trialBeta));
    v128.store(trialRisk + ((<usize>row) << 2), exponentials(eta));
  }
}

function riskOf(panel: i32, row: i32, beta: usize): void {
  const at = design + <usize>(panel * MOST_ROWS + row) * ROW;
  const risk = exponentials(f32x4.splat(predictor(at, beta)));
  store<f32>(trialRisk + ((<usize>row) << 2), f32x4.extract_lane(risk, 0));
}

function predictor(row: usize, beta: usize): f32 {
  return sumOf(
    f32x4.add(
      f32x4.add(
        f32x4.mul(v128.load(row), v128.load(beta)),
        f32x4.mul(v128.load(row, 16), v128.load(beta, 16)),
      ),
      f32x4.mul(v128.load(row, 32), v128.load(beta, 32)),
    ),
  );
}

function stepBy(variance: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  for (let j: usize = 0; j < <usize>WIDTH; j++) {
    const s = v128.load32_splat(score + (j << 2));
    const row = variance + j * 48;
    a = f32x4.add(a, f32x4.mul(v128.load(row), s));
    b = f32x4.add(b, f32x4.mul(v128.load(row, 16), s));
    c = f32x4.add(c, f32x4.mul(v128.load(row, 32), s));
  }
  v128.store(step, a);
  v128.store(step, b, 16);
  v128.store(step, c, 32);
}

function errorsOf(variance: usize): void {
  for (let j = 0; j < WIDTH; j++) {
    const value = at(variance, j, j);
    store<f32>(errors + ((<usize>j) << 2), value > 0 ? NativeMathf.sqrt(value) : 1);
  }
}

function weigh(panel: i32): f32 {
  const targets = panelTargets + <usize>panel * 768;
  let count = i32x4.splat(0);
  let sum = f32x4.splat(0);
  for (let k: usize = 0; k < 3; k++) {
    const j = k << 4;
    const penalty = penaltyOf(
      targets + k * TARGETS,
      v128.load(trialBeta + j),
      v128.load(errors + j),
    );
    sum = f32x4.add(sum, penalty);
    count = i32x4.add(count, matched);
  }
  trialMatched = countOf(count);
  return sumOf(sum);
}
