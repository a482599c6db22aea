import type { Display } from '@cohort-report/schema';
import { meets } from './meets.ts';

export type Significance = 'significant' | 'trend' | 'none';

/** The study's verdict on a p value; decided on the full number, never on the printed one. */
export function significanceOf(p: number | null, display: Display): Significance {
  if (p === null) return 'none';
  if (meets(p, display.significance, display.significance_inclusive)) return 'significant';
  return meets(p, display.trend, false) ? 'trend' : 'none';
}
