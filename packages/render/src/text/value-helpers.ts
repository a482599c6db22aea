import type { ResultRow } from '@cohort-report/schema';
import { confidenceLabel } from '../format/confidence-label.ts';
import type { RowQuery } from '../rows/find-row.ts';
import { levelLabel } from '../view/labels.ts';
import { printInterval } from '../view/print-interval.ts';
import { printP } from '../view/print-p.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';
import { type HelperOptions, lineOf, readQuery } from './helper-call.ts';
import type { TextScope } from './text-scope.ts';

type Helper = (...args: unknown[]) => unknown;

/**
 * Helpers that print result rows. `value` prints any row as its statistic is printed everywhere, `months`, `percent`, `rate` and `incidence` add the unit unless there is no value; `n`, `percent`, `hr`, `p`, `median`, `range`
 * name their statistic themselves; `ci` adds the level of confidence to the two bounds of a statistic; `reason` says why a row has no value; `without` names what a lowest or highest hazard ratio leaves out.
 */
export function valueHelpers(scope: TextScope): Record<string, Helper> {
  const lookup = (args: unknown[], statistic?: string) => {
    const options = args.at(-1) as HelperOptions;
    const asked = options.hash.statistic;
    if (statistic !== undefined && asked !== undefined && asked !== statistic) {
      const line = lineOf(options);
      scope.problems.push({
        file: scope.file,
        ...(line === undefined ? {} : { line }),
        message: `the helper prints the statistic "${statistic}", and was asked for "${String(asked)}"`,
        expected: `no statistic, or value with statistic="${String(asked)}"`,
      });
      return { query: undefined, find: () => undefined };
    }
    const query = readQuery(scope, args.slice(0, -1), options, statistic);
    const find = (other?: string) =>
      query === undefined
        ? undefined
        : scope.find({ ...query, statistic: other ?? query.statistic }, options.loc?.start.line);
    return { query, find };
  };
  const printed = (row: ResultRow | undefined): Span[] =>
    row === undefined ? [] : scope.print(row);
  const single =
    (statistic: string | undefined, dress: (spans: Span[]) => Span[] = (spans) => spans): Helper =>
    (...args) =>
      scope.marks.hold(dress(printed(lookup(args, statistic).find())));

  return {
    value: single(undefined),
    months: single(undefined, withUnit('months')),
    n: single('n'),
    count: single('n', (spans) => [span('n', 'italic'), span('\u00a0=\u00a0'), ...spans]),
    percent: single('percent', withUnit('%')),
    rate: single('survival', withUnit('%')),
    incidence: single('incidence', withUnit('%')),
    hr: single('hazard_ratio'),
    median: single('median'),
    p: (...args) => {
      const options = args.at(-1) as HelperOptions;
      const statistic = options.hash.statistic === undefined ? 'p_value' : undefined;
      return scope.marks.hold(printP(printed(lookup(args, statistic).find())));
    },
    reason: (...args) => lookup(args).find()?.reason ?? '',
    without: (...args) => {
      const row = lookup(args).find();
      const repeated = scope.report.rows.get(row?.repeats ?? '');
      if (repeated?.group === undefined) {
        const line = lineOf(args.at(-1) as HelperOptions);
        if (row !== undefined && row.value !== null)
          scope.problems.push({
            file: scope.file,
            ...(line === undefined ? {} : { line }),
            message: `${row.id} names nobody whom it leaves out`,
            expected:
              'a lowest_hazard_ratio or highest_hazard_ratio of an analysis that leaves out the levels of a category',
          });
        return 'none';
      }
      const { variable, level } = repeated.group;
      return levelLabel(level, scope.variable(repeated.analysis, variable));
    },
    range: (...args) => {
      const { find } = lookup(args, 'min');
      return scope.marks.hold(printInterval(find('min'), find('max'), printed));
    },
    ci: (...args) => {
      const { query, find } = lookup(args);
      if (query === undefined) return '';
      const bounds = printInterval(
        find(`${query.statistic}_lower`),
        find(`${query.statistic}_upper`),
        printed,
      );
      const rate =
        /^(survival|incidence)$/.test(query.statistic) &&
        bounds.some(({ text }) => /^\d/.test(text));
      const level = confidenceLevel(scope, query);
      const interval = rate ? [...bounds, span('\u00a0%')] : bounds;
      return scope.marks.hold([span(`${confidenceLabel(level)} `), ...interval]);
    },
  };
}

function withUnit(unit: string): (spans: Span[]) => Span[] {
  return (spans) => (/^\d/.test(spans[0]?.text ?? '') ? [...spans, span(`\u00a0${unit}`)] : spans);
}

function confidenceLevel(scope: TextScope, query: RowQuery): number {
  const declared = scope.report.results.analyses.find(
    (result) => result.analysis.id === query.analysis,
  )?.analysis;
  return declared !== undefined && 'conf_level' in declared ? declared.conf_level : 0.95;
}
