export interface PrintedInterval {
  readonly lower: number;
  readonly upper: number;
}

/** All values that are printed so: '0.83' is [0.825, 0.835], '<0.001' is [0, 0.001], 'NA' is null. */
export function printedInterval(printed: string): PrintedInterval | null {
  if (printed === 'NA') return null;
  if (printed.startsWith('<')) return { lower: 0, upper: Number(printed.slice(1)) };
  const decimals = printed.includes('.') ? printed.length - printed.indexOf('.') - 1 : 0;
  const half = 0.5 * 10 ** -decimals;
  return { lower: Number(printed) - half, upper: Number(printed) + half };
}
