import { readFileSync } from 'node:fs';
import type { ResultRow } from '@cohort-report/schema';
import { expect } from 'vitest';

interface Reference {
  meta: Record<string, string>;
  values: Record<string, number | null>;
}

/** R's numbers under the ids of result rows. */
export function readReference(name: string): Reference {
  return JSON.parse(
    readFileSync(new URL(`../reference/${name}.json`, import.meta.url), 'utf8'),
  ) as Reference;
}

/** Every reference value has its row: equal within `tolerance` relative, or null with a reason where R has none. */
export function expectRows(
  rows: readonly ResultRow[],
  { values }: Reference,
  tolerance: number,
): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const wrong = Object.entries(values).flatMap(([id, expected]) => {
    const row = byId.get(id);
    if (row === undefined) return [`${id}: no such row`];
    if (expected === null)
      return row.value === null && row.reason ? [] : [`${id}: ${row.value}, expected no value`];
    if (row.value === null) return [`${id}: no value (${row.reason}), expected ${expected}`];
    const delta = Math.abs(row.value - expected);
    return delta <= tolerance * Math.abs(expected)
      ? []
      : [`${id}: ${row.value}, expected ${expected}, relative ${delta / Math.abs(expected)}`];
  });
  expect(wrong).toEqual([]);
}
