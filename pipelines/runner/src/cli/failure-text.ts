import { formatProblem } from '@cohort-report/schema';
import { systemProblem } from '../files/system-problem.ts';

/** Why a command could not do its work, for people. */
export function failureText(error: unknown, root: string): string {
  const problem = systemProblem(error, root);
  if (problem !== undefined) return formatProblem(problem);
  return error instanceof Error ? error.message : String(error);
}
