import { confidenceLabel } from '../format/confidence-label.ts';
import { ratioName } from '../format/ratio-name.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { span } from '../view/span.ts';
import type { Cell, Column, Span, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { competingNote } from './competing-note.ts';
import { factorLevels } from './factor-levels.ts';
import { ratioCell } from './ratio-cell.ts';
import { strataNote } from './strata-note.ts';
import { subgroupInteraction } from './subgroup-interaction.ts';
import { type SubgroupLines, subgroupLines } from './subgroup-lines.ts';
import { subgroupNotes } from './subgroup-notes.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'subgroup_effects'>;
type Part = SubgroupLines['all'];

/**
 * Hazard ratios of the factor: in all patients, then in each level of each subgroup below its name, where the p value of the
 * interaction stands. A factor of two levels has a column of events and patients for each, one of more a line a comparison.
 */
export function subgroupEffectsTable(context: Context): TableContent {
  const { factor, conf_level } = context.analysis;
  const { comparisons, all, groups } = subgroupLines(context);
  const arms = comparisons.length === 1 ? (factorLevels(context, factor) ?? []).toReversed() : [];
  const [only] = comparisons;
  const compared = comparisons.length > 1 ? ['Comparison'] : [];
  const columns: Column[] = [
    ...[TEXT, NUMBER, NUMBER],
    ...arms.map(() => NUMBER),
    ...compared.map(() => TEXT),
    ...[NUMBER, NUMBER, NUMBER],
  ];
  const over = (name: string, colspan: number) =>
    cell(name, name === '' ? { colspan } : { header: true, colspan, align: 'center' });
  const overhead = bodyRow([
    cell('', { colspan: 3 + compared.length }),
    ...(arms.length === 0 ? [] : [over(`${context.label(factor)}:\nevents/n`, arms.length)]),
    over(
      compared.length === 0 ? `${context.label(factor)}:\n${only?.label}` : context.label(factor),
      2,
    ),
    cell(''),
  ]);
  const head = headRow(columns, [
    ...['Subgroup', 'n', 'Events'],
    ...arms.map((level) => context.level(factor.variable, level)),
    ...compared,
    `${ratioName(context.analysis)} (${confidenceLabel(conf_level)})`,
    [span('p', 'italic')],
    [span('p', 'italic'), span(' for\ninteraction')],
  ]);
  const lines = (part: Part) => partRows(context, part, comparisons, arms);
  return {
    columns,
    head: [overhead, head],
    body: [
      ...lines(all),
      ...groups.flatMap(({ variable, label, parts }) => [
        bodyRow([
          rowHeader(label),
          cell('', { colspan: columns.length - 2 }),
          numberCell(context.print(subgroupInteraction(context, variable))),
        ]),
        ...parts.flatMap(lines),
        ...missingRow(context, variable, columns.length),
      ]),
    ],
    notes: [...subgroupNotes(context), ...competingNote(context), ...strataNote(context)],
  };
}

function partRows(
  context: Context,
  { label, counted, group }: Part,
  comparisons: SubgroupLines['comparisons'],
  arms: readonly string[],
): TableRow[] {
  const { endpoint, factor } = context.analysis;
  const { variable } = factor;
  const count = (key: Part['counted'], statistic: string, within: Part['group']) =>
    context.print(context.row({ endpoint, ...key, group: within, statistic }));
  const rows = comparisons.length;
  return comparisons.map(({ level, label: comparison }, index) => {
    const row = (statistic: string) =>
      context.row({ endpoint, model: 'univariable', group, variable, level, statistic });
    const first: Cell[] = [
      rowHeader(label, { indent: group !== undefined, rowspan: rows }),
      numberCell(count(counted, 'n', undefined), { rowspan: rows }),
      numberCell(count(counted, 'events', undefined), { rowspan: rows }),
    ];
    return bodyRow([
      ...(index === 0 ? first : []),
      ...arms.map((arm) => numberCell(eventsOf(count, { variable, level: arm }, group))),
      ...(rows > 1 ? [cell(comparison)] : []),
      ratioCell(context, row),
      numberCell(context.print(row('p_value'))),
      ...(index === 0 ? [cell('', { rowspan: rows })] : []),
    ]);
  });
}

function eventsOf(
  count: (key: Part['counted'], statistic: string, within: Part['group']) => Span[],
  arm: { variable: string; level: string },
  group: Part['group'],
): Span[] {
  return [...count(arm, 'events', group), span('/'), ...count(arm, 'n', group)];
}

/** Patients of whom the level is not known stand in none of the lines. */
function missingRow(context: Context, variable: string, width: number): TableRow[] {
  const row = context.row({
    endpoint: context.analysis.endpoint,
    variable,
    statistic: 'missing',
  });
  if (row === undefined || row.value === 0) return [];
  return [
    bodyRow([
      rowHeader('Missing', { indent: true }),
      numberCell(context.print(row)),
      cell('', { colspan: width - 2 }),
    ]),
  ];
}
