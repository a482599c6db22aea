import { choleskyFactor } from '../linear/cholesky-factor.ts';
import { choleskySolve } from '../linear/cholesky-solve.ts';
import type { NewtonState } from './newton-state.ts';

export interface NewtonControl {
  /** Converged when the log likelihood changes by less than this, relatively. */
  readonly eps: number;
  /** See `choleskyFactor`. */
  readonly tolerCholesky: number;
  readonly maxIterations: number;
}

/** A log likelihood with its gradient and negative Hessian at the last evaluated coefficients. */
export interface NewtonProblem {
  readonly p: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
  readonly evaluate: (beta: Float64Array) => number;
  /**
   * Fills score and information if `evaluate` does not. It is not called where Newton's method
   * converges: they, and the factor, then belong to the coefficients before.
   */
  readonly differentiate?: () => void;
}

/**
 * Newton's method under R's coxph rules, from `state.beta`: full steps, converged when
 * |1 - previous / current| of the log likelihood is at most `eps`; a step that lowers it or leaves
 * the finite numbers is drawn back towards the last accepted coefficients, harder each time.
 * Columns that are collinear at the start stay there: what is collinear does not depend on the
 * coefficients. On return score, information and factor belong to `state.beta`.
 */
export function newton(problem: NewtonProblem, state: NewtonState, control: NewtonControl): void {
  const { p, score, information } = problem;
  const { beta, trial, step } = state;
  state.loglikNull = problem.evaluate(beta);
  problem.differentiate?.();
  state.loglik = state.loglikNull;
  state.dropped.fill(0);
  refactor(problem, state, control);
  state.rankAtStart = state.rank;
  for (let j = 0; j < p; j++) state.dropped[j] = state.factor[j * p + j] === 0 ? 1 : 0;
  solveStep(problem, state);
  state.scoreTest = 0;
  for (let j = 0; j < p; j++) state.scoreTest += score[j]! * step[j]!;
  state.iterations = 0;
  state.converged = Number.isFinite(state.loglikNull);
  if (control.maxIterations === 0 || !state.converged) return;
  for (let j = 0; j < p; j++) trial[j] = beta[j]! + step[j]!;
  let halvings = 0;
  for (let iteration = 1; iteration <= control.maxIterations; iteration++) {
    state.iterations = iteration;
    const loglik = problem.evaluate(trial);
    const same = loglik === state.loglik || Math.abs(1 - state.loglik / loglik) <= control.eps;
    if (problem.differentiate !== undefined) {
      if (same && Number.isFinite(loglik)) {
        beta.set(trial);
        state.loglik = loglik;
        return;
      }
      problem.differentiate();
    }
    refactor(problem, state, control);
    const finite = Number.isFinite(loglik) && allFinite(score) && allFinite(information);
    if (finite && same) {
      beta.set(trial);
      state.loglik = loglik;
      return;
    }
    if (finite && loglik >= state.loglik) {
      halvings = 0;
      state.loglik = loglik;
      solveStep(problem, state);
      for (let j = 0; j < p; j++) {
        beta[j] = trial[j]!;
        trial[j]! += step[j]!;
      }
    } else {
      halvings++;
      for (let j = 0; j < p; j++) trial[j] = (trial[j]! + halvings * beta[j]!) / (halvings + 1);
    }
  }
  state.iterations++;
  state.converged = false;
  state.loglik = problem.evaluate(beta);
  problem.differentiate?.();
  refactor(problem, state, control);
}

function refactor(problem: NewtonProblem, state: NewtonState, control: NewtonControl): void {
  const { p } = problem;
  const { factor, dropped } = state;
  factor.set(problem.information);
  for (let j = 0; j < p; j++) {
    if (dropped[j] === 0) continue;
    for (let k = 0; k < p; k++) {
      factor[j * p + k] = 0;
      factor[k * p + j] = 0;
    }
  }
  state.rank = choleskyFactor(factor, p, control.tolerCholesky);
}

function solveStep(problem: NewtonProblem, state: NewtonState): void {
  state.step.set(problem.score);
  choleskySolve(state.factor, problem.p, state.step);
  if (state.rank === state.rankAtStart) state.fullStep.set(state.step);
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) return false;
  return true;
}
