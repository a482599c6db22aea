/** 0, ticks, 2 ticks, ... up to the horizon. */
export function tickMonths(horizon: number, ticks: number): number[] {
  return Array.from({ length: Math.floor(horizon / ticks) + 1 }, (_, index) => index * ticks);
}
