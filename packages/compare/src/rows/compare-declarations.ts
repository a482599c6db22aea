import type { DeclarationChange, Results } from '@cohort-report/schema';

/** What the declarations of the analyses, the plan's version and the rows' methods say differently. */
export function compareDeclarations(before: Results, after: Results): DeclarationChange[] {
  const changes: DeclarationChange[] = leaves(null, before.planVersion, after.planVersion, [
    'plan_version',
  ]);
  const earlier = byAnalysis(before);
  const later = byAnalysis(after);
  for (const id of new Set([...earlier.keys(), ...later.keys()]))
    changes.push(...leaves(id, earlier.get(id), later.get(id), []));
  return changes;
}

function byAnalysis(results: Results): Map<string, unknown> {
  const methods = new Map<string, Record<string, unknown>>();
  for (const row of results.rows) {
    if (row.method === undefined) continue;
    const own = methods.get(row.analysis) ?? {};
    own[row.statistic] = row.method;
    methods.set(row.analysis, own);
  }
  return new Map(
    results.analyses.map(({ analysis }) => [
      analysis.id,
      { ...analysis, methods: methods.get(analysis.id) ?? {} },
    ]),
  );
}

function leaves(
  analysis: string | null,
  before: unknown,
  after: unknown,
  path: readonly string[],
): DeclarationChange[] {
  if (Object.is(before, after)) return [];
  if (isTree(before) && isTree(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => leaves(analysis, before[key], after[key], [...path, key]));
  }
  return [{ analysis, path: path.join('.'), before: text(before), after: text(after) }];
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
