import type { TextScope } from './text-scope.ts';

/** What is wrong with the call of a helper that prints a list: an analysis, key, model, endpoint or variable that there is not. */
export function listProblem(
  scope: TextScope,
  analysis: unknown,
  hash: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): { message: string; expected: string } | undefined {
  const { analyses } = scope.report.results;
  const result = analyses.find(({ analysis: { id } }) => id === analysis);
  if (result === undefined)
    return {
      message: `unknown analysis "${String(analysis)}"`,
      expected: `one of ${analyses.map(({ analysis: { id } }) => id).join(', ')}`,
    };
  const rows = scope.report.index.byAnalysis.get(result.analysis.id) ?? [];
  for (const [key, value] of Object.entries(hash)) {
    if (!keys.includes(key))
      return { message: `unknown key "${key}"`, expected: `one of ${keys.join(', ')}` };
    const known = valuesOf(key, result, rows);
    if (known !== undefined && !known.includes(String(value)))
      return {
        message: `"${result.analysis.id}" has no ${key} "${String(value)}"`,
        expected: known.length === 0 ? `no ${key}` : `one of ${known.join(', ')}`,
      };
  }
  return undefined;
}

type Result = TextScope['report']['results']['analyses'][number];
type Rows = NonNullable<ReturnType<TextScope['report']['index']['byAnalysis']['get']>>;

/** The values that a key can have; undefined where any will do. */
function valuesOf(key: string, { variables }: Result, rows: Rows): string[] | undefined {
  if (key === 'which') return ['significant', 'trend', 'none'];
  if (key === 'variable') return variables.map(({ name }) => name);
  if (key !== 'model' && key !== 'endpoint') return undefined;
  return [...new Set(rows.flatMap((row) => row[key] ?? []))];
}
