import { requireColumn } from '../../errors/require-column.ts';
import { SurvivalInputError } from '../../errors/survival-input-error.ts';
import type { CoxData, CoxModel } from '../cox-model.ts';
import type { CoxPredictOptions, CoxReference } from './cox-predict-options.ts';

export interface ReferenceRows {
  readonly rows: number;
  readonly columns: readonly ArrayLike<number>[];
  /** What is subtracted from column j of a row. */
  readonly centres: (j: number, row: number) => number;
  /** Centred at the mean of the fit's offsets; null when 0 throughout. */
  readonly offset: Float64Array | null;
}

/** The rows to predict for and the point that they are compared with. */
export function referenceCentres(
  model: CoxModel,
  reference: CoxReference,
  options: CoxPredictOptions,
): ReferenceRows {
  const { data, means } = model;
  const given = options.covariates;
  requireNewRows(options);
  if (given !== undefined && given.length !== data.p) {
    throw new SurvivalInputError({
      code: 'length-mismatch',
      argument: 'covariates',
      message: `expected ${data.p} columns (${data.names.join(', ')}), found ${given.length}`,
    });
  }
  const rows = given === undefined ? data.n : (given[0]?.length ?? 0);
  const columns = given?.map((values, j) => requireColumn(values, `covariates[${j}]`, rows));
  const base = {
    rows,
    columns: columns ?? data.columns,
    offset: given === undefined ? data.offset : newOffset(data, options.offset, rows),
  };
  if (reference === 'zero') return { ...base, centres: () => 0 };
  if (reference === 'sample' || data.stratum === null) {
    return { ...base, centres: (j) => means[j]! };
  }
  const code = given === undefined ? data.stratum : codesOf(data, options, rows);
  const byStratum = data.columns.map((column) => stratumMeans(data, column));
  return { ...base, centres: (j, row) => byStratum[j]![code[row]!]! };
}

/** Strata and offsets of rows that are not given would be lost without a word. */
function requireNewRows({ covariates, strata, offset }: CoxPredictOptions): void {
  if (covariates !== undefined) return;
  for (const [argument, values] of Object.entries({ strata, offset })) {
    if (values === undefined) continue;
    throw new SurvivalInputError({
      code: 'not-supported',
      argument,
      message: 'expected the covariates of the same rows beside; the fit’s own rows have its own',
    });
  }
}

function newOffset(data: CoxData, given: ArrayLike<number> | undefined, rows: number) {
  const offset = given === undefined ? null : requireColumn(given, 'offset', rows);
  if (offset === null && data.offsetMean === 0) return null;
  return Float64Array.from({ length: rows }, (_, i) => (offset?.[i] ?? 0) - data.offsetMean);
}

function codesOf(data: CoxData, options: CoxPredictOptions, rows: number): Int32Array {
  const fail = (message: string, index?: number) => {
    throw new SurvivalInputError({
      code: 'unknown-option',
      argument: 'strata',
      message,
      ...(index === undefined ? {} : { index }),
    });
  };
  const { strata } = options;
  if (strata === undefined || strata.length !== rows) {
    fail(`expected the stratum of each of the ${rows} rows, or another reference`);
  }
  return Int32Array.from({ length: rows }, (_, index) => {
    const code = data.strata.indexOf(strata![index]!);
    if (code < 0) fail(`the fit has no stratum ${strata![index]}`, index);
    return code;
  });
}

function stratumMeans(data: CoxData, column: Float64Array): Float64Array {
  const sum = new Float64Array(data.strata.length);
  const total = new Float64Array(data.strata.length);
  for (let i = 0; i < data.n; i++) {
    const weight = data.weight === null ? 1 : data.weight[i]!;
    sum[data.stratum![i]!]! += weight * column[i]!;
    total[data.stratum![i]!]! += weight;
  }
  return sum.map((value, s) => value / total[s]!);
}
