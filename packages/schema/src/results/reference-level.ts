import type { CohortVariable } from './cohort.ts';

/**
 * The level with which the others of a factor are compared where its declaration names none: of a yes-or-no variable "false",
 * as R's `FALSE`, else the first; undefined for a variable without levels.
 */
export function referenceLevel({
  type,
  levels,
}: Pick<CohortVariable, 'type' | 'levels'>): string | undefined {
  return type === 'boolean' ? 'false' : levels?.[0]?.value;
}
