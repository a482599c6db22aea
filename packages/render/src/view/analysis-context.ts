import type {
  AnalysisKind,
  AnalysisOf,
  AnalysisResult,
  CohortVariable,
  Display,
  Factor,
  ResultRow,
} from '@cohort-report/schema';
import { keyOf, type RowKey } from '../rows/index-rows.ts';
import { createFootnotes, type Footnotes } from './footnotes.ts';
import { factorLabel, levelLabel } from './labels.ts';
import { printRow } from './print-row.ts';
import type { ReportContext } from './report-context.ts';
import type { Span } from './view-model.ts';

/** What a table or figure of one analysis reads. */
export interface AnalysisContext<K extends AnalysisKind = AnalysisKind> {
  report: ReportContext;
  analysis: AnalysisOf<K>;
  result: AnalysisResult;
  display: Display;
  footnotes: Footnotes;
  /** The row with just these properties, if there is one. */
  row: (key: Omit<RowKey, 'analysis'>) => ResultRow | undefined;
  rows: () => readonly ResultRow[];
  variable: (name: string) => CohortVariable | undefined;
  label: (factor: Factor) => string;
  level: (variable: string, level: string) => string;
  endpoint: (id: string) => { label: string; short: string; definition: string };
  /** The printed value; nothing for a row that the analysis does not have. */
  print: (row: ResultRow | undefined) => Span[];
}

export function analysisContext<K extends AnalysisKind>(
  report: ReportContext,
  result: AnalysisResult,
  analysis: AnalysisOf<K>,
): AnalysisContext<K> {
  const footnotes = createFootnotes();
  const variables = new Map(result.variables.map((variable) => [variable.name, variable]));
  const endpoints = new Map(report.study.endpoints.map((endpoint) => [endpoint.id, endpoint]));
  return {
    report,
    analysis,
    result,
    display: report.display,
    footnotes,
    row: (key) => report.index.byKey.get(keyOf({ analysis: analysis.id, ...key })),
    rows: () => report.index.byAnalysis.get(analysis.id) ?? [],
    variable: (name) => variables.get(name),
    label: (factor) => factorLabel(factor, variables.get(factor.variable)),
    level: (name, level) => levelLabel(level, variables.get(name)),
    endpoint: (id) => endpoints.get(id) ?? { label: id, short: id, definition: '' },
    print: (row) => (row === undefined ? [] : printRow(row, report.display, variables, footnotes)),
  };
}
