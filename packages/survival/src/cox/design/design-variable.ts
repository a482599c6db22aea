/** A categorical variable: `codes[i]` indexes `levels`, the first level is the reference. */
export interface DesignFactor {
  readonly codes: ArrayLike<number>;
  readonly levels: readonly string[];
}

/** A numeric variable is its values; a factor has codes and levels. */
export type DesignVariable = ArrayLike<number> | DesignFactor;

export const isFactor = (variable: DesignVariable): variable is DesignFactor =>
  'levels' in variable;

/** One level of one factor. */
export interface DesignLevel {
  readonly variable: string;
  readonly level: string;
}

export interface DesignReason {
  readonly code: 'empty-cell' | 'constant' | 'collinear';
  readonly message: string;
  /** The combination of levels that no row has. */
  readonly cell?: readonly DesignLevel[];
}

export interface DesignColumn {
  /** As R names it: variable and level pasted, products joined by ':'. */
  readonly name: string;
  /** Position of the term in `terms`. */
  readonly term: number;
  /** The factor levels that the column stands for; empty for numeric columns. */
  readonly levels: readonly DesignLevel[];
  readonly values: Float64Array;
  /** Why the column can have no coefficient of its own beside those before it; null if it can. */
  readonly reason: DesignReason | null;
}

export interface DesignTerm {
  readonly name: string;
  readonly variables: readonly string[];
  /** Positions of the term's columns. */
  readonly columns: readonly number[];
}

export interface Design {
  readonly columns: readonly DesignColumn[];
  readonly terms: readonly DesignTerm[];
}
