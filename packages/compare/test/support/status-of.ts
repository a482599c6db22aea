import type { Difference } from '@cohort-report/schema';
import { rowOf } from './row-of.ts';

/** The status of one row in a difference, which lists only what is not the same. */
export function statusOf(difference: Difference, id: string): string {
  return rowOf(difference, id)?.status ?? 'same';
}
