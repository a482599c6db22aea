/**
 * A number with fixed decimals, rounded on its binary value as C's and R's sprintf do (1.005 gives 1.00); an exact tie goes up (2.5 gives 3).
 * The minus is U+2212, zero has no sign. Throws a TypeError on what is not a finite number.
 */
export function formatDecimal(value: number, decimals: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not a number to show: ${value}`);
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
