import type { AnalysisContext } from '../view/analysis-context.ts';
import type { Cell, Column, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { levelsOf } from './levels-of.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'event_table'>;
type Group = { variable: string; level: string } | undefined;

/** Events counted by one field, or by a second within the first: events, patients who had one, and their share of the population. */
export function eventTable(context: Context): TableContent {
  const [outer, inner] = context.analysis.by as [string, string | undefined];
  const names = [outer, ...(inner === undefined ? [] : [inner])];
  const columns: Column[] = [...names.map(() => TEXT), NUMBER, NUMBER, NUMBER];
  const body = levelsOf(context, outer).flatMap((level) => {
    const own = counts(context, outer, level, undefined);
    if (own === undefined) return [];
    const name = context.level(outer, level);
    if (inner === undefined) return [bodyRow([rowHeader(name), ...own])];
    return withinRows(context, name, own, { variable: outer, level }, inner);
  });
  return {
    columns,
    head: [
      headRow(columns, [
        ...names.map((variable) => context.label({ variable })),
        'Events',
        'Patients',
        '% of patients',
      ]),
    ],
    body,
    notes: [],
  };
}

function withinRows(
  context: Context,
  name: string,
  own: Cell[],
  group: NonNullable<Group>,
  inner: string,
): TableRow[] {
  const kinds = levelsOf(context, inner).flatMap((kind) => {
    const cells = counts(context, inner, kind, group);
    return cells === undefined ? [] : [[cell(context.level(inner, kind)), ...cells]];
  });
  return [[cell('All'), ...own], ...kinds].map((cells, index) =>
    bodyRow([...(index === 0 ? [rowHeader(name, { rowspan: kinds.length + 1 })] : []), ...cells]),
  );
}

function counts(
  context: Context,
  variable: string,
  level: string,
  group: Group,
): Cell[] | undefined {
  const row = (statistic: string) => context.row({ statistic, variable, level, group });
  if (row('n') === undefined) return undefined;
  return ['n', 'patients', 'percent'].map((statistic) => numberCell(context.print(row(statistic))));
}
