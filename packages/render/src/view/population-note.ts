import type { AnalysisContext } from './analysis-context.ts';
import { span } from './span.ts';
import type { Span } from './view-model.ts';

/** Who is analysed, where it is only part of the cohort. */
export function populationNote(context: AnalysisContext): Span[][] {
  const { population } = context.analysis;
  if (population === undefined) return [];
  const count = context.print(context.row({ statistic: 'n' }));
  return [[span(`Population: ${population.label} (n\u00a0=\u00a0`), ...count, span(').')]];
}
