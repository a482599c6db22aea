import { nounFor } from '../format/noun-for.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { printP } from '../view/print-p.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';

/** What must be known to judge a multivariable model: its patients and events, events per parameter, fit. */
export function coxModelNotes(
  context:
    | AnalysisContext<'cox_table'>
    | AnalysisContext<'proportional_hazards'>
    | AnalysisContext<'leave_one_out'>,
): Span[][] {
  const { analysis } = context;
  if (!analysis.models.includes('multivariable')) return [];
  const isFineGray = 'hazard' in analysis && analysis.hazard === 'subdistribution';
  const row = (statistic: string) =>
    context.row({ endpoint: analysis.endpoint, model: 'multivariable', statistic });
  const print = (statistic: string) => context.print(row(statistic));
  const count = (statistic: string, noun: string) =>
    named('', print(statistic), ` ${nounFor(row(statistic)?.value, noun)}`);
  const named = (before: string, value: Span[], after: string): Span[] =>
    value.length === 0 ? [] : [span(before), ...value, span(after)];
  const parts = [
    count('n', 'patient'),
    count('events', 'event'),
    named('', print('events_per_parameter'), ' events per parameter'),
    named('likelihood-ratio test ', printP(print('lr_test_p')), ''),
    isFineGray ? named('Wald test ', printP(print('wald_test_p')), '') : [],
    named('concordance ', print('concordance'), ''),
  ].filter((part) => part.length > 0);
  if (parts.length === 0) return [];
  return [
    [
      span('Multivariable model: '),
      ...parts.flatMap((part, index) => (index === 0 ? part : [span(', '), ...part])),
      span('.'),
    ].filter((run) => run.text !== ''),
  ];
}
