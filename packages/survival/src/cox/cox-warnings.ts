import type { CoxWarning } from './cox-fit.ts';
import type { CoxControl, CoxInput } from './cox-input.ts';
import type { CoxModel } from './cox-model.ts';
import type { CoxSolution } from './solve-cox.ts';

/** What R's coxph would warn of, and what else a reader of the fit should know. */
export function coxWarnings(
  model: CoxModel,
  solution: CoxSolution,
  control: CoxControl,
  input: CoxInput,
): CoxWarning[] {
  const { data } = model;
  const warnings: CoxWarning[] = [];
  if (data.nEvents > 0 && control.maxIterations > 1) {
    const convergence = convergenceWarning(model, solution, control);
    if (convergence !== null) warnings.push(convergence);
  }
  if (smallest(data.time) < 0 || (data.entry !== null && smallest(data.entry) < 0)) {
    const message = 'some times are negative; only their order enters a Cox model';
    warnings.push({ code: 'negative-times', message });
  }
  if (input.robust === false && data.cluster !== null) {
    const message = 'clusters were given with robust = false, so they were ignored';
    warnings.push({ code: 'cluster-ignored', message });
  }
  return warnings;
}

function convergenceWarning(
  model: CoxModel,
  solution: CoxSolution,
  control: CoxControl,
): CoxWarning | null {
  if (!solution.state.converged) {
    return { code: 'not-converged', message: 'Ran out of iterations and did not converge' };
  }
  const counting = model.data.entry !== null && model.ties !== 'exact';
  const moving: string[] = [];
  for (let j = 0; j < model.data.p; j++) {
    const step = Math.abs(solution.step[j]!);
    const size = Math.abs(solution.coefficients[j]!);
    const open = counting
      ? step > control.tolerInfinite * (1 + size)
      : step > control.eps && step > control.tolerInfinite * size;
    if (open) moving.push(`${j + 1} (${model.data.names[j]})`);
  }
  if (moving.length === 0) return null;
  const message = `Loglik converged before variable ${moving.join(', ')}; coefficient may be infinite`;
  return { code: 'may-be-infinite', message };
}

function smallest(values: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < values.length; i++) least = Math.min(least, values[i]!);
  return least;
}
