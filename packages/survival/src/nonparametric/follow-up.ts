import { requireLength } from '../errors/require-length.ts';
import { requireObject } from '../errors/require-object.ts';
import { type KaplanMeierInput, type KaplanMeierResult, kaplanMeier } from './kaplan-meier.ts';

/**
 * Follow-up by reverse Kaplan-Meier (Schemper & Smith 1996): events and censorings change places,
 * so that the curve is that of the time to censoring. Its median (`curveSummary`,
 * `survivalQuantiles`) is the median follow-up. R: `survfit(Surv(time, event == 0) ~ group)`.
 * Throws as `kaplanMeier` does.
 */
export function followUp(input: KaplanMeierInput): KaplanMeierResult {
  requireObject(input, 'input', 'an object with time and event');
  requireLength(input.event, 'event');
  const event = Array.from(input.event, (value) =>
    value === 0 || value === false ? 1 : value === 1 || value === true ? 0 : value,
  );
  return kaplanMeier({ ...input, event });
}
