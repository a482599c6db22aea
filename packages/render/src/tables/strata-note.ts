import type { AnalysisContext } from '../view/analysis-context.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';

/** That the models are stratified, and by what. */
export function strataNote(
  context:
    | AnalysisContext<'cox_table'>
    | AnalysisContext<'interaction_table'>
    | AnalysisContext<'proportional_hazards'>
    | AnalysisContext<'leave_one_out'>
    | AnalysisContext<'subgroup_effects'>,
): Span[][] {
  const { strata } = context.analysis;
  if (strata === undefined) return [];
  const labels = strata.map((name) => midSentence(context.variable(name)?.label ?? name));
  return [
    [
      span(
        `All models are stratified by ${labels.join(' and ')}: each stratum has a baseline hazard of its own, and patients are compared within theirs. Patients whose stratum is not known are left out.`,
      ),
    ],
  ];
}
