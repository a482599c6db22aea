/** What rows of stratified models say of their strata beside ties and test. */
export function strataMethod(strata: readonly string[] | undefined): { strata?: string } {
  return strata === undefined ? {} : { strata: strata.join(', ') };
}
