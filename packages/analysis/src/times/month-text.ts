/** Text of a number in a reason: at most one decimal. */
export function monthText(months: number): string {
  return months.toFixed(1).replace(/\.0$/, '');
}
