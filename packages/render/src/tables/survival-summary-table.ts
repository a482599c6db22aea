import type { ResultRow } from '@cohort-report/schema';
import { confidenceLabel } from '../format/confidence-label.ts';
import { formatQuantile } from '../format/format-quantile.ts';
import { formatTimePoint } from '../format/format-time-point.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { printEstimate } from '../view/print-estimate.ts';
import { printInterval } from '../view/print-interval.ts';
import { span } from '../view/span.ts';
import type { Cell, Column, Span, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, ESTIMATE, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { factorLevels } from './factor-levels.ts';
import { levelsOf } from './levels-of.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'survival_summary'>;
type Group = { variable: string; level: string } | undefined;

/** Events, quantiles and survival at fixed times by endpoint and group, with the follow-up. */
export function survivalSummaryTable(context: Context): TableContent {
  const { analysis } = context;
  const interval = confidenceLabel(analysis.conf_level);
  const grouped = analysis.by !== undefined;
  const { restricted_means: restrictedMeans = [] } = analysis;
  const columns: Column[] = [
    TEXT,
    ...(grouped ? [TEXT] : []),
    NUMBER,
    NUMBER,
    ...analysis.quantiles.map(() => ESTIMATE),
    ...analysis.times.map(() => ESTIMATE),
    ...(grouped ? [NUMBER] : []),
    ...restrictedMeans.flatMap(() => (grouped ? [ESTIMATE, ESTIMATE, NUMBER] : [ESTIMATE])),
  ];
  const names: (string | Span[])[] = [
    'Endpoint',
    ...(analysis.by === undefined ? [] : [context.label(analysis.by)]),
    'n',
    'Events',
    ...analysis.quantiles.map((at) => `${formatQuantile(at)}, months\n(${interval})`),
    ...analysis.times.map((at) => `${formatTimePoint(at)} survival, %\n(${interval})`),
    ...(grouped ? [[span('Log-rank\n'), span('p', 'italic')]] : []),
    ...restrictedMeans.flatMap((at) => [
      `Mean within ${at} months\n(${interval})`,
      ...(grouped ? [`Difference\n(${interval})`, [span('p', 'italic')]] : []),
    ]),
  ];
  return {
    columns,
    head: [headRow(columns, names)],
    body: analysis.endpoints.flatMap((endpoint) => endpointRows(context, endpoint)),
    notes: [...restrictedMeanNote(context), ...followUpNote(context, interval)],
  };
}

function endpointRows(context: Context, endpoint: string): TableRow[] {
  const { analysis } = context;
  const variable = analysis.by?.variable;
  const { restricted_means: restrictedMeans = [] } = analysis;
  const groups: Group[] = [
    undefined,
    ...(variable === undefined
      ? []
      : levelsOf(context, variable).map((level) => ({ variable, level }))),
  ].filter((group) => context.row({ endpoint, group, statistic: 'n' }) !== undefined);
  return groups.map((group, index) =>
    bodyRow([
      ...(index === 0
        ? [rowHeader(context.endpoint(endpoint).label, { rowspan: groups.length })]
        : []),
      ...(variable === undefined
        ? []
        : [cell(group === undefined ? 'All' : context.level(variable, group.level))]),
      numberCell(context.print(context.row({ endpoint, group, statistic: 'n' }))),
      numberCell(context.print(context.row({ endpoint, group, statistic: 'events' }))),
      ...analysis.quantiles.map((at) => estimate(context, 'quantile', { endpoint, group, at })),
      ...analysis.times.map((at) => estimate(context, 'survival', { endpoint, group, at })),
      ...(variable === undefined || index > 0
        ? []
        : [
            numberCell(context.print(context.row({ endpoint, statistic: 'log_rank_p' })), {
              rowspan: groups.length,
            }),
          ]),
      ...restrictedMeans.flatMap((at) => [
        estimate(context, 'restricted_mean', { endpoint, group, at }),
        ...(variable === undefined ? [] : differenceCells(context, endpoint, group, at)),
      ]),
    ]),
  );
}

/** How far the restricted mean of a level is from that of the reference, and the p value. */
function differenceCells(context: Context, endpoint: string, group: Group, at: number): Cell[] {
  if (group === undefined) return [numberCell(''), numberCell('')];
  if (group.level === referenceOf(context)) return [numberCell('reference'), numberCell('')];
  const key = { endpoint, ...group, at };
  return [
    estimate(context, 'restricted_mean_difference', key),
    numberCell(context.print(context.row({ ...key, statistic: 'restricted_mean_difference_p' }))),
  ];
}

function referenceOf(context: Context): string | undefined {
  const { by } = context.analysis;
  return by && factorLevels(context, by)?.[0];
}

function restrictedMeanNote({ analysis }: Context): Span[][] {
  if (analysis.restricted_means === undefined) return [];
  const means =
    'Means are restricted mean survival times: the areas under the Kaplan–Meier curves up to then, in months.';
  const differences =
    analysis.by === undefined ? '' : ' Differences are from the reference, by a Wald test.';
  return [[span(`${means}${differences}`)]];
}

function estimate(
  context: Context,
  statistic: string,
  key: { endpoint: string; group?: Group; variable?: string; level?: string; at?: number },
) {
  const bound = (suffix: string) => context.row({ ...key, statistic: `${statistic}${suffix}` });
  return numberCell(printEstimate(bound(''), bound('_lower'), bound('_upper'), context.print));
}

function followUpNote(context: Context, interval: string): Span[][] {
  const point = context.rows().find(isFollowUp);
  if (point?.endpoint === undefined) return [];
  const { endpoint, at } = point;
  const row = (suffix: string) => context.row({ endpoint, at, statistic: `follow_up${suffix}` });
  const bounds = printInterval(row('_lower'), row('_upper'), context.print);
  return [
    [
      span(`Median follow-up, reverse Kaplan–Meier on ${context.endpoint(endpoint).short}: `),
      ...context.print(point),
      span(`${point.value === null ? '' : ' months'} (${interval}\u00a0`),
      ...bounds,
      span(').'),
    ],
  ];
}

function isFollowUp(row: ResultRow): boolean {
  return row.statistic === 'follow_up' && row.group === undefined;
}
