import { requireLength } from '../errors/require-length.ts';
import { shown } from '../errors/shown.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';

/** Times that end by one of several causes; one row per subject, all columns of equal length. */
export interface CompetingRisksInput {
  readonly time: ArrayLike<number>;
  /** 0: censored; else the whole-number code (above 0) of the cause. */
  readonly cause: ArrayLike<number>;
  /** Left truncation: the row is at risk in (entry, time]. */
  readonly entry?: ArrayLike<number>;
  /** Case weights above 0. */
  readonly weight?: ArrayLike<number>;
  /** Whole-number code of the row's group. */
  readonly group?: ArrayLike<number>;
  /** Merge times that differ by rounding only (see `repairTimes`). Default true. */
  readonly timefix?: boolean;
}

export interface Causes {
  /** Distinct codes, ascending. */
  readonly codes: readonly number[];
  /** Per row 0 (censored) or 1 + the position of its code. */
  readonly index: Int32Array;
}

/** Checks the cause column and numbers its codes; `all` lists codes that may lack events. */
export function requireCauses(
  cause: ArrayLike<number>,
  rows: number,
  all: readonly number[] = [],
): Causes {
  requireLength(cause, 'cause', rows);
  const found = new Set(all);
  for (let i = 0; i < rows; i++) {
    const code = cause[i]!;
    if (!Number.isSafeInteger(code) || code < 0) {
      throw new SurvivalInputError({
        code: 'not-an-integer',
        argument: 'cause',
        index: i,
        message: `expected 0 (censored) or the whole number of a cause, found ${shown(code)}`,
      });
    }
    if (code > 0) found.add(code);
  }
  const codes = [...found].sort((a, b) => a - b);
  const position = new Map(codes.map((code, j) => [code, j + 1]));
  const index = Int32Array.from({ length: rows }, (_, i) => position.get(cause[i]!) ?? 0);
  return { codes, index };
}
