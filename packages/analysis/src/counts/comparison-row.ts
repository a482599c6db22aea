import type { CohortVariable, FieldValue, ResultRow } from '@cohort-report/schema';
import {
  chiSquareTest,
  fisherExact,
  kruskalWallis,
  wilcoxonRankSum,
} from '@cohort-report/survival';
import { columnOf } from '../population/column-of.ts';
import type { Population } from '../population/population.ts';
import { estimateOr } from '../rows/estimate-or.ts';
import { resultRow } from '../rows/result-row.ts';
import { countBy } from './count-by.ts';

type CategoryTest = 'fisher' | 'chi-squared';

interface Comparison {
  method: string;
  p: number | null;
  reason: string | null;
  warnings?: readonly { message: string }[];
}

/** 'p_value' of the difference between the groups of `by`; levels and groups without patients take no part. `test`: of categories. */
export function comparisonRow(
  analysis: string,
  variable: CohortVariable,
  by: CohortVariable,
  population: Population,
  test: CategoryTest = 'fisher',
): ResultRow {
  const values = columnOf(population, variable.name);
  const groups = columnOf(population, by.name);
  const n = values.filter((value, row) => value !== null && groups[row] !== null).length;
  const {
    method,
    p,
    reason,
    warnings = [],
  } = variable.levels === undefined
    ? compareNumbers(values, groups, by)
    : compareLevels(variable, by, population, test);
  return resultRow(
    {
      analysis,
      variable: variable.name,
      n,
      method: { test: method },
      warnings: warnings.map(({ message }) => `${variable.label}: ${message}`),
    },
    'p_value',
    estimateOr(p, reason ?? 'the test gives no value'),
  );
}

function compareLevels(
  variable: CohortVariable,
  by: CohortVariable,
  population: Population,
  test: CategoryTest,
): Comparison {
  const method = test === 'fisher' ? "Fisher's exact test" : "Pearson's chi-square";
  if (variable.name === by.name) return { method, p: null, reason: 'it defines the groups itself' };
  const count = countBy(population.table, [by.name, variable.name]);
  const counts = (by.levels ?? [])
    .map((group) => (variable.levels ?? []).map((level) => count(group.value, level.value)))
    .filter((row) => row.some((cell) => cell > 0));
  if (counts.length < 2) return { method, p: null, reason: tooFew(by) };
  const filled = (variable.levels ?? []).filter((_, at) => counts.some((row) => row[at]! > 0));
  if (filled.length < 2)
    return { method, p: null, reason: `all patients are alike in ${variable.label}` };
  if (test === 'fisher') return fisherExact(counts);
  return chiSquareTest(
    counts.map((row) => row.filter((_, at) => counts.some((other) => other[at]! > 0))),
  );
}

function compareNumbers(
  values: readonly FieldValue[],
  groups: readonly FieldValue[],
  by: CohortVariable,
): Comparison {
  const levels = by.levels ?? [];
  const samples = levels
    .map((level) =>
      values.filter(
        (value, row): value is number => typeof value === 'number' && groups[row] === level.value,
      ),
    )
    .filter((sample) => sample.length > 0);
  const [first, second] = samples;
  if (first === undefined || second === undefined) {
    const method = levels.length > 2 ? 'Kruskal-Wallis' : 'Wilcoxon rank sum';
    return { method, p: null, reason: tooFew(by) };
  }
  return levels.length > 2 ? kruskalWallis(samples) : wilcoxonRankSum(first, second);
}

function tooFew(by: CohortVariable): string {
  return `fewer than two groups of ${by.label} have known values`;
}
