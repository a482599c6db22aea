import type { CohortVariable, Factor } from '@cohort-report/schema';

/** Name of a factor with its unit. */
export function factorLabel(factor: Factor, variable: CohortVariable | undefined): string {
  const label = factor.label ?? variable?.label ?? factor.variable;
  const unit = variable?.unit === undefined ? '' : ` (${variable.unit})`;
  return label.endsWith(unit) ? label : label + unit;
}

/** Name of a level; a boolean's levels are Yes and No. */
export function levelLabel(level: string, variable: CohortVariable | undefined): string {
  const declared = variable?.levels?.find((candidate) => candidate.value === level)?.label;
  if (declared !== undefined) return declared;
  if (variable?.type === 'boolean') return level === 'true' ? 'Yes' : 'No';
  return level;
}
