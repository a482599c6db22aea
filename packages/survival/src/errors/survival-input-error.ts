/** What kind of thing is wrong with an argument. */
export type SurvivalInputCode =
  | 'empty'
  | 'length-mismatch'
  | 'not-a-number'
  | 'not-finite'
  | 'out-of-range'
  | 'not-an-integer'
  | 'unknown-option'
  | 'interval-order'
  | 'not-supported';

export interface SurvivalInputProblem {
  readonly code: SurvivalInputCode;
  /** What is wrong, what was expected, what came, what to do. */
  readonly message: string;
  /** Name of the argument at fault. */
  readonly argument: string;
  /** 0-based position inside the argument, when one element is at fault. */
  readonly index?: number;
}

/** Thrown when an argument cannot be computed with. `problem` fields are repeated on the error. */
export class SurvivalInputError extends Error {
  readonly code: SurvivalInputCode;
  readonly argument: string;
  readonly index: number | undefined;

  constructor(problem: SurvivalInputProblem) {
    const place =
      problem.index === undefined ? problem.argument : `${problem.argument}[${problem.index}]`;
    super(`${place}: ${problem.message}`);
    this.name = 'SurvivalInputError';
    this.code = problem.code;
    this.argument = problem.argument;
    this.index = problem.index;
  }
}
