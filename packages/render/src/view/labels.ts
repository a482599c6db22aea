import type { CohortVariable, Factor } from '@cohort-report/schema';

/** Name of a factor with its unit. */
export function factorLabel(factor: Factor, variable: CohortVariable | undefined): string {
  const label = factor.label ?? variable?.label ?? factor.variable;
  return variable?.unit === undefined ? label : `${label} (${variable.unit})`;
}

/** Name of a level; a boolean's levels are Yes and No. */
export function levelLabel(level: string, variable: CohortVariable | undefined): string {
  const declared = variable?.levels?.find((candidate) => candidate.value === level)?.label;
  if (declared !== undefined) return declared;
  if (variable?.type === 'boolean') return level === 'true' ? 'Yes' : 'No';
  return level;
}
