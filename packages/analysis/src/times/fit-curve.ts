import { kaplanMeier, type SurvivalCurve } from '@cohort-report/survival';
import type { EndpointTimes } from './endpoint-times.ts';
import type { Confidence } from './survival-method.ts';

/** Kaplan-Meier curve of one group, on whole days. Needs at least one patient. */
export function fitCurve(times: EndpointTimes, confidence: Confidence): SurvivalCurve {
  const [curve] = kaplanMeier({
    time: times.days,
    event: times.event,
    confType: confidence.conf_type,
    confLevel: confidence.conf_level,
  }).curves;
  if (curve === undefined) throw new Error('no curve was fitted');
  return curve;
}
