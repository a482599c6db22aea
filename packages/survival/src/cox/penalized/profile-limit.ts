const EXPANSIONS = 60;
const STEPS = 100;
const CLOSE = 1e-10;

/**
 * The point beyond `estimate` (towards `side`, 1 or -1) at which the signed root `root(value)` of
 * the likelihood-ratio statistic reaches `target`; null if it stays below. The root is 0 at the
 * estimate and nearly linear, so that secant steps inside a bracket find it soon.
 */
export function profileLimit(
  root: (value: number) => number,
  estimate: number,
  width: number,
  side: number,
  target: number,
): number | null {
  let low = estimate;
  let lowGap = -target;
  let high = estimate + side * width;
  let highGap = root(high) - target;
  for (let k = 0; highGap < 0; k++) {
    if (k === EXPANSIONS || !Number.isFinite(highGap)) return null;
    low = high;
    lowGap = highGap;
    high = estimate + 2 * (high - estimate);
    highGap = root(high) - target;
  }
  if (!Number.isFinite(highGap)) return null;
  for (let k = 0; k < STEPS; k++) {
    const middle = low - (lowGap * (high - low)) / (highGap - lowGap);
    const gap = root(middle) - target;
    if (Math.abs(gap) < CLOSE || Math.abs(high - low) < CLOSE * width) return middle;
    // Illinois: halve the gap of an end that stays, so that both ends move.
    if (gap < 0) {
      low = middle;
      lowGap = gap;
      highGap /= 2;
    } else {
      high = middle;
      highGap = gap;
      lowGap /= 2;
    }
  }
  return (low + high) / 2;
}
