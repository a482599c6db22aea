import type { ResultRow } from '@cohort-report/schema';
import { rowId } from './row-id.ts';

/** What a row says beside its number. */
export type RowBase = Omit<ResultRow, 'id' | 'statistic' | 'value' | 'reason'>;

/** A number, or the reason why there is none. */
export type Estimate = number | { reason: string };

/**
 * One row; the only place where rows are made.
 * Throws an Error where a number is not finite: whoever computes it owes the reason.
 */
export function resultRow(base: RowBase, statistic: string, estimate: Estimate): ResultRow {
  const id = rowId({ ...base, statistic });
  if (typeof estimate === 'number' && !Number.isFinite(estimate))
    throw new Error(`${id}: ${estimate} is no result; give the reason why there is none`);
  return {
    id,
    analysis: base.analysis,
    ...(base.endpoint === undefined ? {} : { endpoint: base.endpoint }),
    ...(base.cause === undefined ? {} : { cause: base.cause }),
    ...(base.model === undefined ? {} : { model: base.model }),
    ...(base.group === undefined ? {} : { group: base.group }),
    ...(base.variable === undefined ? {} : { variable: base.variable }),
    ...(base.level === undefined ? {} : { level: base.level }),
    ...(base.reference === undefined ? {} : { reference: base.reference }),
    ...(base.at === undefined ? {} : { at: base.at }),
    statistic,
    ...(typeof estimate === 'number'
      ? { value: estimate }
      : { value: null, reason: estimate.reason }),
    ...(base.repeats === undefined ? {} : { repeats: base.repeats }),
    ...(base.unit === undefined ? {} : { unit: base.unit }),
    n: base.n,
    ...(base.events === undefined ? {} : { events: base.events }),
    ...(base.method === undefined ? {} : { method: base.method }),
    ...(base.warnings === undefined || base.warnings.length === 0
      ? {}
      : { warnings: base.warnings }),
  };
}
