import { significanceOf } from '../format/significance-of.ts';
import { anchorOf } from '../view/anchor-of.ts';
import { levelMidSentence } from '../view/level-mid-sentence.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { printP } from '../view/print-p.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';
import { comparisons } from './comparisons.ts';
import { type HelperOptions, lineOf } from './helper-call.ts';
import { joinList } from './join-list.ts';
import { listProblem } from './list-problem.ts';
import type { TextScope } from './text-scope.ts';

type Helper = (...args: unknown[]) => unknown;

/**
 * Helpers that print as many things as there are:
 * `kinds` the levels of a count with their n, largest first; `associations` the factors of a Cox table, an interaction table, a
 * leave-one-out analysis or a test of proportional hazards, or the subgroups between which an effect differs, that are `which="significant"` or `"trend"`, with their numbers; words in `names="…"` keep their capital; `ref` the label of a table or figure, linked.
 */
export function listHelpers(scope: TextScope): Record<string, Helper> {
  const complain = (options: HelperOptions, message: string, expected: string) => {
    const line = lineOf(options);
    scope.problems.push({
      file: scope.file,
      ...(line === undefined ? {} : { line }),
      message,
      expected,
    });
    return '';
  };
  const isWrong = (analysis: unknown, options: unknown, keys: readonly string[]) => {
    const problem = listProblem(scope, analysis, (options as HelperOptions).hash, keys);
    if (problem === undefined) return false;
    complain(options as HelperOptions, problem.message, problem.expected);
    return true;
  };
  const factorsOf = (analysis: unknown, options: unknown) => {
    if (isWrong(analysis, options, ['model', 'endpoint', 'which', 'names'])) return undefined;
    const { hash } = options as HelperOptions;
    const only = {
      model: hash.model === undefined ? undefined : String(hash.model),
      endpoint: hash.endpoint === undefined ? undefined : String(hash.endpoint),
    };
    const found = comparisons(scope, String(analysis), only, namesOf(hash));
    if (found === undefined)
      complain(
        options as HelperOptions,
        `"${String(analysis)}" has no factors`,
        'the id of a cox_table, interaction_table, leave_one_out, subgroup_effects or proportional_hazards',
      );
    return found;
  };
  return {
    kinds: (analysis, options) => {
      const { hash } = options as HelperOptions;
      if (isWrong(analysis, options, ['group', 'variable', 'without', 'names'])) return '';
      const rows = (scope.report.index.byAnalysis.get(String(analysis)) ?? []).filter(
        (row) =>
          row.statistic === 'n' &&
          row.variable !== undefined &&
          row.level !== undefined &&
          (row.value ?? 0) > 0 &&
          row.group?.level === hash.group &&
          (hash.variable === undefined || row.variable === hash.variable) &&
          row.level !== hash.without,
      );
      if (rows.length === 0) return 'none';
      const items = rows
        .map((row, position) => ({ row, position }))
        .sort((a, b) => (b.row.value ?? 0) - (a.row.value ?? 0) || a.position - b.position)
        .map(({ row }): Span[] => {
          const variable = scope.variable(row.analysis, row.variable!);
          return [
            span(`${levelMidSentence(row.level!, variable, namesOf(hash))} (`),
            span('n', 'italic'),
            span('\u00a0=\u00a0'),
            ...scope.print(row),
            span(')'),
          ];
        });
      return scope.marks.hold(joinList(items));
    },
    associations: (analysis, options) => {
      const { hash } = options as HelperOptions;
      const found = factorsOf(analysis, options) ?? [];
      const which = hash.which ?? 'significant';
      const items = found
        .filter(({ p }) => significanceOf(p.value, scope.report.display) === which)
        .map(({ name, numbers, p }): Span[] => [
          span(`${midSentence(name, namesOf(hash))} (`),
          ...numbers(),
          ...printP(scope.print(p)),
          span(')'),
        ]);
      return items.length === 0 ? 'none' : scope.marks.hold(joinList(items));
    },
    some: (analysis, options) => {
      const { hash } = options as HelperOptions;
      const found = factorsOf(analysis, options);
      return (found ?? []).some(
        ({ p }) => significanceOf(p.value, scope.report.display) === (hash.which ?? 'significant'),
      );
    },
    ref: (analysis, options) => {
      const found = scope.report.results.analyses.find((result) => result.analysis.id === analysis);
      if (found === undefined)
        return complain(
          options as HelperOptions,
          `unknown analysis "${String(analysis)}"`,
          `one of ${scope.report.results.analyses.map((result) => result.analysis.id).join(', ')}`,
        );
      const { label } = found.analysis;
      return scope.marks.hold([
        { ...span(label.replaceAll(' ', '\u00a0')), link: anchorOf(found.analysis) },
      ]);
    },
  };
}

function namesOf(hash: Record<string, unknown>): string[] {
  return typeof hash.names === 'string' ? hash.names.split(' ') : [];
}
