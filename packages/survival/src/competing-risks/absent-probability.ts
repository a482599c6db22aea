import type { AbsentRows, ConfidenceType } from '../nonparametric/survival-curve.ts';

/** Names the runs of rows in which limits of a probability do not exist, and why. */
export function absentProbability(
  probability: Float64Array,
  lower: Float64Array | null,
  type: ConfidenceType,
): AbsentRows[] {
  if (lower === null) return [];
  const absent: AbsentRows[] = [];
  for (let from = 0; from < lower.length; ) {
    if (!Number.isNaN(lower[from])) {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < lower.length && Number.isNaN(lower[to]) && probability[to] === probability[from]) {
      to++;
    }
    const reason = `the ${type} interval has no value at probability ${probability[from]}`;
    absent.push({ quantity: 'limits', from, to, reason });
    from = to;
  }
  return absent;
}
