import type { ResultRow } from '@cohort-report/schema';
import { restrictedMeanDifference, type SurvivalCurve } from '@cohort-report/survival';
import { estimateOr } from '../rows/estimate-or.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countEvents } from './count-events.ts';
import { fitCurve } from './fit-curve.ts';
import { followUpEnds } from './follow-up-ends.ts';
import { restrictedMeanMethod } from './restricted-mean-method.ts';
import type { Stratum } from './strata.ts';
import type { Confidence } from './survival-method.ts';

const STATISTICS = ['', '_lower', '_upper', '_p'].map(
  (part) => `restricted_mean_difference${part}`,
);

/**
 * 'restricted_mean_difference' with its limits in months and its p value, for each level but the reference and each time: its mean time
 * without the event within `at` months less that of the reference. R: the difference of two `summary(survfit(...), rmean = at)`,
 * their standard errors added in squares, with a Wald test.
 */
export function restrictedMeanDifferenceRows(
  base: RowBase,
  groups: readonly Stratum[],
  reference: string | undefined,
  confidence: Confidence,
  months: readonly number[],
  daysPerMonth: number,
): ResultRow[] {
  const other = groups.find(({ group }) => group?.level === reference) ?? groups[0];
  if (other?.group === undefined) return [];
  const { times, group: against } = other;
  return groups.flatMap((stratum) => {
    const { group } = stratum;
    if (group === undefined || stratum === other) return [];
    const named = {
      ...base,
      variable: group.variable,
      level: group.level,
      reference: against.level,
      unit: 'months',
      n: stratum.times.row.length + times.row.length,
      events: countEvents(stratum.times) + countEvents(times),
      method: restrictedMeanMethod(confidence),
    };
    if ([stratum.times, times].some(({ row }) => row.length === 0)) {
      const reason = 'one of the groups has no patient with a known time';
      return months.flatMap((at) =>
        STATISTICS.map((statistic) => resultRow({ ...named, at }, statistic, { reason })),
      );
    }
    const first = fitCurve(stratum.times, confidence);
    const second = fitCurve(times, confidence);
    return months.flatMap((at) => rowsAt({ ...named, at }, first, second, at, daysPerMonth));
  });
}

function rowsAt(
  row: RowBase,
  first: SurvivalCurve,
  second: SurvivalCurve,
  at: number,
  daysPerMonth: number,
): ResultRow[] {
  const ends = followUpEnds(first, at, daysPerMonth) ?? followUpEnds(second, at, daysPerMonth);
  if (ends !== undefined)
    return STATISTICS.map((statistic) =>
      resultRow(row, statistic, { reason: `of one of the groups ${ends}` }),
    );
  const { difference, lower, upper, p } = restrictedMeanDifference(
    first,
    second,
    at * daysPerMonth,
  );
  const reason = 'no event by then in either group after which anyone is left, hence no variance';
  const limit = (days: number) => (p === null ? { reason } : days / daysPerMonth);
  return [
    resultRow(row, 'restricted_mean_difference', difference / daysPerMonth),
    resultRow(row, 'restricted_mean_difference_lower', limit(lower)),
    resultRow(row, 'restricted_mean_difference_upper', limit(upper)),
    resultRow(row, 'restricted_mean_difference_p', estimateOr(p, reason)),
  ];
}
