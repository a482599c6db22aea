import { requireColumn } from '../../errors/require-column.ts';
import { requireLabels } from '../../errors/require-labels.ts';
import { requireList } from '../../errors/require-list.ts';
import { requireObject } from '../../errors/require-object.ts';
import { cox } from '../cox.ts';
import type { CoxFit } from '../cox-fit.ts';
import type { CoxControl, CoxTies } from '../cox-input.ts';
import { fineGrayRows } from './fine-gray-rows.ts';

export interface FineGrayInput {
  readonly time: ArrayLike<number>;
  /** 0 for censored, else the whole-number code (above 0) of the cause of the event. */
  readonly cause: ArrayLike<number>;
  /** The cause whose subdistribution hazard is modelled. */
  readonly interest: number;
  readonly covariates: readonly ArrayLike<number>[];
  readonly names?: readonly string[] | undefined;
  /** Case weights above 0. */
  readonly weight?: ArrayLike<number> | undefined;
  /** Strata of the baseline subdistribution hazard. */
  readonly strata?: ArrayLike<number | string> | undefined;
  /** Groups with censoring distributions of their own; give the same as `strata` (see `fineGray`). */
  readonly censoringStrata?: ArrayLike<number | string> | undefined;
  /** Cluster of each row; by default each row is its own. */
  readonly cluster?: ArrayLike<number | string> | undefined;
  readonly ties?: Exclude<CoxTies, 'exact'> | undefined;
  readonly control?: Partial<CoxControl> | undefined;
  readonly confLevel?: number | undefined;
}

export interface FineGrayFit extends CoxFit {
  readonly interest: number;
  /** Rows of the weighted start-stop data that was fitted; `model` holds these. */
  readonly expandedRows: number;
}

/**
 * Fine and Gray's proportional subdistribution hazards model of one cause among competing ones, as
 * a Cox model of `fineGrayRows`. The variance is robust by subject (or cluster).
 * R: `coxph(Surv(fgstart, fgstop, fgstatus) ~ x, weights = fgwt, cluster = id, data = finegray(...))`.
 *
 * With `censoringStrata` but without `strata` of the same groups the result is that of R's
 * `finegray(Surv(time, cause) ~ x + strata(s))` fitted without strata, which is not that of
 * `cmprsk::crr(cengroup = s)`: rows are missing beside events of other groups (`fineGrayRows`).
 * Throws SurvivalInputError on what `fineGrayRows` refuses, covariates of another length or not
 * finite and missing strata or clusters, by their own rows; CoxInputError on other arguments.
 */
export function fineGray(input: FineGrayInput): FineGrayFit {
  requireObject(input, 'input', 'an object with time, cause, interest and covariates');
  requireList(input.covariates, 'covariates', 'columns');
  const expanded = fineGrayRows(input);
  const { row } = expanded;
  const n = input.time.length;
  input.covariates.forEach((column, j) => {
    requireColumn(column, `covariates[${j}]`, n);
  });
  if (input.strata !== undefined) requireLabels(input.strata, n, 'strata');
  if (input.cluster !== undefined) requireLabels(input.cluster, n, 'cluster');
  const take = <T>(values: ArrayLike<T>): T[] => Array.from(row, (i) => values[i]!);
  const fit = cox({
    time: expanded.time,
    entry: expanded.entry,
    event: expanded.event,
    weight: expanded.weight,
    covariates: input.covariates.map((column) => Float64Array.from(row, (i) => column[i]!)),
    names: input.names,
    strata: input.strata && take(input.strata),
    cluster: input.cluster ? take(input.cluster) : row,
    ties: input.ties,
    control: input.control,
    confLevel: input.confLevel,
  });
  return { ...fit, n, interest: input.interest, expandedRows: row.length };
}
