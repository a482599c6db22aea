/**
 * Gives each item one of the levels so that level j is given exactly `counts[j]` times and the sum of
 * `score[item][j]` is as high as possible (a transportation problem, solved by shortest augmenting paths over the levels).
 * A score of -Infinity forbids a level. Throws a RangeError if the counts don't add up or can't be met.
 */
export function allotExactly(
  score: readonly (readonly number[])[],
  counts: readonly number[],
): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total !== score.length)
    throw new RangeError(`the counts add up to ${total}, but there are ${score.length} patients`);
  const given: number[] = [];
  const held = counts.map(() => 0);
  for (let item = 0; item < score.length; item += 1) {
    const path = cheapestPath(score, given, item, held, counts);
    if (path === undefined) throw new RangeError('no allotment meets the counts');
    let moving = item;
    path.forEach(({ level, next }) => {
      given[moving] = level;
      if (next === undefined) held[level] = (held[level] ?? 0) + 1;
      else moving = next;
    });
  }
  return given;
}

/** The chain of moves that makes room for one more item at the least loss: each step puts an item on a level and takes `next` off it. */
function cheapestPath(
  score: readonly (readonly number[])[],
  given: readonly number[],
  item: number,
  held: readonly number[],
  counts: readonly number[],
): { level: number; next?: number }[] | undefined {
  const levels = counts.length;
  const cost = counts.map((_, level) => -(score[item]?.[level] ?? Number.NEGATIVE_INFINITY));
  const from: ({ level: number; item: number } | undefined)[] = counts.map(() => undefined);
  for (let round = 0; round < levels; round += 1) {
    let changed = false;
    given.forEach((level, other) => {
      const base = cost[level] ?? Number.POSITIVE_INFINITY;
      if (!Number.isFinite(base)) return;
      for (let target = 0; target < levels; target += 1) {
        if (target === level) continue;
        const loss = base + (score[other]?.[level] ?? 0) - (score[other]?.[target] ?? 0);
        if (loss < (cost[target] ?? Number.POSITIVE_INFINITY) - 1e-12) {
          cost[target] = loss;
          from[target] = { level, item: other };
          changed = true;
        }
      }
    });
    if (!changed) break;
  }
  let end = -1;
  counts.forEach((count, level) => {
    const price = cost[level] ?? Number.POSITIVE_INFINITY;
    const free = (held[level] ?? 0) < count && Number.isFinite(price);
    if (free && (end < 0 || price < (cost[end] ?? Number.POSITIVE_INFINITY))) end = level;
  });
  if (end < 0) return undefined;
  const path: { level: number; next?: number }[] = [{ level: end }];
  for (let step = from[end]; step !== undefined; step = from[step.level]) {
    path.unshift({ level: step.level, next: step.item });
  }
  return path;
}
