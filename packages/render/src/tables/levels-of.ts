import type { AnalysisContext } from '../view/analysis-context.ts';

/** Levels of a variable in their declared order; of one without declared levels, those that rows speak of. */
export function levelsOf(
  context: Pick<AnalysisContext, 'variable' | 'rows'>,
  variable: string,
): string[] {
  const declared = context.variable(variable)?.levels;
  if (declared !== undefined) return declared.map((level) => level.value);
  const found = new Set<string>();
  for (const row of context.rows()) {
    if (row.variable === variable && row.level !== undefined) found.add(row.level);
    if (row.group?.variable === variable) found.add(row.group.level);
  }
  return [...found].sort();
}
