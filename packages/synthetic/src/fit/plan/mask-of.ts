/** A bit for each of the columns. */
export function maskOf(columns: readonly number[]): number {
  return columns.reduce((mask, column) => mask | (1 << column), 0);
}
