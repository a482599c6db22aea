import type { CohortVariable, ResultRow } from '@cohort-report/schema';
import { comparisonRow } from '../counts/comparison-row.ts';
import { levelRows } from '../counts/level-rows.ts';
import { missingRow } from '../counts/missing-row.ts';
import { numberRows } from '../counts/number-rows.ts';
import { type Column, tableColumns } from '../counts/table-columns.ts';
import { needGrouping } from '../population/need-grouping.ts';
import { needVariable } from '../population/need-variable.ts';
import { countText } from '../rows/count-text.ts';
import { resultRow } from '../rows/result-row.ts';
import type { Kind } from './kind.ts';

/**
 * Counts of categories and descriptions of numbers, in total and by the levels of `by`, with a p value for their difference:
 * Fisher's exact test for categories, or Pearson's chi-squared without correction where declared (R: `chisq.test(correct = FALSE)`), Wilcoxon (two groups) or Kruskal-Wallis for numbers.
 */
export const baselineTable: Kind<'baseline_table'> = ({ analysis, population }) => {
  const by =
    analysis.by === undefined ? undefined : needGrouping(population, { variable: analysis.by });
  const columns = tableColumns(population, by);
  const base = (column: Column) => ({
    analysis: analysis.id,
    ...(column.group === undefined ? {} : { group: column.group }),
    n: column.table.numRows(),
  });
  const rows: ResultRow[] = columns.map((column) =>
    resultRow(base(column), 'n', column.table.numRows()),
  );
  const variables: CohortVariable[] = [];
  for (const declared of analysis.rows) {
    const variable = needVariable(population, declared.variable, declared.label);
    variables.push(variable);
    const describe = rowsOf(variable);
    for (const column of columns) {
      rows.push(missingRow(base(column), variable, column.table));
      rows.push(...describe(base(column), variable, column.table));
    }
    if (by !== undefined)
      rows.push(comparisonRow(analysis.id, variable, by, population, declared.test));
  }
  const warnings = [
    ...byWarnings(by, columns, population.n),
    ...rows.flatMap((row) => row.warnings ?? []),
  ];
  return { rows, curves: [], variables: by ? [...variables, by] : variables, warnings };
};

function rowsOf(variable: CohortVariable): typeof numberRows {
  if (variable.type === 'number' || variable.type === 'integer') return numberRows;
  if (variable.levels !== undefined) return levelRows;
  throw new Error(`${variable.name} is a ${variable.type} and can be neither counted nor averaged`);
}

function byWarnings(
  by: CohortVariable | undefined,
  columns: readonly Column[],
  n: number,
): string[] {
  if (by === undefined) return [];
  const grouped = columns
    .filter((column) => column.group !== undefined)
    .reduce((sum, column) => sum + column.table.numRows(), 0);
  return grouped === n
    ? []
    : [`${by.label}: not known of ${countText(n - grouped, 'patient')}, counted in the total only`];
}
