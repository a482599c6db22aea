import { partialLikelihood } from '../kernel/partial-likelihood.ts';
import type { RiskWorkspace } from '../kernel/risk-workspace.ts';
import { choleskyFactor } from '../linear/cholesky-factor.ts';
import { choleskyInverse } from '../linear/cholesky-inverse.ts';
import { addFirthScore } from './firth-moments.ts';

export interface FirthPoint {
  readonly beta: Float64Array;
  /** log partial likelihood + 1/2 log |information|. */
  loglik: number;
  /** Inverse of the full information at `beta`. */
  inverse: Float64Array;
  iterations: number;
  converged: boolean;
}

const LIMIT = 200;
const LONGEST = 4;
const HALVINGS = 40;
const CLOSE = 1e-11;

/**
 * Maximizes Firth's penalized likelihood from `start`, leaving column `fixed` (or none: -1) where
 * it is. The penalty is that of the full model. BFGS that begins with the inverse information;
 * steps are cut to length 4 (columns of unit spread) and halved until they help: the likelihood
 * rises by part of what was promised or, where that is lost in rounding, the gradient shrinks.
 */
export function maximizeFirth(
  ws: RiskWorkspace,
  start: Float64Array,
  fixed: number,
  tolerCholesky: number,
): FirthPoint {
  const free = Array.from(start.keys()).filter((j) => j !== fixed);
  let beta = start.slice();
  let current = evaluate(ws, beta, tolerCholesky);
  const curvature = freeInverse(current.information, free, ws.p, tolerCholesky);
  for (let iteration = 1; iteration <= LIMIT; iteration++) {
    const step = direction(curvature, current.score, free, ws.p);
    const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (longest < CLOSE) return point(beta, current, iteration, true);
    const promised = dot(step, current.score);
    let factor = longest > LONGEST ? LONGEST / longest : 1;
    let moved = beta;
    let next = current;
    let helped = false;
    for (let halving = 0; halving < HALVINGS && !helped; halving++) {
      moved = beta.map((value, j) => value + factor * step[j]!);
      next = evaluate(ws, moved, tolerCholesky);
      const rises = next.loglik - current.loglik >= 1e-4 * factor * promised;
      const small = promised < 1e-6;
      const ahead = direction(curvature, next.score, free, ws.p);
      helped = rises || (small && Math.abs(dot(ahead, next.score)) < promised);
      if (!helped) factor /= 2;
    }
    if (!helped) return point(beta, current, iteration, longest < 1e-8);
    updateCurvature(curvature, free, step, factor, current.score, next.score);
    beta = moved;
    current = next;
  }
  return point(beta, current, LIMIT, false);
}

interface Evaluation {
  readonly loglik: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
  readonly inverse: Float64Array;
}

function point(
  beta: Float64Array,
  { loglik, inverse }: Evaluation,
  iterations: number,
  converged: boolean,
): FirthPoint {
  return { beta, loglik, inverse, iterations, converged };
}

function evaluate(ws: RiskWorkspace, beta: Float64Array, tolerance: number): Evaluation {
  const { p } = ws;
  const plain = partialLikelihood(ws, beta);
  const information = ws.information.slice();
  const factor = information.slice();
  const rank = choleskyFactor(factor, p, tolerance);
  let logDeterminant = 0;
  for (let j = 0; j < p; j++) logDeterminant += Math.log(factor[j * p + j]!);
  const loglik = rank < p ? Number.NEGATIVE_INFINITY : plain + 0.5 * logDeterminant;
  const inverse = choleskyInverse(factor, p);
  const score = ws.score.slice();
  if (rank === p) addFirthScore(ws, inverse, score);
  return { loglik, score, information, inverse };
}

/** Inverse of the free columns' part of the information. */
function freeInverse(
  information: Float64Array,
  free: readonly number[],
  p: number,
  tolerance: number,
): Float64Array {
  const k = free.length;
  const part = Float64Array.from(free.flatMap((a) => free.map((b) => information[a * p + b]!)));
  choleskyFactor(part, k, tolerance);
  return choleskyInverse(part, k);
}

/** curvature x score on the free columns, 0 on the fixed one. */
function direction(
  curvature: Float64Array,
  score: Float64Array,
  free: readonly number[],
  p: number,
): Float64Array {
  const step = new Float64Array(p);
  free.forEach((a, i) => {
    free.forEach((b, j) => {
      step[a]! += curvature[i * free.length + j]! * score[b]!;
    });
  });
  return step;
}

/** The BFGS update of the inverse Hessian (of minus the likelihood) after one step. */
function updateCurvature(
  curvature: Float64Array,
  free: readonly number[],
  step: Float64Array,
  factor: number,
  before: Float64Array,
  after: Float64Array,
): void {
  const k = free.length;
  const s = Float64Array.from(free, (a) => factor * step[a]!);
  const y = Float64Array.from(free, (a) => before[a]! - after[a]!);
  const sy = dot(s, y);
  if (!(sy > 0)) return;
  const hy = new Float64Array(k);
  for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) hy[a]! += curvature[a * k + b]! * y[b]!;
  const scale = (1 + dot(y, hy) / sy) / sy;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      curvature[a * k + b]! += scale * s[a]! * s[b]! - (hy[a]! * s[b]! + s[a]! * hy[b]!) / sy;
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
