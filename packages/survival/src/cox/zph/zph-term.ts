export interface ZphTerm {
  readonly name: string;
  /** Positions of the term's columns in the fit. */
  readonly columns: readonly number[];
}
