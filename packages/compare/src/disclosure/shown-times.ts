/**
 * The times of a survival curve whose heights before may be told: between a time and the last one told before it, nobody or at
 * least `minimum` patients must differ, since two heights give the curve's fall between them.
 */
export function shownTimes(
  times: readonly number[],
  minimum: number,
  patientsBetween: (from: number, to: number) => number,
): Set<number> {
  const shown = new Set<number>();
  let last = 0;
  for (const time of [...times].sort((a, b) => a - b)) {
    const patients = patientsBetween(last, time);
    if (patients > 0 && patients < minimum) continue;
    shown.add(time);
    last = time;
  }
  return shown;
}
