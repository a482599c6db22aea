import type { Random } from './random.ts';

/**
 * What a mutation may do. `same`: the cohort stays as it was; `told`: it stays, or a new finding names the place;
 * `free`: what comes out is what a correct export could hold as well, so that no reader of this file can notice.
 */
export type Allowed = 'same' | 'told' | 'free';

/** Where a mutation changed the file, as far as it knows; a finding that names one of them tells. */
export interface Place {
  /** Rows as a spreadsheet counts them, from 1. */
  rows?: readonly number[];
  /** Heading of the column. */
  column?: string;
}

export interface Mutated {
  bytes: Uint8Array;
  place: Place;
}

export interface Mutation {
  name: string;
  promise: Allowed;
  /** The changed file, or undefined where the mutation does not apply. */
  apply: (bytes: Uint8Array, random: Random, file: string) => Promise<Mutated | undefined>;
}
