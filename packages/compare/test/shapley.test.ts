import { describe, expect, it } from 'vitest';
import { shapley } from '../src/causes/shapley.ts';

/** The definition, order by order. */
function byOrders(worth: readonly number[], count: number): number[] {
  const values = new Array<number>(count).fill(0);
  let orders = 0;
  const visit = (mask: number, gains: readonly (readonly [number, number])[]) => {
    if (gains.length === count) {
      orders += 1;
      for (const [player, gain] of gains) values[player] = (values[player] as number) + gain;
    }
    for (let player = 0; player < count; player += 1) {
      if ((mask >> player) & 1) continue;
      const next = mask | (1 << player);
      visit(next, [...gains, [player, (worth[next] as number) - (worth[mask] as number)]]);
    }
  };
  visit(0, []);
  return values.map((value) => value / orders);
}

const game = (count: number, seed: number) =>
  Array.from({ length: 2 ** count }, (_, mask) => ((mask * seed + 17) % 101) / 7);

describe('shapley', () => {
  it('gives each player the whole of a sum', () => {
    expect(shapley([0, 3, 5, 8], 2)).toEqual([3, 5]);
  });

  it('halves a gain that needs both', () => {
    expect(shapley([0, 0, 0, 10], 2)).toEqual([5, 5]);
  });

  it.each([1, 2, 3, 4, 5, 6])('is the mean over all orders of %i players', (count) => {
    const worth = game(count, 37);
    const expected = byOrders(worth, count);
    shapley(worth, count).forEach((value, player) => {
      expect(value).toBeCloseTo(expected[player] as number, 12);
    });
  });

  it.each([3, 5, 8])('sums to the worth of all: %i players', (count) => {
    const worth = game(count, 53);
    const sum = shapley(worth, count).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo((worth.at(-1) as number) - (worth[0] as number), 10);
  });

  it('gives nothing to a player who adds nothing', () => {
    const worth = Array.from({ length: 8 }, (_, mask) => ((mask & 3) * 11) % 7);
    expect(shapley(worth, 3)[2]).toBe(0);
  });

  it('gives the same to players who add the same', () => {
    const worth = Array.from({ length: 8 }, (_, mask) => {
      const both = (mask & 1) + ((mask >> 1) & 1);
      return both * both + (mask & 4);
    });
    const [first, second] = shapley(worth, 3);
    expect(first).toBeCloseTo(second as number, 14);
  });

  it('refuses a game of another size', () => {
    expect(() => shapley([0, 1, 2], 2)).toThrow('2 players have 4 coalitions');
  });
});
