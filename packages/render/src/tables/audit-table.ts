import type { AnalysisContext } from '../view/analysis-context.ts';
import type { Column } from '../view/view-model.ts';
import { bodyRow, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import type { TableContent } from './table-content.ts';

const COUNTS: [statistic: string, label: string][] = [
  ['checked', 'Checked'],
  ['consistent', 'Consistent'],
  ['rounding', 'By rounding'],
  ['explains', 'Explains'],
  ['differs', 'Differs'],
  ['impossible', 'Impossible'],
];

/** Checks and their verdicts by the relation declared. */
export function auditTable(context: AnalysisContext<'audit'>): TableContent {
  const columns: Column[] = [TEXT, ...COUNTS.map(() => NUMBER)];
  const counts = (key: { variable?: string; level?: string }) =>
    COUNTS.map(([statistic]) => numberCell(context.print(context.row({ ...key, statistic }))));
  const relations = context.report.results.audit?.relations ?? [];
  return {
    columns,
    head: [headRow(columns, ['Relation', ...COUNTS.map(([, label]) => label)])],
    body: [
      ...relations.map(({ id, title }) =>
        bodyRow([rowHeader(title), ...counts({ variable: 'relation', level: id })]),
      ),
      bodyRow([rowHeader('All'), ...counts({})], true),
    ],
    notes: [],
  };
}
