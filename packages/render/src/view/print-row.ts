import type { CohortVariable, Display, ResultRow } from '@cohort-report/schema';
import { formatRow } from '../format/format-row.ts';
import { significanceOf } from '../format/significance-of.ts';
import type { Footnotes } from './footnotes.ts';
import type { Span } from './view-model.ts';

const P_VALUE = /(^|_)p(_value)?$/;

/** A result row as a run of text that knows its row; a missing value is followed by the mark of its reason. */
export function printRow(
  row: ResultRow,
  display: Display,
  variables: ReadonlyMap<string, CohortVariable>,
  footnotes: Footnotes,
): Span[] {
  const variable = row.variable === undefined ? undefined : variables.get(row.variable);
  const decimals = variable?.decimals ?? (variable?.type === 'integer' ? 0 : undefined);
  const printed: Span = {
    text: formatRow(row, { display, decimals }),
    emphasis: P_VALUE.test(row.statistic) ? emphasisOf(row, display) : 'none',
    row: row.id,
    link: null,
  };
  return row.value === null && row.reason !== undefined
    ? [printed, footnotes.mark(row.reason)]
    : [printed];
}

function emphasisOf(row: ResultRow, display: Display): Span['emphasis'] {
  const significance = significanceOf(row.value, display);
  if (significance === 'significant') return 'bold';
  return significance === 'trend' ? 'italic' : 'none';
}
