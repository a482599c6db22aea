import { normalQuantile, normalTwoSided } from '@cohort-report/survival';
import type { PrintedInterval } from '../published/printed-interval.ts';
import { clipPolygon, type Point } from './clip-polygon.ts';

const FAR = 50;

/**
 * All pairs of coefficient and standard error (corners of a convex polygon) with which estimate and Wald limits,
 * exp(b) and exp(b ± z se), are printed so; empty if there is none. Exact, by interval arithmetic on the log scale.
 */
export function waldRegion(
  printed: { ratio: PrintedInterval; lower: PrintedInterval; upper: PrintedInterval },
  confLevel: number,
): Point[] {
  const z = normalQuantile((1 + confLevel) / 2);
  const log = (value: number) => (value > 0 ? Math.log(value) : Number.NEGATIVE_INFINITY);
  const low = Math.max(-FAR, log(printed.ratio.lower));
  const high = Math.min(FAR, log(printed.ratio.upper));
  let region: Point[] = [
    [low, 0],
    [high, 0],
    [high, FAR],
    [low, FAR],
  ];
  for (const [limit, sign] of [
    [printed.lower, -1],
    [printed.upper, 1],
  ] as const) {
    region = clipPolygon(region, 1, sign * z, log(limit.upper));
    region = clipPolygon(region, -1, -sign * z, -log(limit.lower));
  }
  return region;
}

/** Whether a Wald test in the region has a p value that is printed so. */
export function allowsP(region: readonly Point[], p: PrintedInterval): boolean {
  const least = normalQuantile(1 - Math.min(1, p.upper) / 2);
  const most = p.lower <= 0 ? Number.POSITIVE_INFINITY : normalQuantile(1 - p.lower / 2);
  return [1, -1].some((sign) => {
    let part = clipPolygon(region, -sign, 0, 0);
    part = clipPolygon(part, -sign, least, 0);
    if (Number.isFinite(most)) part = clipPolygon(part, sign, -most, 0);
    return part.length > 0;
  });
}

/** Smallest and largest p value of a Wald test in the region. */
export function rangeOfP(region: readonly Point[]): [number, number] {
  const tests = region.map(([coefficient, error]) =>
    error > 0 ? Math.abs(coefficient) / error : Number.POSITIVE_INFINITY,
  );
  const crosses = region.some(([b]) => b <= 0) && region.some(([b]) => b >= 0);
  return [normalTwoSided(Math.max(...tests)), crosses ? 1 : normalTwoSided(Math.min(...tests))];
}
