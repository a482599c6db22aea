/** "12 + 8 = 20"; a single number stands alone. */
export function sumText(numbers: readonly number[]): string {
  const sum = numbers.reduce((total, number) => total + number, 0);
  return numbers.length === 1 ? String(sum) : `${numbers.join(' + ')} = ${sum}`;
}
