import type { ResultRow, RowGroup } from '@cohort-report/schema';

export interface RowIndex {
  readonly byAnalysis: ReadonlyMap<string, readonly ResultRow[]>;
  readonly byKey: ReadonlyMap<string, ResultRow>;
}

/** What tells one row of an analysis from another; a field left out means that the row has none. */
export interface RowKey {
  analysis: string;
  statistic: string;
  endpoint?: string | undefined;
  cause?: string | undefined;
  model?: string | undefined;
  group?: RowGroup | undefined;
  variable?: string | undefined;
  level?: string | undefined;
  at?: number | undefined;
}

export function keyOf(key: RowKey): string {
  const { analysis, statistic, endpoint, cause, model, group, variable, level, at } = key;
  return JSON.stringify([
    analysis,
    endpoint ?? null,
    cause ?? null,
    model ?? null,
    group?.variable ?? null,
    group?.level ?? null,
    group?.without ?? null,
    variable ?? null,
    level ?? null,
    at ?? null,
    statistic,
  ]);
}

/** Result rows by analysis, and by all that identifies a row. */
export function indexRows(rows: readonly ResultRow[]): RowIndex {
  const byAnalysis = new Map<string, ResultRow[]>();
  const byKey = new Map<string, ResultRow>();
  for (const row of rows) {
    const list = byAnalysis.get(row.analysis) ?? [];
    list.push(row);
    byAnalysis.set(row.analysis, list);
    byKey.set(keyOf(row), row);
  }
  return { byAnalysis, byKey };
}
