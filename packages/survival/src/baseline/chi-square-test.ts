import { chiSquareUpperTail } from '../distributions/chi-square-upper-tail.ts';
import { requireObject } from '../errors/require-object.ts';
import { columnSums, requireTable, rowSums } from './require-table.ts';
import type { TestResult, TestWarning } from './test-result.ts';

export interface ChiSquareOptions {
  /** Yates' continuity correction; only acts on 2 x 2 tables. Default false. */
  readonly correct?: boolean;
}

export interface ChiSquareResult extends TestResult {
  readonly df: number;
  readonly expected: readonly (readonly number[])[];
}

/**
 * Pearson's chi-square test of independence of a table given by rows. Yates' correction takes
 * min(0.5, |observed - expected|) off each difference. A table with an empty row or column has no
 * statistic. R: `chisq.test(table, correct)`.
 * Throws SurvivalInputError unless the table is at least 2 x 2 whole counts with some observation.
 */
export function chiSquareTest(
  table: readonly ArrayLike<number>[],
  options: ChiSquareOptions = {},
): ChiSquareResult {
  requireObject(options, 'options', 'an object of options');
  const counts = requireTable(table);
  const rows = rowSums(counts);
  const columns = columnSums(counts);
  const total = rows.reduce((sum, count) => sum + count, 0);
  const expected = rows.map((row) => columns.map((column) => (row * column) / total));
  const df = (rows.length - 1) * (columns.length - 1);
  const yates = options.correct === true && rows.length === 2 && columns.length === 2;
  const method = yates ? "Pearson's chi-square, Yates' correction" : "Pearson's chi-square";
  const empty = [...rows, ...columns].some((sum) => sum === 0);
  if (empty) {
    const reason = 'a row or column of the table is empty';
    return { statistic: null, df, p: null, expected, reason, method, warnings: [] };
  }
  const take = yates ? Math.min(0.5, Math.abs(counts[0]![0]! - expected[0]![0]!)) : 0;
  let statistic = 0;
  let smallest = Number.POSITIVE_INFINITY;
  counts.forEach((row, i) => {
    row.forEach((count, j) => {
      const mean = expected[i]![j]!;
      smallest = Math.min(smallest, mean);
      statistic += (Math.abs(count - mean) - take) ** 2 / mean;
    });
  });
  const p = chiSquareUpperTail(statistic, df);
  return { statistic, df, p, expected, reason: null, method, warnings: smallWarning(smallest) };
}

function smallWarning(smallest: number): TestWarning[] {
  if (smallest >= 5) return [];
  const message = `the smallest expected count is ${smallest.toPrecision(3)}, below 5: the approximation may be poor`;
  return [{ code: 'small-expected-counts', message }];
}
