import { ProblemsError } from '@cohort-report/schema';

const ACTION = 'run again with --force';

/** A file that a stage left is not what the stage wrote: the cache is damaged, and the stages are to run again. */
export class DamagedError extends ProblemsError {
  constructor(file: string) {
    super([{ file, message: 'is not what its stage wrote; the cache is damaged', action: ACTION }]);
  }

  /** Whether an error, maybe told by another process, is one of damaged files alone. */
  static is(error: unknown): boolean {
    return (
      error instanceof ProblemsError && error.problems.every(({ action }) => action === ACTION)
    );
  }
}
