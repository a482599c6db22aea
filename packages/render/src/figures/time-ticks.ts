/** Times of the axis' ticks, from 0 to its end. */
export function timeTicks(horizon: number, step: number): number[] {
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, index) => index * step);
}
