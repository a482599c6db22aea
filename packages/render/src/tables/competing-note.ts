import type { AnalysisContext } from '../view/analysis-context.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';

/** Which hazard the models are of, where an endpoint has competing events. */
export function competingNote(
  context:
    | AnalysisContext<'cox_table'>
    | AnalysisContext<'interaction_table'>
    | AnalysisContext<'proportional_hazards'>
    | AnalysisContext<'leave_one_out'>
    | AnalysisContext<'subgroup_effects'>,
): Span[][] {
  const { analysis, report } = context;
  const ids = 'endpoint' in analysis ? [analysis.endpoint] : analysis.endpoints;
  const endpoints = report.study.endpoints.filter(({ id }) => ids.includes(id));
  const isFineGray = 'hazard' in analysis && analysis.hazard === 'subdistribution';
  return endpoints.flatMap(({ short, competing }) => {
    if (competing === undefined) return [];
    const events = competing.map(({ label }) => midSentence(label)).join(', ');
    return [
      [
        span(
          isFineGray
            ? `Subdistribution hazard of ${short} (Fine and Gray; competing: ${events}), standard errors robust.`
            : `Cause-specific hazard of ${short}: patients count as censored at a competing event (${events}).`,
        ),
      ],
    ];
  });
}
