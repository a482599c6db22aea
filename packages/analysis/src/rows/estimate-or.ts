import type { Estimate } from './result-row.ts';

/** The number where it is finite, else the reason. */
export function estimateOr(value: number | null | undefined, reason: string): Estimate {
  return typeof value === 'number' && Number.isFinite(value) ? value : { reason };
}
