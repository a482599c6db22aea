import type { Display, ResultRow } from '@cohort-report/schema';
import { formatAbsent } from './format-absent.ts';
import { formatCount } from './format-count.ts';
import { formatDecimal } from './format-decimal.ts';
import { formatPValue } from './format-p-value.ts';
import { formatPercent } from './format-percent.ts';
import { formatRatio } from './format-ratio.ts';

export interface RowFormat {
  display: Display;
  /** Decimals of the row's variable, where the codebook declares them. */
  decimals: number | undefined;
}

const BOUND = /_(lower|upper)$/;
const RATIO = /^((lowest_|highest_)?hazard_ratio|interaction_hr)$/;
const P_VALUE = /(^|_)p(_value)?$/;
const COUNTS = new Set([
  'n',
  'events',
  'patients',
  'missing',
  'at_risk',
  'rows',
  'start',
  'joined',
  'excluded',
  'remaining',
  'included',
  'iterations',
  'log_rank_df',
  'gray_df',
  'ph_df',
  'printed',
  'matched',
  'missed',
  'impossible',
  'absent',
  'checked',
  'consistent',
  'rounding',
  'explains',
  'differs',
  'omissions',
  'estimable',
  'significant',
]);
const OF_VARIABLE = new Set(['median', 'min', 'max', 'q1', 'q3', 'mean', 'sd']);

/** The one place where a result becomes print: the statistic's name decides how. Percentages and p values come bare, without sign or name. */
export function formatRow(row: ResultRow, format: RowFormat): string {
  const { value } = row;
  if (value === null) return formatAbsent(row);
  const { display } = format;
  const statistic = row.statistic.replace(BOUND, '');
  if (COUNTS.has(statistic)) return formatCount(value);
  if (P_VALUE.test(statistic)) return formatPValue(value, display);
  if (statistic === 'percent') return formatPercent(value, display.percent_decimals);
  if (statistic === 'survival' || statistic === 'incidence')
    return formatPercent(value, display.rate_decimals);
  if (/^(quantile|follow_up|restricted_mean(_difference)?)$/.test(statistic))
    return formatDecimal(value, display.time_decimals);
  if (RATIO.test(statistic)) return formatRatio(value, display.hazard_ratio_decimals);
  if (OF_VARIABLE.has(statistic)) return formatDecimal(value, decimalsOf(statistic, value, format));
  if (statistic === 'events_per_parameter') return formatDecimal(value, 1);
  return formatDecimal(value, 2);
}

/** A mean and its deviation get one decimal more than the variable; a median that falls between two whole values is shown so. */
function decimalsOf(statistic: string, value: number, { decimals = 1 }: RowFormat): number {
  if (statistic === 'mean' || statistic === 'sd') return decimals + 1;
  const shown = Number(value.toFixed(decimals));
  const isHalf = Math.abs(Math.abs(value - shown) * 10 ** decimals - 0.5) < 1e-9;
  return isHalf ? decimals + 1 : decimals;
}
