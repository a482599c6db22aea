import type { RandomStream } from './random-stream.ts';

/** A copy of the list in random order (Fisher-Yates). */
export function shuffle<T>(items: readonly T[], random: RandomStream): T[] {
  const list = [...items];
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [list[index], list[other]] = [list[other] as T, list[index] as T];
  }
  return list;
}
