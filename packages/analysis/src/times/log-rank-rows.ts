import type { ResultRow } from '@cohort-report/schema';
import { logRank } from '@cohort-report/survival';
import { estimateOr } from '../rows/estimate-or.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countEvents } from './count-events.ts';
import type { Stratum } from './strata.ts';

/** 'log_rank_chisq', 'log_rank_df' and 'log_rank_p' of the curves: R's `survdiff`. */
export function logRankRows(base: RowBase, groups: readonly Stratum[]): ResultRow[] {
  const time = groups.flatMap((group) => group.times.days);
  const event = groups.flatMap((group) => group.times.event);
  const group = groups.flatMap((stratum, code) => stratum.times.row.map(() => code));
  const row = {
    ...base,
    n: time.length,
    events: groups.reduce((sum, stratum) => sum + countEvents(stratum.times), 0),
    method: { test: 'log-rank' },
  };
  const nobody = 'there is no patient with a known time and group';
  const test = time.length === 0 ? undefined : logRank({ time, event, group });
  const reason = test === undefined ? nobody : (test.reason ?? nobody);
  return [
    resultRow(row, 'log_rank_chisq', estimateOr(test?.chiSquare, reason)),
    resultRow(row, 'log_rank_df', test?.chiSquare == null ? { reason } : test.df),
    resultRow(row, 'log_rank_p', estimateOr(test?.p, reason)),
  ];
}
