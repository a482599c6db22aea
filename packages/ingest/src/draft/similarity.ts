/** Likeness of two names from 0 to 1: Dice's coefficient of their letter pairs, accents and signs left aside. */
export function similarity(a: string, b: string): number {
  const [left, right] = [plain(a), plain(b)];
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const rest = pairs(right);
  const all = pairs(left).length + rest.length;
  let shared = 0;
  for (const pair of pairs(left)) {
    const at = rest.indexOf(pair);
    if (at === -1) continue;
    shared += 1;
    rest.splice(at, 1);
  }
  return all === 0 ? 0 : (2 * shared) / all;
}

/** A name without accents, signs and case. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '');
}
