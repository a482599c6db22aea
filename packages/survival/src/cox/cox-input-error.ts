import { SurvivalInputError } from '../errors/survival-input-error.ts';

/** Everything that is wrong with the input of a Cox model; code and place are the first problem's. */
export class CoxInputError extends SurvivalInputError {
  readonly problems: readonly SurvivalInputError[];

  constructor(problems: readonly SurvivalInputError[]) {
    const first = problems[0]!;
    super({
      code: first.code,
      argument: first.argument,
      message: '',
      ...(first.index === undefined ? {} : { index: first.index }),
    });
    this.message = problems.map((problem) => problem.message).join('\n');
    this.name = 'CoxInputError';
    this.problems = problems;
  }
}
