import type { CoxReason } from './cox-fit.ts';

/** What to know of a test of the named columns whose variance has the given rank; none if full. */
export function rankCaution(names: readonly string[], rank: number): { caution?: CoxReason } {
  if (rank === names.length) return {};
  const message = `the variance of ${names.join(', ')} has rank ${rank}, so ${rank} of these ${names.length} are tested`;
  return { caution: { code: 'no-variance', message } };
}
