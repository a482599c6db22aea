import type { ExpressionType } from '../expression/expression-type.ts';
import type { Problem } from '../problems/problem.ts';
import type { Analysis } from './analysis.ts';

type Kind = ExpressionType['kind'];

const NOUNS: Partial<Record<Kind, string>> = {
  number: 'a number',
  date: 'a date',
  boolean: 'true or false',
  category: 'a category',
  text: 'a category',
};

/** Variables that an analysis uses as their type forbids: groups of numbers or dates, a statistic that does not fit. */
export function usageProblems(
  analysis: Analysis,
  types: ReadonlyMap<string, ExpressionType | undefined>,
  file: string,
): Problem[] {
  const problems: Problem[] = [];
  const kindOf = (name: string) => types.get(name)?.kind;
  if ('by' in analysis && analysis.by !== undefined && !Array.isArray(analysis.by)) {
    const name = typeof analysis.by === 'string' ? analysis.by : analysis.by.variable;
    const kind = kindOf(name);
    if (kind === 'number' || kind === 'date')
      problems.push({
        file,
        path: 'by',
        message: `${name} makes no groups`,
        expected: 'a category, or true or false',
        found: NOUNS[kind] ?? kind,
        action: 'name another variable, or derive a category of this one under `derive`',
      });
  }
  if (analysis.kind !== 'baseline_table') return problems;
  analysis.rows.forEach(({ variable, statistic, test }, index) => {
    const kind = kindOf(variable);
    if (kind === undefined) return;
    if (test !== undefined && analysis.by === undefined)
      problems.push({
        file,
        path: `rows[${index}].test`,
        message: 'a test compares groups, and this table has none',
        expected: '`by` with the variable whose levels are the groups, or no `test`',
      });
    if (test !== undefined && (kind === 'number' || kind === 'date'))
      problems.push({
        file,
        path: `rows[${index}].test`,
        message: `${test} tests categories, and ${variable} is none`,
        expected: 'a category, or true or false',
        found: NOUNS[kind] ?? kind,
        action:
          'leave `test` out: numbers are compared by Wilcoxon’s or the Kruskal-Wallis test; or derive a category under `derive`',
      });
    const fitting = STATISTICS[kind] ?? STATISTICS.category;
    if (fitting.length > 0 && (statistic === undefined || fitting.includes(statistic))) return;
    const own = statistic === undefined ? '' : '.statistic';
    problems.push({
      file,
      path: `rows[${index}]${own}`,
      message:
        fitting.length === 0
          ? `${variable} can be neither counted nor averaged`
          : `${statistic} does not fit ${variable}`,
      expected: fitting.length === 0 ? 'a category or a number' : fitting.join(', '),
      found: NOUNS[kind] ?? kind,
      action:
        kind === 'number'
          ? 'choose one of these, or derive a category under `derive`'
          : kind === 'date'
            ? 'derive a number or a category of it under `derive`'
            : 'choose this one, or leave `statistic` out',
    });
  });
  return problems;
}

const STATISTICS: { category: readonly string[] } & Partial<Record<Kind, readonly string[]>> = {
  number: ['median_range', 'median_iqr', 'mean_sd'],
  date: [],
  category: ['counts'],
};
