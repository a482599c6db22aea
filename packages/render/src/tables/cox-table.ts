import type { Factor } from '@cohort-report/schema';
import { confidenceLabel } from '../format/confidence-label.ts';
import { ratioName } from '../format/ratio-name.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { span } from '../view/span.ts';
import type { Cell, Column, Span, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { competingNote } from './competing-note.ts';
import { coxModelNotes } from './cox-model-notes.ts';
import { factorLevels } from './factor-levels.ts';
import { MODEL_NAMES } from './model-names.ts';
import { ratioCell } from './ratio-cell.ts';
import { strataNote } from './strata-note.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'cox_table'>;
type Model = keyof typeof MODEL_NAMES;

/** Hazard ratios of every level against its reference, which has a line of its own, in the declared models. */
export function coxTable(context: Context): TableContent {
  const { models, conf_level } = context.analysis;
  const columns: Column[] = [TEXT, TEXT, NUMBER, NUMBER, ...models.flatMap(() => [NUMBER, NUMBER])];
  const head = headRow(columns, [
    'Factor',
    'Strata',
    'n',
    'Events',
    ...models.flatMap(() => [
      `${ratioName(context.analysis)} (${confidenceLabel(conf_level)})`,
      [span('p', 'italic')],
    ]),
  ]);
  const overhead = bodyRow([
    cell('', { colspan: 4 }),
    ...models.map((model) =>
      cell(MODEL_NAMES[model], { header: true, colspan: 2, align: 'center' }),
    ),
  ]);
  return {
    columns,
    head: [overhead, head],
    body: context.analysis.factors.flatMap((factor) => factorRows(context, factor)),
    notes: [
      ...coxModelNotes(context),
      ...competingNote(context),
      ...strataNote(context),
      ...jointTestNote(context),
    ],
  };
}

function factorRows(context: Context, factor: Factor): TableRow[] {
  const { variable } = factor;
  const { endpoint, models } = context.analysis;
  const levels = factorLevels(context, factor);
  if (levels === undefined) {
    return [
      bodyRow([
        rowHeader(context.label(factor)),
        cell('per unit'),
        count(context, { variable, statistic: 'n' }),
        count(context, { variable, statistic: 'events' }),
        ...models.flatMap((model) => estimate(context, model, variable, undefined)),
      ]),
    ];
  }
  const lines: Cell[][] = levels.map((level, index) => [
    cell(context.level(variable, level)),
    count(context, { variable, level, statistic: 'n' }),
    count(context, { variable, level, statistic: 'events' }),
    ...models.flatMap((model) =>
      index === 0
        ? [numberCell('1 (reference)'), numberCell('')]
        : estimate(context, model, variable, level),
    ),
  ]);
  const joint = models.map((model) =>
    context.row({ endpoint, model, variable, statistic: 'term_p_value' }),
  );
  if (levels.length > 2 && joint.some((row) => row !== undefined)) {
    lines.push([
      cell('All levels together', { colspan: 3 }),
      ...joint.flatMap((row) => [numberCell(''), numberCell(context.print(row))]),
    ]);
  }
  return lines.map((cells, index) =>
    bodyRow([
      ...(index === 0 ? [rowHeader(context.label(factor), { rowspan: lines.length })] : []),
      ...cells,
    ]),
  );
}

function jointTestNote(context: Context): Span[][] {
  const tested = context.rows().some((row) => row.statistic === 'term_p_value');
  return tested ? [[span('All levels together: Wald test of the whole factor.')]] : [];
}

function count(
  context: Context,
  key: { variable: string; level?: string; statistic: string },
): Cell {
  return numberCell(context.print(context.row({ endpoint: context.analysis.endpoint, ...key })));
}

function estimate(
  context: Context,
  model: Model,
  variable: string,
  level: string | undefined,
): Cell[] {
  const { endpoint } = context.analysis;
  const row = (statistic: string) => context.row({ endpoint, model, variable, level, statistic });
  return [ratioCell(context, row), numberCell(context.print(row('p_value')))];
}
