/** Pieces of time between censorings, in order; the last ends at the last time of all. */
export interface CensoringSteps {
  readonly end: readonly number[];
  /** Probability of being uncensored throughout the piece. */
  readonly uncensored: readonly number[];
  /** True when an event of interest falls into the piece. */
  readonly holdsEvent: readonly boolean[];
}

/** The censoring distribution of some rows, or null if none of them has the event of interest. */
export function censoringSteps(
  time: Float64Array,
  cause: Float64Array,
  rows: readonly number[],
  interest: number,
): CensoringSteps | null {
  const sorted = rows.slice().sort((a, b) => time[a]! - time[b]!);
  const end: number[] = [];
  const uncensored: number[] = [1];
  let probability = 1;
  for (let start = 0; start < sorted.length; ) {
    const now = time[sorted[start]!]!;
    let next = start;
    let censored = 0;
    for (; next < sorted.length && time[sorted[next]!] === now; next++) {
      if (cause[sorted[next]!] === 0) censored++;
    }
    if (censored > 0) {
      const later = sorted.length - next;
      probability *= later / (later + censored);
      end.push(now);
      uncensored.push(probability);
    }
    start = next;
  }
  end.push(time[sorted[sorted.length - 1]!]!);
  const holdsEvent = end.map(() => false);
  let piece = 0;
  let any = false;
  for (const row of sorted) {
    if (cause[row] !== interest) continue;
    any = true;
    while (end[piece]! < time[row]!) piece++;
    holdsEvent[piece] = true;
  }
  return any ? { end, uncensored, holdsEvent } : null;
}
