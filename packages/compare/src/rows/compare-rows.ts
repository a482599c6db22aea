import type { ResultRow, RowDifference, RowStatus } from '@cohort-report/schema';
import { isSame, TOLERANCES, type Tolerances } from './tolerance.ts';

/**
 * Rows of two freezes matched by their ids alone, in the order of the later freeze; those that vanished come last.
 * Causes and patients concerned are not known yet. Throws an Error where an id occurs twice on one side.
 */
export function compareRows(
  before: readonly ResultRow[],
  after: readonly ResultRow[],
  tolerances: Tolerances = TOLERANCES,
): RowDifference[] {
  const earlier = keyed(before);
  const later = keyed(after);
  return [
    ...after.map((row) => difference(earlier.get(row.id), row, tolerances)),
    ...before
      .filter(({ id }) => !later.has(id))
      .map((row) => difference(row, undefined, tolerances)),
  ];
}

function difference(
  before: ResultRow | undefined,
  after: ResultRow | undefined,
  tolerances: Tolerances,
): RowDifference {
  const row = (after ?? before) as ResultRow;
  const [old, now] = [before?.value ?? null, after?.value ?? null];
  const change = old === null || now === null ? null : now - old;
  return {
    row: identity(row),
    status: statusOf(before, after, tolerances),
    before: old,
    after: now,
    ...(before?.reason === undefined ? {} : { reasonBefore: before.reason }),
    ...(after?.reason === undefined ? {} : { reasonAfter: after.reason }),
    change,
    relative: change === null || old === null || old === 0 ? null : change / Math.abs(old),
    patients: null,
    causes: null,
  };
}

function statusOf(
  before: ResultRow | undefined,
  after: ResultRow | undefined,
  tolerances: Tolerances,
): RowStatus {
  if (before === undefined) return 'appeared';
  if (after === undefined) return 'vanished';
  if (before.value === null && after.value === null) return 'same';
  if (before.value === null) return 'newly_estimable';
  if (after.value === null) return 'no_longer_estimable';
  return isSame(after.statistic, before.value, after.value, tolerances) ? 'same' : 'changed';
}

function identity(row: ResultRow): RowDifference['row'] {
  const {
    value: _v,
    reason: _r,
    n: _n,
    events: _e,
    method: _m,
    warnings: _w,
    repeats: _rp,
    ...kept
  } = row;
  return kept;
}

function keyed(rows: readonly ResultRow[]): Map<string, ResultRow> {
  const map = new Map<string, ResultRow>();
  for (const row of rows) {
    if (map.has(row.id)) throw new Error(`the row ${row.id} occurs twice`);
    map.set(row.id, row);
  }
  return map;
}
