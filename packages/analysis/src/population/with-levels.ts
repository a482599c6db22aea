import type { CohortVariable, FieldValue } from '@cohort-report/schema';

/** The variable with the levels it is counted by: as declared, Yes/No for booleans, else the values that occur. Numbers have none. */
export function withLevels(
  variable: CohortVariable,
  values: readonly FieldValue[],
): CohortVariable {
  if (variable.type === 'number' || variable.type === 'integer' || variable.type === 'date')
    return variable;
  if (variable.levels !== undefined) return variable;
  if (variable.type === 'boolean') {
    const levels = [
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ];
    return { ...variable, levels };
  }
  const found = [...new Set(values.filter((value) => value !== null).map(String))].sort();
  return { ...variable, levels: found.map((value) => ({ value, label: value })) };
}
