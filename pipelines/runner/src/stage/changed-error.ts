import { ProblemsError } from '@cohort-report/schema';
import { counted } from './counted.ts';

const ACTION = 'run again, and change nothing until the run has ended';

/** Somebody wrote to what a run reads while it was at work: what it made may be of two states, and nothing of it is kept. */
export class ChangedError extends ProblemsError {
  /** `others`: how many more files changed. */
  constructor(file: string, what: string, others: number) {
    const more = others === 0 ? '' : `, and ${counted(others, 'more file')} with it`;
    super([{ file, message: `${what} during the run${more}`, action: ACTION }]);
  }

  /** Whether an error, maybe told by another process, is of changed inputs alone. */
  static is(error: unknown): boolean {
    return (
      error instanceof ProblemsError && error.problems.every(({ action }) => action === ACTION)
    );
  }
}
