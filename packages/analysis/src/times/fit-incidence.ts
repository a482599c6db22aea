import { aalenJohansen, type IncidenceCurve } from '@cohort-report/survival';
import type { EndpointTimes } from './endpoint-times.ts';
import type { Confidence } from './survival-method.ts';

/**
 * Aalen-Johansen curves of one group, on whole days: the endpoint's own event first, then its `competing` ones in their order,
 * those without an event too. Needs at least one patient.
 * R: `survfit(Surv(time, factor(cause)) ~ 1, conf.type, conf.int)`.
 */
export function fitIncidence(
  times: EndpointTimes,
  competing: number,
  confidence: Confidence,
): IncidenceCurve {
  const [curve] = aalenJohansen({
    time: times.days,
    cause: times.cause,
    causes: Array.from({ length: 1 + competing }, (_, index) => index + 1),
    confType: confidence.conf_type,
    confLevel: confidence.conf_level,
  }).curves;
  if (curve === undefined) throw new Error('no curve was fitted');
  return curve;
}
