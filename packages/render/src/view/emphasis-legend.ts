import type { Display } from '@cohort-report/schema';
import { span } from './span.ts';
import type { Span } from './view-model.ts';

/** What bold and italic p values mean, where there are any. */
export function emphasisLegend(spans: readonly Span[], display: Display): Span[][] {
  const used = (emphasis: string) =>
    spans.some((run) => run.row !== null && run.emphasis === emphasis);
  const sign = display.significance_inclusive ? '≤' : '<';
  const legend: Span[] = [];
  if (used('bold'))
    legend.push(span('Bold', 'bold'), span(`: p\u00a0${sign}\u00a0${display.significance}. `));
  if (used('italic'))
    legend.push(span('Italic', 'italic'), span(`: p\u00a0<\u00a0${display.trend}. `));
  return legend.length === 0 ? [] : [legend];
}
