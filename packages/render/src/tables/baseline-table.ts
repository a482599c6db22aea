import type { AnalysisOf } from '@cohort-report/schema';
import { rangeSeparator } from '../format/range-separator.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { span } from '../view/span.ts';
import type { Cell, Column, Span, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { levelsOf } from './levels-of.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'baseline_table'>;
type Declared = AnalysisOf<'baseline_table'>['rows'][number];
type Statistic = NonNullable<Declared['statistic']>;
type Group = { variable: string; level: string } | undefined;

const STATISTICS: Record<Exclude<Statistic, 'counts'>, { name: string; parts: string[] }> = {
  median_range: { name: 'Median (range)', parts: ['median', 'min', 'max'] },
  median_iqr: { name: 'Median (IQR)', parts: ['median', 'q1', 'q3'] },
  mean_sd: { name: 'Mean (SD)', parts: ['mean', 'sd'] },
};

/** Characteristics of the patients: counts and percentages of categories, a summary of numbers; with `by`, a column a group and the p value. */
export function baselineTable(context: Context): TableContent {
  const { analysis } = context;
  const groups: Group[] = [undefined];
  if (analysis.by !== undefined) {
    const variable = analysis.by;
    groups.push(...levelsOf(context, variable).map((level) => ({ variable, level })));
  }
  const grouped = groups.length > 1;
  const columns: Column[] = [
    TEXT,
    TEXT,
    ...(grouped ? [...groups.map(() => NUMBER), NUMBER] : [NUMBER, NUMBER]),
  ];
  return {
    columns,
    head: [
      headRow(columns, grouped ? groupedHead(context, groups) : ['Factor', 'Strata', 'n', '%']),
    ],
    body: [
      ...(grouped ? [] : [totalRow(context)]),
      ...analysis.rows.flatMap((declared) => variableRows(context, declared, groups)),
    ],
    notes: grouped ? [[span('Columns of groups: n (%) unless stated otherwise.')]] : [],
  };
}

function groupedHead(context: Context, groups: Group[]): (string | Span[])[] {
  return [
    'Factor',
    'Strata',
    ...groups.map((group) => {
      const name = group === undefined ? 'Total' : context.level(group.variable, group.level);
      const count = context.print(context.row({ statistic: 'n', group }));
      return count.length === 0 ? name : [span(`${name}\n(n\u00a0=\u00a0`), ...count, span(')')];
    }),
    [span('p', 'italic')],
  ];
}

function totalRow(context: Context): TableRow {
  return bodyRow([
    rowHeader('Total', { colspan: 2 }),
    numberCell(context.print(context.row({ statistic: 'n' }))),
    numberCell(''),
  ]);
}

function variableRows(context: Context, declared: Declared, groups: Group[]): TableRow[] {
  const { variable } = declared;
  const statistic = declared.statistic ?? defaultStatistic(context, variable);
  const grouped = groups.length > 1;
  const lines: { name: string; cells: Cell[] }[] =
    statistic === 'counts'
      ? levelsOf(context, variable).map((level) => ({
          name: context.level(variable, level),
          cells: groups.flatMap((group) =>
            countCells(context, { variable, level, group }, grouped),
          ),
        }))
      : [
          {
            name: STATISTICS[statistic].name,
            cells: groups.map((group) =>
              numberCell(summary(context, variable, group, STATISTICS[statistic].parts), {
                colspan: grouped ? 1 : 2,
              }),
            ),
          },
        ];
  if ((context.row({ statistic: 'missing', variable })?.value ?? 0) > 0) {
    lines.push({
      name: 'Missing',
      cells: groups.flatMap((group) => [
        numberCell(context.print(context.row({ statistic: 'missing', variable, group }))),
        ...(grouped ? [] : [numberCell('')]),
      ]),
    });
  }
  const label = context.label({ variable, label: declared.label });
  return lines.map(({ name, cells }, index) =>
    bodyRow(
      [
        ...(index === 0 ? [rowHeader(label, { rowspan: lines.length })] : []),
        cell(name),
        ...cells,
        ...(grouped && index === 0 ? [pCell(context, variable, lines.length)] : []),
      ],
      false,
    ),
  );
}

function defaultStatistic(context: Context, name: string): Statistic {
  const type = context.variable(name)?.type;
  return type === 'number' || type === 'integer' ? 'median_range' : 'counts';
}

function countCells(
  context: Context,
  key: { variable: string; level: string; group: Group },
  joined: boolean,
): Cell[] {
  const count = context.print(context.row({ ...key, statistic: 'n' }));
  const percent = context.print(context.row({ ...key, statistic: 'percent' }));
  if (!joined) return [numberCell(count), numberCell(percent)];
  return [numberCell(percent.length === 0 ? count : [...count, span(' ('), ...percent, span(')')])];
}

function summary(context: Context, variable: string, group: Group, parts: string[]): Span[] {
  const [point, ...rest] = parts.map((statistic) =>
    context.print(context.row({ statistic, variable, group })),
  );
  if (point === undefined || rest.some((part) => part.length === 0)) return point ?? [];
  const [from, to] = rest;
  const inner =
    to === undefined ? from! : [...from!, span(rangeSeparator(from![0]!.text, to[0]!.text)), ...to];
  return [...point, span(' ('), ...inner, span(')')];
}

function pCell(context: Context, variable: string, rowspan: number): Cell {
  return numberCell(context.print(context.row({ statistic: 'p_value', variable })), { rowspan });
}
