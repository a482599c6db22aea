import type { CohortVariable, Problem, ResultRow } from '@cohort-report/schema';
import { findRow, type RowQuery } from '../rows/find-row.ts';
import { createFootnotes, type Footnotes } from '../view/footnotes.ts';
import { printRow } from '../view/print-row.ts';
import type { ReportContext } from '../view/report-context.ts';
import type { Span } from '../view/view-model.ts';
import { createTextMarks, type TextMarks } from './text-marks.ts';

/** What the helpers of one template share. */
export interface TextScope {
  report: ReportContext;
  file: string;
  marks: TextMarks;
  footnotes: Footnotes;
  problems: Problem[];
  /** The row that a helper asks for; a missing or ambiguous one becomes a problem and gives undefined. */
  find: (query: RowQuery, line: number | undefined) => ResultRow | undefined;
  print: (row: ResultRow) => Span[];
  variable: (analysis: string, name: string) => CohortVariable | undefined;
}

export function textScope(report: ReportContext, file: string): TextScope {
  const footnotes = createFootnotes();
  const problems: Problem[] = [];
  const variables = new Map(
    report.results.analyses.map((result) => [
      result.analysis.id,
      new Map(result.variables.map((variable) => [variable.name, variable])),
    ]),
  );
  return {
    report,
    file,
    marks: createTextMarks(),
    footnotes,
    problems,
    find: (query, line) => {
      const found = findRow(report.index, query);
      if ('row' in found) return found.row;
      const place = line === undefined ? { file } : { file, line };
      if (!variables.has(query.analysis)) {
        problems.push({
          ...place,
          message: `unknown analysis "${query.analysis}"`,
          expected: `one of ${[...variables.keys()].join(', ')}`,
        });
      } else if ('missing' in found) {
        problems.push({
          ...place,
          message: 'no result row fits this lookup',
          expected: `rows near it: ${found.missing.map((row) => row.id).join('; ')}`,
          found: describe(query),
          action: 'name a row that the analysis has, or put the sentence under {{#if (has …)}}',
        });
      } else {
        problems.push({
          ...place,
          message: 'more than one result row fits this lookup',
          expected: `one of ${found.ambiguous.map((row) => row.id).join('; ')}`,
          found: describe(query),
          action: 'add endpoint, cause, model, group, variable, level or at until one row is left',
        });
      }
      return undefined;
    },
    print: (row) =>
      printRow(row, report.display, variables.get(row.analysis) ?? new Map(), footnotes).map(
        (run) => (run.row === null ? run : { ...run, emphasis: 'none' as const }),
      ),
    variable: (analysis, name) => variables.get(analysis)?.get(name),
  };
}

function describe(query: RowQuery): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join(' ');
}
