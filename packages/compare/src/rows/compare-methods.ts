import type { DeclarationChange, ResultRow, Results } from '@cohort-report/schema';

/** The methods behind the statistics of each analysis of both times that are not what they were. */
export function compareMethods(before: Results, after: Results): DeclarationChange[] {
  const [old, now] = [methodsOf(before.rows), methodsOf(after.rows)];
  return [...now].flatMap(([key, { analysis, statistic, method }]): DeclarationChange[] => {
    const was = old.get(key);
    if (was === undefined || was.method === method) return [];
    return [
      {
        file: `analyses/${analysis}.yaml`,
        path: `method of ${statistic}`,
        before: was.method,
        after: method,
      },
    ];
  });
}

function methodsOf(rows: readonly ResultRow[]) {
  return new Map(
    rows.flatMap(({ analysis, statistic, method }) =>
      method === undefined
        ? []
        : [
            [
              `${analysis}|${statistic}`,
              { analysis, statistic, method: JSON.stringify(method) },
            ] as const,
          ],
    ),
  );
}
