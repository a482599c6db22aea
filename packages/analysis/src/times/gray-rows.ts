import type { ResultRow } from '@cohort-report/schema';
import { grayTest } from '@cohort-report/survival';
import { countText } from '../rows/count-text.ts';
import { estimateOr } from '../rows/estimate-or.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import type { Stratum } from './strata.ts';

/** 'gray_chisq', 'gray_df' and 'gray_p' of the incidence of one cause in the groups: R's `cmprsk::cuminc(time, cause, group)$Tests`. */
export function grayRows(base: RowBase, groups: readonly Stratum[], interest: number): ResultRow[] {
  const time = groups.flatMap((group) => group.times.days);
  const cause = groups.flatMap((group) => group.times.cause);
  const group = groups.flatMap((stratum, code) => stratum.times.row.map(() => code));
  const events = cause.filter((code) => code === interest).length;
  const row = { ...base, n: time.length, events, method: { test: 'Gray' } };
  const impossible =
    time.length === 0
      ? 'there is no patient with a known time and group'
      : events === 0
        ? `there is no such event among the ${countText(time.length, 'patient')} of the groups`
        : undefined;
  const test = impossible === undefined ? grayTest({ time, cause, group, interest }) : undefined;
  const reason = impossible ?? test?.reason ?? 'the test gives no value';
  return [
    resultRow(row, 'gray_chisq', estimateOr(test?.chiSquare, reason)),
    resultRow(row, 'gray_df', test?.chiSquare == null ? { reason } : test.df),
    resultRow(row, 'gray_p', estimateOr(test?.p, reason)),
  ];
}
