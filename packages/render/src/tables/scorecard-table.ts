import type { AnalysisContext } from '../view/analysis-context.ts';
import type { Column } from '../view/view-model.ts';
import { bodyRow, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import type { TableContent } from './table-content.ts';

const COUNTS: [statistic: string, label: string][] = [
  ['printed', 'Printed'],
  ['matched', 'Matched'],
  ['missed', 'Missed'],
  ['impossible', 'Impossible'],
  ['absent', 'Not computed'],
];

/** Printed values and matches by the place where they stand. */
export function scorecardTable(context: AnalysisContext<'scorecard'>): TableContent {
  const columns: Column[] = [TEXT, ...COUNTS.map(() => NUMBER)];
  const counts = (key: { variable?: string; level?: string }) =>
    COUNTS.map(([statistic]) => numberCell(context.print(context.row({ ...key, statistic }))));
  const places = context.report.results.scorecard?.places ?? [];
  return {
    columns,
    head: [headRow(columns, ['Place', ...COUNTS.map(([, label]) => label)])],
    body: [
      ...places.map(({ id, label }) =>
        bodyRow([rowHeader(label), ...counts({ variable: 'place', level: id })]),
      ),
      bodyRow([rowHeader('All'), ...counts({})], true),
    ],
    notes: [],
  };
}
