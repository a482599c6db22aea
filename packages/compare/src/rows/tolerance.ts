/** How far two values of one statistic may differ and still count as the same: beyond both bounds they differ. */
export interface Tolerance {
  relative: number;
  absolute: number;
}

/** Statistic -> tolerance; `*` for those not named. */
export type Tolerances = Readonly<Record<string, Tolerance>>;

/**
 * Iterative estimates are compared to a relative 1e-9, counts exactly. They bound floating error and not what matters to a
 * reader, so they stand here and not in the study's declarations.
 */
export const TOLERANCES: Tolerances = {
  '*': { relative: 1e-9, absolute: 1e-12 },
  n: { relative: 0, absolute: 0 },
  events: { relative: 0, absolute: 0 },
  patients: { relative: 0, absolute: 0 },
  missing: { relative: 0, absolute: 0 },
  at_risk: { relative: 0, absolute: 0 },
  excluded: { relative: 0, absolute: 0 },
  remaining: { relative: 0, absolute: 0 },
  included: { relative: 0, absolute: 0 },
  start: { relative: 0, absolute: 0 },
};

/** Whether two numbers are the same within the tolerance of their statistic. Each cell is judged alone, never an average. */
export function isSame(
  statistic: string,
  before: number,
  after: number,
  tolerances: Tolerances,
): boolean {
  const { relative, absolute } = tolerances[statistic] ??
    tolerances['*'] ?? { relative: 0, absolute: 0 };
  const apart = Math.abs(after - before);
  return apart <= absolute || apart <= relative * Math.max(Math.abs(before), Math.abs(after));
}
