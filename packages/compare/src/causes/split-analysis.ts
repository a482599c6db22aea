import type { Analysis, AnalysisOf } from '@cohort-report/schema';

/**
 * An analysis as smaller ones of the same id that give the same rows between them, so that each is carried out again only
 * for the changes that it reads. What the models without each patient say together is not among them: that takes as many fits
 * as there are patients.
 */
export function splitAnalysis(analysis: Analysis): Analysis[] {
  switch (analysis.kind) {
    case 'leave_one_out':
      return splitModels(analysis.by === 'patient' ? { ...analysis, by: 'site' } : analysis);
    case 'cox_table':
    case 'proportional_hazards':
      return splitModels(analysis);
    case 'interaction_table':
      return analysis.endpoints.flatMap((endpoint) =>
        analysis.factors.map(
          (factor): Analysis => ({ ...analysis, endpoints: [endpoint], factors: [factor] }),
        ),
      );
    case 'subgroup_effects':
      return analysis.subgroups.map(
        (subgroup): Analysis => ({ ...analysis, subgroups: [subgroup] }),
      );
    case 'baseline_table':
      return analysis.rows.map((row): Analysis => ({ ...analysis, rows: [row] }));
    case 'survival_curves':
      return analysis.endpoints.map(
        (endpoint): Analysis => ({ ...analysis, endpoints: [endpoint] }),
      );
    case 'survival_summary': {
      const { follow_up: followUp, ...rest } = analysis;
      const parts = analysis.endpoints.map(
        (endpoint): Analysis => ({ ...rest, endpoints: [endpoint] }),
      );
      return followUp === undefined
        ? parts
        : [...parts, { ...rest, endpoints: [], follow_up: followUp }];
    }
    default:
      return [analysis];
  }
}

function splitModels(
  analysis:
    | AnalysisOf<'cox_table'>
    | AnalysisOf<'leave_one_out'>
    | AnalysisOf<'proportional_hazards'>,
): Analysis[] {
  const single = analysis.models.includes('univariable')
    ? analysis.factors.map(
        (factor): Analysis => ({ ...analysis, factors: [factor], models: ['univariable'] }),
      )
    : [];
  return analysis.models.includes('multivariable')
    ? [...single, { ...analysis, models: ['multivariable'] }]
    : single;
}
