import { confidenceLabel } from '../format/confidence-label.ts';
import { formatTimePoint } from '../format/format-time-point.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { causeLabel } from '../view/cause-label.ts';
import { causesOf } from '../view/causes-of.ts';
import { curveGroups } from '../view/curve-groups.ts';
import { printIncidence } from '../view/print-incidence.ts';
import { span } from '../view/span.ts';
import type { Column, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, ESTIMATE, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'cumulative_incidence'>;

/** Cumulative incidence at the declared times by event and group, with Gray's test between the groups. */
export function incidenceTable(context: Context): TableContent {
  const { analysis, report } = context;
  const { by, endpoint, test, times } = analysis;
  const interval = confidenceLabel(analysis.conf_level);
  const isTested = by !== undefined && test === 'gray';
  const columns: Column[] = [
    TEXT,
    ...(by === undefined ? [] : [TEXT]),
    NUMBER,
    NUMBER,
    ...times.map(() => ESTIMATE),
    ...(isTested ? [NUMBER] : []),
  ];
  return {
    columns,
    head: [
      headRow(columns, [
        'Event',
        ...(by === undefined ? [] : [context.label(by)]),
        'n',
        'Events',
        ...times.map((at) => `${formatTimePoint(at)} incidence, %\n(${interval})`),
        ...(isTested ? [[span('Gray’s test\n'), span('p', 'italic')]] : []),
      ]),
    ],
    body: causesOf(report.study, endpoint).flatMap((cause) => causeRows(context, cause, isTested)),
    notes: [
      [
        span(
          'Incidence: Aalen–Johansen estimate of the share of patients in whom the event came, and before any other of the events listed.',
        ),
      ],
    ],
  };
}

function causeRows(context: Context, cause: string | undefined, isTested: boolean): TableRow[] {
  const { analysis, report } = context;
  const { by, endpoint, times } = analysis;
  const groups = [
    { group: undefined, label: 'All' },
    ...(by === undefined ? [] : curveGroups(context, endpoint)),
  ];
  return groups.map(({ group, label }, index) => {
    const row = (statistic: string, at?: number) =>
      context.row({ endpoint, cause, group, statistic, at });
    return bodyRow([
      ...(index === 0
        ? [rowHeader(causeLabel(report.study, endpoint, cause), { rowspan: groups.length })]
        : []),
      ...(by === undefined ? [] : [cell(label)]),
      numberCell(context.print(context.row({ endpoint, group, statistic: 'n' }))),
      numberCell(context.print(row('events'))),
      ...times.map((at) =>
        numberCell(
          printIncidence(
            row('incidence', at),
            row('incidence_lower', at),
            row('incidence_upper', at),
            context.print,
          ),
        ),
      ),
      ...(isTested && index === 0
        ? [
            numberCell(context.print(context.row({ endpoint, cause, statistic: 'gray_p' })), {
              rowspan: groups.length,
            }),
          ]
        : []),
    ]);
  });
}
