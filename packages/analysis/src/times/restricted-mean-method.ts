import type { Confidence } from './survival-method.ts';

/** How a restricted mean comes about, as rows carry it: the area under the curve, mean and standard error giving the interval. */
export function restrictedMeanMethod({
  conf_level,
}: Pick<Confidence, 'conf_level'>): Record<string, string | number> {
  return {
    estimator: 'area under Kaplan-Meier',
    variance: 'Greenwood',
    conf_type: 'plain',
    conf_level,
  };
}
