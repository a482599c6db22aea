import type { CohortVariable } from '@cohort-report/schema';

/** "Label = level", as reasons name a part of the patients. */
export function levelLabel(variable: CohortVariable, level: string): string {
  const label = variable.levels?.find(({ value }) => value === level)?.label ?? level;
  return `${variable.label} = ${label}`;
}
