import { requireColumn } from '../errors/require-column.ts';
import { shown } from '../errors/shown.ts';
import { SurvivalInputError, type SurvivalInputProblem } from '../errors/survival-input-error.ts';
import type { CoxInput } from './cox-input.ts';
import { CoxInputError } from './cox-input-error.ts';

/** The row-wise arguments as typed arrays of equal length with usable values. */
export interface CheckedRows {
  readonly time: Float64Array;
  readonly entry: Float64Array | null;
  readonly event: Uint8Array;
  readonly columns: readonly Float64Array[];
  readonly names: readonly string[];
  readonly weight: Float64Array | null;
  readonly offset: Float64Array | null;
}

/** Checks every argument that a fit reads and throws all problems together (CoxInputError). */
export function checkCoxInput(input: CoxInput): CheckedRows {
  const problems: SurvivalInputError[] = [];
  const report = (problem: SurvivalInputProblem) => {
    problems.push(new SurvivalInputError(problem));
  };
  const column = (values: ArrayLike<number>, argument: string, rows?: number) => {
    try {
      return requireColumn(values, argument, rows);
    } catch (error) {
      if (!(error instanceof SurvivalInputError)) throw error;
      problems.push(error);
      return null;
    }
  };
  const time = column(input.time, 'time');
  if (time === null) throw new CoxInputError(problems);
  const n = time.length;
  const event = checkEvents(input.event, n, report);
  const entry = input.entry === undefined ? null : column(input.entry, 'entry', n);
  if (entry !== null) checkIntervals(entry, time, report);
  if (!Array.isArray(input.covariates)) {
    const message = `expected one array per column, found ${typeof input.covariates}`;
    report({ code: 'not-a-number', argument: 'covariates', message });
    throw new CoxInputError(problems);
  }
  const columns = input.covariates.map((values, j) => column(values, `covariates[${j}]`, n));
  const names = input.names ?? input.covariates.map((_, j) => `x${j + 1}`);
  checkLength(names, 'names', columns.length, 'one per covariate column', report);
  const weight = input.weight === undefined ? null : column(input.weight, 'weight', n);
  if (weight !== null) checkWeights(weight, report);
  const offset = input.offset === undefined ? null : column(input.offset, 'offset', n);
  checkLevels(input.strata, 'strata', n, report);
  checkLevels(input.cluster, 'cluster', n, report);
  if (input.init !== undefined && columns.length > 0) column(input.init, 'init', columns.length);
  checkOptions(input, weight, report);
  if (problems.length > 0) throw new CoxInputError(problems);
  return { time, entry, event, columns: columns as Float64Array[], names, weight, offset };
}

type Report = (problem: SurvivalInputProblem) => void;

function checkLength(
  values: ArrayLike<unknown>,
  argument: string,
  expected: number,
  what: string,
  report: Report,
): boolean {
  // JSON and JavaScript callers pass what types forbid: null, undefined, a number.
  const found: unknown = values;
  if (typeof found !== 'object' || found === null || typeof values.length !== 'number') {
    const message = `expected an array of ${expected} values, ${what}, found ${shown(found)}`;
    report({ code: 'not-a-number', argument, message });
    return false;
  }
  if (values.length === expected) return true;
  const message = `expected ${expected} values, ${what}, found ${values.length}`;
  report({ code: 'length-mismatch', argument, message });
  return false;
}

function checkEvents(values: ArrayLike<number | boolean>, n: number, report: Report): Uint8Array {
  const event = new Uint8Array(n);
  if (!checkLength(values, 'event', n, 'one per row as in `time`', report)) return event;
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    if (value === 1 || value === true) event[i] = 1;
    else if (value !== 0 && value !== false) {
      const message = `expected 1 (event) or 0 (censored), found ${shown(value)}; recode the status first`;
      report({ code: 'out-of-range', argument: 'event', index: i, message });
      break;
    }
  }
  return event;
}

function checkIntervals(entry: Float64Array, time: Float64Array, report: Report): void {
  for (let index = 0; index < time.length; index++) {
    if (entry[index]! < time[index]!) continue;
    const message = `expected entry before time, found (${entry[index]}, ${time[index]}]; drop or correct the interval`;
    report({ code: 'interval-order', argument: 'entry', index, message });
    return;
  }
}

function checkWeights(weight: Float64Array, report: Report): void {
  const index = weight.findIndex((value) => value <= 0);
  if (index < 0) return;
  const message = `expected a weight above 0, found ${weight[index]}; drop rows of weight 0`;
  report({ code: 'out-of-range', argument: 'weight', index, message });
}

function checkLevels(
  values: ArrayLike<number | string> | undefined,
  argument: string,
  n: number,
  report: Report,
): void {
  if (values === undefined) return;
  if (!checkLength(values, argument, n, 'one per row as in `time`', report)) return;
  for (let index = 0; index < n; index++) {
    const value: unknown = values[index];
    if (typeof value === 'string' || Number.isFinite(value)) continue;
    const message = `expected a number or a string, found ${shown(value)}; drop rows with missing values first`;
    report({ code: 'not-a-number', argument, index, message });
    return;
  }
}

function checkOptions(input: CoxInput, weight: Float64Array | null, report: Report): void {
  const { ties = 'efron', confLevel = 0.95, control = {} } = input;
  if (ties !== 'efron' && ties !== 'breslow' && ties !== 'exact') {
    const message = `expected efron, breslow or exact, found ${shown(ties)}`;
    report({ code: 'unknown-option', argument: 'ties', message });
  }
  if (!(typeof confLevel === 'number' && confLevel > 0 && confLevel < 1)) {
    const message = `expected a level between 0 and 1, found ${shown(confLevel)}`;
    report({ code: 'out-of-range', argument: 'confLevel', message });
  }
  if (typeof control !== 'object' || control === null) {
    const message = `expected an object of settings, found ${shown(control)}`;
    report({ code: 'not-supported', argument: 'control', message });
    return;
  }
  for (const name of ['eps', 'tolerCholesky', 'tolerInfinite'] as const) {
    const value = control[name];
    if (value === undefined || (Number.isFinite(value) && value > 0)) continue;
    const message = `expected a finite number above 0, found ${shown(value)}`;
    report({ code: 'out-of-range', argument: `control.${name}`, message });
  }
  const limit = control.maxIterations;
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0)) {
    const message = `expected a whole number of at least 0, found ${shown(limit)}`;
    report({ code: 'not-an-integer', argument: 'control.maxIterations', message });
  }
  if (ties !== 'exact') return;
  if (weight?.some((value) => value !== 1)) {
    const message = 'case weights are not defined for exact ties; use efron or breslow';
    report({ code: 'not-supported', argument: 'weight', message });
  }
  if (input.robust === true || (input.cluster !== undefined && input.robust !== false)) {
    const argument = input.cluster === undefined ? 'robust' : 'cluster';
    const message = 'the robust variance is not defined for exact ties; use efron or breslow';
    report({ code: 'not-supported', argument, message });
  }
}
