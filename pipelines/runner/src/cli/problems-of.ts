import { type Problem, ProblemsError } from '@cohort-report/schema';
import { systemProblem } from '../files/system-problem.ts';

/** The problems that an error stands for, to be shown to the user. Throws the error itself where it is a fault of the program. */
export function problemsOf(error: unknown, root: string): readonly Problem[] {
  if (error instanceof ProblemsError) return error.problems;
  const problem = systemProblem(error, root);
  if (problem === undefined) throw error;
  return [problem];
}
