import { formatProblem } from './format-problem.ts';
import type { Problem } from './problem.ts';

/** All problems of one step together; thrown when the step cannot give a result that may be trusted. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ProblemsError';
    this.problems = problems;
  }
}
