import { requireOption } from '../../errors/require-option.ts';
import { radixOrder } from '../../time/radix-order.ts';
import type { CoxData } from '../cox-model.ts';

export type ZphTransform = 'km' | 'rank' | 'identity' | 'log';

/**
 * g(t) of every row's time. km: 1 minus the Kaplan-Meier estimate of all rows (strata and weights
 * ignored) just before the time; rank: average ranks of all times. Throws SurvivalInputError on an
 * unknown transform.
 */
export function transformTimes(data: CoxData, transform: ZphTransform): Float64Array {
  requireOption(transform, ['km', 'rank', 'identity', 'log'], 'transform');
  const { time } = data;
  if (transform === 'identity') return time;
  if (transform === 'log') return time.map((value) => Math.log(value));
  const order = radixOrder(time);
  const entries = data.entry === null ? null : data.entry.slice().sort();
  const out = new Float64Array(time.length);
  let survival = 1;
  let entered = 0;
  for (let start = 0; start < order.length; ) {
    const value = time[order[start]!]!;
    let end = start;
    let deaths = 0;
    for (; end < order.length && time[order[end]!] === value; end++) {
      deaths += data.event[order[end]!]!;
    }
    if (entries !== null) while (entered < entries.length && entries[entered]! < value) entered++;
    const risk = (entries === null ? order.length : entered) - start;
    const result = transform === 'km' ? 1 - survival : start + (end - start + 1) / 2;
    for (let k = start; k < end; k++) out[order[k]!] = result;
    if (deaths > 0) survival *= (risk - deaths) / risk;
    start = end;
  }
  return out;
}
