/** The noun that agrees with a count: patient for 1, patients for 0, 2 and where there is no value. */
export function nounFor(count: number | null | undefined, one: string): string {
  return count === 1 ? one : `${one}s`;
}
