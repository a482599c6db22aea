import { confidenceLabel } from '../format/confidence-label.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { curveGroups } from '../view/curve-groups.ts';
import { printEstimate } from '../view/print-estimate.ts';
import { span } from '../view/span.ts';
import type { Column, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'survival_curves'>;

/** Numbers behind the curves of a figure: patients, events, medians, the test between groups. */
export function survivalCurvesTable(context: Context): TableContent {
  const { analysis } = context;
  const grouped = analysis.by !== undefined;
  const tested = grouped && analysis.test !== 'none';
  const columns: Column[] = [
    TEXT,
    ...(grouped ? [TEXT] : []),
    NUMBER,
    NUMBER,
    NUMBER,
    ...(tested ? [NUMBER] : []),
  ];
  const testName = analysis.test === 'wald' ? 'Wald ' : 'Log-rank ';
  return {
    columns,
    head: [
      headRow(columns, [
        'Endpoint',
        ...(analysis.by === undefined ? [] : [context.label(analysis.by)]),
        'n',
        'Events',
        `Median, months\n(${confidenceLabel(analysis.conf_level)})`,
        ...(tested ? [[span(testName), span('p', 'italic')]] : []),
      ]),
    ],
    body: analysis.endpoints.flatMap((endpoint) => endpointRows(context, endpoint, tested)),
    notes: [],
  };
}

function endpointRows(context: Context, endpoint: string, tested: boolean): TableRow[] {
  const groups = curveGroups(context, endpoint);
  return groups.map(({ group, label }, index) => {
    const row = (statistic: string, at?: number) => context.row({ endpoint, group, statistic, at });
    const median = (suffix: string) => row(`quantile${suffix}`, 0.5);
    return bodyRow([
      ...(index === 0
        ? [rowHeader(context.endpoint(endpoint).label, { rowspan: groups.length })]
        : []),
      ...(group === undefined ? [] : [cell(label)]),
      numberCell(context.print(row('n'))),
      numberCell(context.print(row('events'))),
      numberCell(printEstimate(median(''), median('_lower'), median('_upper'), context.print)),
      ...(tested && index === 0
        ? [numberCell(context.print(curveTest(context, endpoint)), { rowspan: groups.length })]
        : []),
    ]);
  });
}

/** p value of the test between the curves of an endpoint. */
export function curveTest(context: Context, endpoint: string) {
  const statistic = context.analysis.test === 'wald' ? 'wald_p' : 'log_rank_p';
  return context.row({ endpoint, statistic });
}
