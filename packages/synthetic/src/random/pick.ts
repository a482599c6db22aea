import type { RandomStream } from './random-stream.ts';

/** One item of a list, all alike probable. Throws a RangeError if the list is empty. */
export function pick<T>(items: readonly T[], random: RandomStream): T {
  if (items.length === 0) throw new RangeError('there is nothing to pick from');
  return items[Math.floor(random() * items.length)] as T;
}
