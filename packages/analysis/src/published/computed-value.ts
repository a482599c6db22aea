import type { PublishedValue, ResultRow } from '@cohort-report/schema';

interface Computed {
  value: number | null;
  reason?: string;
}

/** What the results give for a printed value: its row, or the row's share in another. Undefined where a row does not exist. */
export function computedValue(
  published: PublishedValue,
  rows: ReadonlyMap<string, ResultRow>,
): Computed | undefined {
  const row = rows.get(published.row);
  if (row === undefined) return undefined;
  if (published.of === undefined) return withReason(row);
  const whole = rows.get(published.of);
  if (whole === undefined) return undefined;
  if (row.value === null) return withReason(row);
  if (whole.value === null) return withReason(whole);
  if (whole.value === 0) return { value: null, reason: 'there is nothing to be a share of' };
  return { value: row.value / whole.value };
}

function withReason({ value, reason }: ResultRow): Computed {
  return reason === undefined ? { value } : { value, reason };
}
