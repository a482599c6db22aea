import { LARGE } from '../../wasm/borrow-kernel.ts';
import type { Likelihood, LikelihoodInput } from './likelihood.ts';
import { plainLikelihood } from './plain-likelihood.ts';
import { wasmLikelihood } from './wasm-likelihood.ts';

/**
 * The compiled kernel for large data without delayed entry, the plain one for all else and where
 * WebAssembly is missing. They agree up to the rounding of sums taken in another order.
 */
export function createLikelihood(input: LikelihoodInput): Likelihood {
  const { rows, delayed } = input.layout;
  const compiled = rows >= LARGE && delayed === null ? wasmLikelihood(input) : null;
  return compiled ?? plainLikelihood(input);
}
