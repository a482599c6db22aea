import type { AnalysisOf } from '@cohort-report/schema';

export type Confidence = Pick<AnalysisOf<'survival_summary'>, 'conf_type' | 'conf_level'>;

/** How the survival estimates of an analysis come about, as rows carry it. */
export function survivalMethod(
  { conf_type, conf_level }: Confidence,
  estimator: 'Kaplan-Meier' | 'reverse Kaplan-Meier' = 'Kaplan-Meier',
): Record<string, string | number> {
  return { estimator, variance: 'Greenwood', conf_type, conf_level };
}
