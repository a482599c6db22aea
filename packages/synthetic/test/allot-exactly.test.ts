import { describe, expect, it } from 'vitest';
import { allotExactly } from '../src/cohort/allot-exactly.ts';
import { randomStream } from '../src/random/random-stream.ts';

const no = Number.NEGATIVE_INFINITY;

/** All ways to give the items their levels, the best kept. */
function bestByTrying(score: number[][], counts: number[], from = 0): number {
  if (from === score.length) return 0;
  return Math.max(
    ...counts.map((left, level) =>
      left === 0
        ? no
        : (score[from]?.[level] ?? 0) + bestByTrying(score, counts.with(level, left - 1), from + 1),
    ),
  );
}

describe('allotExactly', () => {
  it('finds the best allotment, as trying them all does', () => {
    for (let round = 0; round < 60; round += 1) {
      const random = randomStream(7, 'score', round);
      const score = Array.from({ length: 7 }, () =>
        Array.from({ length: 3 }, () => (random() < 0.15 ? no : Math.round(random() * 20))),
      );
      const counts = [2, 4, 1];
      const best = bestByTrying(score, counts);
      if (best === no) {
        expect(() => allotExactly(score, counts)).toThrow('no allotment meets the counts');
        continue;
      }
      const levels = allotExactly(score, counts);
      expect(counts.map((_, level) => levels.filter((given) => given === level).length)).toEqual(
        counts,
      );
      expect(levels.reduce((sum, level, item) => sum + (score[item]?.[level] ?? 0), 0)).toBe(best);
    }
  });

  it('moves others to make room for the one who has no choice', () => {
    expect(
      allotExactly(
        [
          [5, 4],
          [5, 1],
          [0, no],
        ],
        [2, 1],
      ),
    ).toEqual([1, 0, 0]);
  });

  it('refuses counts that do not add up', () => {
    expect(() => allotExactly([[0, 0]], [1, 1])).toThrow(
      'the counts add up to 2, but there are 1 patients',
    );
  });
});
