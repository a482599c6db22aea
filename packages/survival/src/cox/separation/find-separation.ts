import type { CoxData } from '../cox-model.ts';
import type { RiskLayout } from '../layout/risk-layout.ts';
import { isMonotone } from './is-monotone.ts';

/** Step sizes (in columns scaled to unit spread) above which a fit has not come to rest. */
const RESTLESS = 1e-3;
/** Share of the largest step below which a column has no part in the separating direction. */
const PART = 1e-3;
/** Allowance for what the other columns still contribute, as a share of the direction's range. */
const SLACK = 1e-4;

/**
 * Columns whose coefficients run to infinity, with the sign of the way they go (1, -1; 0 for
 * columns that don't).
 *
 * Where the likelihood is monotone, Newton's step tends to a constant along the separating
 * direction while its other parts vanish. So the last step, cleaned of small parts, is a candidate
 * direction; it is accepted only if the data bear it out (`isMonotone`).
 */
export function findSeparation(
  data: CoxData,
  layout: RiskLayout,
  step: Float64Array,
  scale: Float64Array,
  exact: boolean,
): Int8Array {
  const signs = new Int8Array(data.p);
  let largest = 0;
  for (let j = 0; j < data.p; j++) largest = Math.max(largest, Math.abs(step[j]!));
  if (!(largest > RESTLESS)) return signs;
  const along = new Float64Array(layout.rows);
  for (let j = 0; j < data.p; j++) {
    if (Math.abs(step[j]!) <= PART * largest) continue;
    const column = data.columns[j]!;
    const slope = step[j]! * scale[j]!;
    for (let i = 0; i < layout.rows; i++) along[i]! += slope * column[layout.order[i]!]!;
  }
  const range = largestRange(layout, along);
  if (!(range > 0) || !isMonotone(layout, along, SLACK * range, exact)) return signs;
  for (let j = 0; j < data.p; j++) {
    if (Math.abs(step[j]!) > PART * largest) signs[j] = step[j]! > 0 ? 1 : -1;
  }
  return signs;
}

/** The largest range of the direction's values within a segment. */
function largestRange(layout: RiskLayout, along: Float64Array): number {
  const { segmentGroup, groupStart } = layout;
  let range = 0;
  for (let s = 0; s < layout.segments; s++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = groupStart[segmentGroup[s]!]!; i < groupStart[segmentGroup[s + 1]!]!; i++) {
      low = Math.min(low, along[i]!);
      high = Math.max(high, along[i]!);
    }
    range = Math.max(range, high - low);
  }
  return range;
}
