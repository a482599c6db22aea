import { chiSquareUpperTail } from '../../distributions/chi-square-upper-tail.ts';
import type { CoxReason, CoxTest } from '../cox-fit.ts';
import { choleskyFactor } from '../linear/cholesky-factor.ts';
import { choleskySolve } from '../linear/cholesky-solve.ts';

/** Blocks of the information of (beta, theta), theta the slopes of the coefficients over g(t). */
export interface ZphBlocks {
  readonly p: number;
  /** All blocks are of columns multiplied by this, and of g on [0, 1]. */
  readonly scale: Float64Array;
  /** Sums of the groups' informations times 1, g and g squared, g centred. */
  readonly plain: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Score of theta at 0. */
  readonly score: Float64Array;
}

const SINGULAR = 1e-10;

/** Score test that the slopes of the given columns are 0, beta adjusted for. */
export function zphTest(blocks: ZphBlocks, columns: readonly number[]): CoxTest {
  const { p, plain, first, second, score } = blocks;
  const k = columns.length;
  const factor = plain.slice();
  const regular = choleskyFactor(factor, p, SINGULAR) === p;
  const schur = new Float64Array(k * k);
  let largest = 0;
  columns.forEach((a, i) => {
    const solved = first.slice(a * p, (a + 1) * p);
    choleskySolve(factor, p, solved);
    columns.forEach((b, j) => {
      let explained = 0;
      for (let c = 0; c < p; c++) explained += solved[c]! * first[b * p + c]!;
      schur[i * k + j] = second[a * p + b]! - explained;
    });
    largest = Math.max(largest, second[a * p + a]!);
  });
  for (let i = 0; i < k; i++) {
    if (!(schur[i * k + i]! > SINGULAR * second[columns[i]! * p + columns[i]!]!)) return none(k);
  }
  const value = Float64Array.from(columns, (a) => score[a]!);
  if (!regular || !(largest > 0) || choleskyFactor(schur, k, SINGULAR) < k) return none(k);
  choleskySolve(schur, k, value);
  let stat = 0;
  columns.forEach((a, i) => {
    stat += value[i]! * score[a]!;
  });
  return { stat, df: k, p: chiSquareUpperTail(Math.max(0, stat), k), reason: null };
}

function none(df: number): CoxTest {
  const message = 'the data hold no information on how the coefficient changes over time';
  const reason: CoxReason = { code: 'no-information', message };
  return { stat: null, df, p: null, reason };
}
