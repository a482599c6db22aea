import type { RowQuery } from '../rows/find-row.ts';
import type { TextScope } from './text-scope.ts';

/** What Handlebars hands a helper last. */
export interface HelperOptions {
  hash: Record<string, unknown>;
  loc?: { start: { line: number } };
}

const KEYS = new Set([
  'endpoint',
  'cause',
  'model',
  'group',
  'variable',
  'level',
  'at',
  'statistic',
]);

export function lineOf(options: HelperOptions): number | undefined {
  return options.loc?.start.line;
}

/** The lookup that a helper call names: `{{value "survival" endpoint="os" at=0.5 statistic="quantile"}}`; wrong names become problems. */
export function readQuery(
  scope: TextScope,
  args: readonly unknown[],
  options: HelperOptions,
  statistic?: string,
): RowQuery | undefined {
  const line = lineOf(options);
  const complain = (message: string, expected: string) => {
    scope.problems.push({
      file: scope.file,
      ...(line === undefined ? {} : { line }),
      message,
      expected,
    });
    return undefined;
  };
  const [analysis] = args;
  if (typeof analysis !== 'string')
    return complain('the analysis is not named', 'its id in quotes as the first argument');
  for (const [key, value] of Object.entries(options.hash)) {
    if (!KEYS.has(key)) return complain(`unknown key "${key}"`, `one of ${[...KEYS].join(', ')}`);
    if (typeof value !== 'string' && typeof value !== 'number')
      return complain(`"${key}" has no value`, 'a text in quotes or a number');
  }
  const { hash } = options;
  const name = statistic ?? hash.statistic;
  if (typeof name !== 'string')
    return complain('the statistic is not named', 'e.g. statistic="quantile"');
  const text = (key: string) => (hash[key] === undefined ? undefined : String(hash[key]));
  return {
    analysis,
    statistic: name,
    endpoint: text('endpoint'),
    cause: text('cause'),
    model: text('model'),
    group: text('group'),
    variable: text('variable'),
    level: text('level'),
    at: hash.at === undefined ? undefined : Number(hash.at),
  };
}
