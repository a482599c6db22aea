import { requireCauses } from '../../competing-risks/competing-input.ts';
import { requireColumn } from '../../errors/require-column.ts';
import { requireLabels } from '../../errors/require-labels.ts';
import { requireObject } from '../../errors/require-object.ts';
import { requireWeights } from '../../errors/require-weights.ts';
import { shown } from '../../errors/shown.ts';
import { SurvivalInputError } from '../../errors/survival-input-error.ts';
import { repairTimes } from '../../time/repair-times.ts';
import { levelCodes } from '../layout/level-codes.ts';
import { censoringSteps } from './censoring-steps.ts';

export interface FineGrayRowsInput {
  readonly time: ArrayLike<number>;
  /** 0 for censored, else the whole-number code (above 0) of the cause of the event. */
  readonly cause: ArrayLike<number>;
  /** The cause of interest. */
  readonly interest: number;
  /** Case weights above 0. */
  readonly weight?: ArrayLike<number> | undefined;
  /** Groups with censoring distributions of their own. */
  readonly censoringStrata?: ArrayLike<number | string> | undefined;
}

/** Start-stop rows whose weighted Cox model is the Fine-Gray model. */
export interface FineGrayRows {
  /** Input row that each row stems from. */
  readonly row: Int32Array;
  readonly entry: Float64Array;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  /** Probability of still being uncensored, given that of the input row's own time; times its weight. */
  readonly weight: Float64Array;
}

/**
 * Keeps rows with a competing event at risk after it, with weights that fall as censoring goes on.
 *
 * G, the distribution of the censoring times, is the Kaplan-Meier estimate in which events precede
 * censorings at the same time. R: `finegray(Surv(time, cause) ~ strata(s), etype = interest)`.
 *
 * As in R, each censoring stratum is laid out for its own events of interest: rows with a competing
 * event are kept up to their stratum's last time, over the pieces that hold such an event of the
 * stratum, and a stratum without any is left out. That suits a Cox model with the same strata; in
 * one without them rows are missing beside the other strata's events, so that it is not the model of
 * `cmprsk::crr(cengroup = s)`.
 * Throws SurvivalInputError on no rows, unequal lengths, times that are not finite, causes that are
 * not whole numbers of at least 0, weights not above 0, missing strata, or no event of interest.
 */
export function fineGrayRows(input: FineGrayRowsInput): FineGrayRows {
  requireObject(input, 'input', 'an object with time, cause and interest');
  const { time } = repairTimes({ time: requireColumn(input.time, 'time') });
  const n = time.length;
  requireCauses(input.cause, n);
  const cause = Float64Array.from(input.cause);
  const own = input.weight === undefined ? null : requireWeights(input.weight, n);
  const { censoringStrata } = input;
  if (censoringStrata !== undefined) requireLabels(censoringStrata, n, 'censoringStrata');
  const strata = censoringStrata === undefined ? null : levelCodes(censoringStrata).code;
  if (!cause.includes(input.interest) || input.interest === 0) {
    throw new SurvivalInputError({
      code: 'unknown-option',
      argument: 'interest',
      message: `no row has an event of cause ${shown(input.interest)}`,
    });
  }
  const earliest = time.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  const start = earliest > 0 ? 0 : 2 * earliest - 1;
  const rows: number[] = [];
  const entries: number[] = [];
  const times: number[] = [];
  const weights: number[] = [];
  const push = (row: number, entry: number, end: number, weight: number) => {
    rows.push(row);
    entries.push(entry);
    times.push(end);
    weights.push(weight * (own === null ? 1 : own[row]!));
  };
  const members = byStratum(strata, n);
  for (const group of members) {
    const steps = censoringSteps(time, cause, group, input.interest);
    if (steps === null) continue;
    for (const i of group) {
      const competing = cause[i] !== 0 && cause[i] !== input.interest;
      if (!competing) {
        push(i, start, time[i]!, 1);
        continue;
      }
      const first = steps.end.findIndex((end) => end >= time[i]!);
      push(i, start, steps.end[first]!, 1);
      for (let k = first + 1; k < steps.end.length; k++) {
        if (!steps.holdsEvent[k]) continue;
        push(i, steps.end[k - 1]!, steps.end[k]!, steps.uncensored[k]! / steps.uncensored[first]!);
      }
    }
  }
  return {
    row: Int32Array.from(rows),
    entry: Float64Array.from(entries),
    time: Float64Array.from(times),
    event: Uint8Array.from(rows, (row) => (cause[row] === input.interest ? 1 : 0)),
    weight: Float64Array.from(weights),
  };
}

function byStratum(code: Int32Array | null, n: number): number[][] {
  if (code === null) return [Array.from({ length: n }, (_, i) => i)];
  const groups: number[][] = [];
  for (let i = 0; i < n; i++) {
    groups[code[i]!] ??= [];
    groups[code[i]!]!.push(i);
  }
  return groups;
}
