import type { Display } from '@cohort-report/schema';

/** The display rules that a study gets when it declares none. */
export const DISPLAY: Display = {
  days_per_month: 30.4375,
  time_decimals: 1,
  percent_decimals: 0,
  rate_decimals: 1,
  hazard_ratio_decimals: 2,
  significance: 0.05,
  significance_inclusive: true,
  trend: 0.1,
};
