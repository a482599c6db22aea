import { significanceOf } from '../format/significance-of.ts';
import { findRow } from '../rows/find-row.ts';
import { type HelperOptions, lineOf, readQuery } from './helper-call.ts';
import type { TextScope } from './text-scope.ts';

type Helper = (...args: unknown[]) => unknown;

/**
 * Helpers for conditions, so that no sentence contradicts its numbers: `significant` and `trend` give the study's verdict on a p value,
 * `number` the full number of a row, `known` whether a row has a value, `has` whether the row exists; `gt lt gte lte eq and or not` combine them.
 */
export function logicHelpers(scope: TextScope): Record<string, Helper> {
  const row = (args: unknown[], statistic?: string) => {
    const options = args.at(-1) as HelperOptions;
    const name = options.hash.statistic === undefined ? statistic : undefined;
    const query = readQuery(scope, args.slice(0, -1), options, name);
    return query === undefined ? undefined : scope.find(query, lineOf(options));
  };
  const verdict = (args: unknown[]) =>
    significanceOf(row(args, 'p_value')?.value ?? null, scope.report.display);
  const compare =
    (test: (a: number, b: number) => boolean): Helper =>
    (a, b, options) => {
      if (typeof a === 'number' && typeof b === 'number') return test(a, b);
      const line = lineOf(options as HelperOptions);
      if (scope.problems.length === 0)
        scope.problems.push({
          file: scope.file,
          ...(line === undefined ? {} : { line }),
          message: 'a comparison needs two numbers',
          found: `${String(a)} and ${String(b)}`,
          action: 'ask (known …) first where a value may be missing',
        });
      return false;
    };
  return {
    significant: (...args) => verdict(args) === 'significant',
    trend: (...args) => verdict(args) === 'trend',
    known: (...args) => (row(args)?.value ?? null) !== null,
    number: (...args) => row(args)?.value ?? null,
    has: (...args) => {
      const query = readQuery(scope, args.slice(0, -1), args.at(-1) as HelperOptions);
      return query !== undefined && 'row' in findRow(scope.report.index, query);
    },
    gt: compare((a, b) => a > b),
    lt: compare((a, b) => a < b),
    gte: compare((a, b) => a >= b),
    lte: compare((a, b) => a <= b),
    eq: (a, b) => a === b,
    and: (...args) => args.slice(0, -1).every(Boolean),
    or: (...args) => args.slice(0, -1).some(Boolean),
    not: (value) => !value,
  };
}
