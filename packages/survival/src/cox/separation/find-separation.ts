import type { CoxData } from '../cox-model.ts';
import type { RiskLayout } from '../layout/risk-layout.ts';
import { isMonotone } from './is-monotone.ts';

/** Step sizes (in columns scaled to unit spread) above which a fit has not come to rest. */
const RESTLESS = 1e-3;
/** Variances, in these columns, above which the end point holds no information. */
const UNKNOWN = 1e6;
/** Shares of the largest step below which a column has no part in the separating direction. */
const PARTS = [1e-3, 1e-2, 1e-1];
/** Allowance for what the other columns still contribute, as a share of the direction's range. */
const SLACK = 1e-4;

/**
 * Columns whose coefficients run to infinity, with the sign of the way they go (1, -1; 0 for
 * columns that don't).
 *
 * Where the likelihood is monotone, Newton's step tends to a constant along the separating
 * direction while its other parts vanish. So the step that the end point would still take, cleaned
 * of small parts, is a candidate direction. Where rounding is all that is left of the information
 * it is noise or 0; then the last step taken, or the whole way from the start, may still show the
 * direction. A candidate is accepted only if the data bear it out (`isMonotone`).
 */
export function findSeparation(
  data: CoxData,
  layout: RiskLayout,
  directions: readonly Float64Array[],
  variances: Float64Array,
  scale: Float64Array,
  exact: boolean,
): Int8Array {
  const none = new Int8Array(data.p);
  if (!(largestOf(directions[0]!) > RESTLESS || largestOf(variances) > UNKNOWN)) return none;
  for (const direction of directions) {
    const largest = largestOf(direction);
    if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) continue;
    let before = -1;
    for (const part of PARTS) {
      const cleaned = direction.map((value) => (Math.abs(value) > part * largest ? value : 0));
      const kept = cleaned.reduce((count, value) => count + (value === 0 ? 0 : 1), 0);
      if (kept === before) continue;
      before = kept;
      if (separates(data, layout, cleaned, scale, exact)) {
        return Int8Array.from(cleaned, Math.sign);
      }
    }
  }
  return none;
}

function largestOf(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

function separates(
  data: CoxData,
  layout: RiskLayout,
  direction: Float64Array,
  scale: Float64Array,
  exact: boolean,
): boolean {
  const along = new Float64Array(layout.rows);
  direction.forEach((value, j) => {
    if (value === 0) return;
    const column = data.columns[j]!;
    const slope = value * scale[j]!;
    for (let i = 0; i < layout.rows; i++) along[i]! += slope * column[layout.order[i]!]!;
  });
  const range = largestRange(layout, along);
  return range > 0 && isMonotone(layout, along, SLACK * range, exact);
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
