import type { Problem } from '../problems/problem.ts';
import type { Analysis } from './analysis.ts';

/** Analyses that are called by one and the same label: the report could not refer to any of them. */
export function labelProblems(analyses: readonly Analysis[]): Problem[] {
  const byLabel = Map.groupBy(analyses, ({ label }) => label.trim());
  return [...byLabel].flatMap(([label, [first, ...others]]) =>
    others.map(({ id }) => ({
      file: `analyses/${id}.yaml`,
      path: 'label',
      message: `the label "${label}" is that of another analysis`,
      expected: `a label of its own; analyses/${first?.id}.yaml has this one`,
      action: 'change one of the two, as the report refers to its tables and figures by them',
    })),
  );
}
