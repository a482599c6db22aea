import type { DeclarationChange, ResultRow, Results } from '@cohort-report/schema';

type Method = NonNullable<ResultRow['method']>;

/** The methods behind the statistics of each analysis of both times that are not what they were. */
export function compareMethods(before: Results, after: Results): DeclarationChange[] {
  const [old, now] = [methodsOf(before.rows), methodsOf(after.rows)];
  return [...now].flatMap(([key, { row, method }]) => {
    const was = old.get(key)?.method;
    if (was === undefined) return [];
    const names = [...new Set([...Object.keys(was), ...Object.keys(method)])] as (keyof Method)[];
    return (
      names
        // Degrees of freedom follow from data and factors.
        .filter((name) => name !== 'df' && was[name] !== method[name])
        .map(
          (name): DeclarationChange => ({
            file: `analyses/${row.analysis}.yaml`,
            path: `method of ${row.statistic}: ${name}`,
            before: text(was[name]),
            after: text(method[name]),
          }),
        )
    );
  });
}

function methodsOf(rows: readonly ResultRow[]): Map<string, { row: ResultRow; method: Method }> {
  return new Map(
    rows.flatMap((row) =>
      row.method === undefined
        ? []
        : [[`${row.analysis}|${row.statistic}`, { row, method: row.method }]],
    ),
  );
}

function text(value: unknown): string | null {
  return value === undefined ? null : String(value);
}
