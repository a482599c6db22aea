import type { AnalysisContext } from '../view/analysis-context.ts';
import type { Column, TableRow } from '../view/view-model.ts';
import { bodyRow, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { levelsOf } from './levels-of.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'event_table'>;
type Group = { variable: string; level: string } | undefined;

/** Events counted by one field, or by a second within the first: events, patients who had one, and their share of the population. */
export function eventTable(context: Context): TableContent {
  const [outer, inner] = context.analysis.by as [string, string | undefined];
  const columns: Column[] = [TEXT, NUMBER, NUMBER, NUMBER];
  const body = levelsOf(context, outer).flatMap((level) => {
    const own = line(context, outer, level, undefined, false);
    if (inner === undefined) return own;
    const group = { variable: outer, level };
    return [
      ...own,
      ...levelsOf(context, inner).flatMap((kind) => line(context, inner, kind, group, true)),
    ];
  });
  const name = context.label({ variable: outer });
  const first =
    inner === undefined ? name : `${name}: ${lowerFirst(context.label({ variable: inner }))}`;
  return {
    columns,
    head: [headRow(columns, [first, 'Events', 'Patients', '% of patients'])],
    body,
    notes: [],
  };
}

function line(
  context: Context,
  variable: string,
  level: string,
  group: Group,
  indent: boolean,
): TableRow[] {
  const count = context.row({ statistic: 'n', variable, level, group });
  if (count === undefined) return [];
  const print = (statistic: string) =>
    numberCell(context.print(context.row({ statistic, variable, level, group })));
  return [
    bodyRow([
      rowHeader(context.level(variable, level), { indent }),
      numberCell(context.print(count)),
      print('patients'),
      print('percent'),
    ]),
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
