import type { Display } from '@cohort-report/schema';
import { formatDecimal } from './format-decimal.ts';

const WHOLE = 1e-9;
const MORE_DECIMALS = 3;

/**
 * An amount by which a number changed, with its sign, in the unit in which its statistic is printed: percentages as points, p values
 * to three decimals. `whole` is the change of which it is a part: it decides on the decimals, more of them where it would
 * be printed as zero. An amount that is zero at these decimals gives `0`.
 */
export function formatChange(
  row: { statistic: string; decimals?: number | undefined },
  amount: number,
  display: Display,
  whole = amount,
): string {
  const [scale, usual] = precision(row.statistic, row.decimals, display);
  const [part, total] = [Math.abs(amount) * scale, Math.abs(whole) * scale];
  const isCount = [part, total].every((value) => Math.abs(value - Math.round(value)) < WHOLE);
  // Half a step of a whole number, as a median may have.
  const isHalf = usual === 0 && Math.abs(total - Math.round(total)) >= WHOLE;
  let decimals = isCount && scale === 1 ? 0 : isHalf ? 1 : usual;
  while (total > 0 && Number(total.toFixed(decimals)) === 0 && decimals < usual + MORE_DECIMALS)
    decimals += 1;
  const text = formatDecimal(part, decimals);
  if (Number(text) === 0) return '0';
  return `${amount < 0 ? '−' : '+'}${text}`;
}

function precision(
  statistic: string,
  decimals: number | undefined,
  display: Display,
): [scale: number, decimals: number] {
  if (statistic === 'percent') return [100, display.percent_decimals + 1];
  if (/^(survival|incidence)/.test(statistic)) return [100, display.rate_decimals];
  if (/^(hazard_ratio|interaction_hr)/.test(statistic)) return [1, display.hazard_ratio_decimals];
  if (/(^|_)p(_value)?$/.test(statistic)) return [1, 3];
  if (/^(quantile|follow_up|restricted_mean)/.test(statistic)) return [1, display.time_decimals];
  if (statistic === 'mean') return [1, (decimals ?? 1) + 1];
  return [1, decimals ?? 2];
}
