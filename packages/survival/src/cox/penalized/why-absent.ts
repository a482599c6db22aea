import { dropReason } from '../column-reasons.ts';
import type { CoxReason } from '../cox-fit.ts';
import type { CoxData } from '../cox-model.ts';

/** Why column j of a penalized fit has no estimate, or null. */
export function whyAbsent(
  data: CoxData,
  j: number,
  information: Float64Array,
  factor: Float64Array,
): CoxReason | null {
  if (data.nEvents === 0) return { code: 'no-events', message: 'no row has an event' };
  if (factor[j * data.p + j] !== 0) return null;
  return dropReason(data, j, information, factor);
}
