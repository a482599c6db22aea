import { BYTE_MUTATIONS } from './byte-mutations.ts';
import { CELL_MUTATIONS } from './cell-mutations.ts';
import { DOCUMENT_MUTATIONS } from './document-mutations.ts';
import type { Mutation } from './mutation.ts';

/** Every kind of mutation; each knows which files it applies to. */
export const MUTATIONS: readonly Mutation[] = [
  ...BYTE_MUTATIONS,
  ...CELL_MUTATIONS,
  ...DOCUMENT_MUTATIONS,
];
