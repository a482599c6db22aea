import { countText } from '../rows/count-text.ts';

/** Reason of a model without events. */
export function noEvent(patients: number): string {
  return `there is no event among the ${countText(patients, 'patient')} of this model`;
}
