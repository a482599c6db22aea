import type { Factor } from '@cohort-report/schema';

/** The factors of each declared model of a kind: each alone, or all together. */
export function factorSets(
  model: 'univariable' | 'multivariable',
  factors: readonly Factor[],
): readonly (readonly Factor[])[] {
  return model === 'univariable' ? factors.map((factor) => [factor]) : [factors];
}
