const CANCELLED = 1e-13;
const ROUNDING = 1e-22;

/**
 * information = row Gram - mean Gram, p x p, from upper triangles with rows of length `ld`. What is
 * left of a column after its diagonal cancelled to rounding, or was rounding from the start (columns
 * have unit spread, `events` is their weight), is set to 0.
 */
export function subtractGrams(
  information: Float64Array,
  p: number,
  rowGram: Float64Array,
  meanGram: Float64Array,
  ld: number,
  events: number,
): void {
  for (let a = 0; a < p; a++) {
    for (let b = a; b < p; b++) {
      const value = rowGram[a * ld + b]! - meanGram[a * ld + b]!;
      information[a * p + b] = value;
      information[b * p + a] = value;
    }
  }
  for (let a = 0; a < p; a++) {
    const floor = Math.max(CANCELLED * rowGram[a * ld + a]!, ROUNDING * events);
    if (!(information[a * p + a]! <= floor)) continue;
    for (let b = 0; b < p; b++) {
      information[a * p + b] = 0;
      information[b * p + a] = 0;
    }
  }
}

/** Weight of the events of the first `groups` groups. */
export function totalWeight(groupWeight: Float64Array, groups: number): number {
  let events = 0;
  for (let g = 0; g < groups; g++) events += groupWeight[g]!;
  return events;
}
