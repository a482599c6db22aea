import type { Factor } from '@cohort-report/schema';
import { confidenceLabel } from '../format/confidence-label.ts';
import { ratioName } from '../format/ratio-name.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { printEstimate } from '../view/print-estimate.ts';
import { span } from '../view/span.ts';
import type { Cell, Column, Span, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { competingNote } from './competing-note.ts';
import { coxModelNotes } from './cox-model-notes.ts';
import { levelsOf } from './levels-of.ts';
import { strataNote } from './strata-note.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'cox_table'>;
type Model = 'univariable' | 'multivariable';

const MODEL_NAMES: Record<Model, string> = {
  univariable: 'Univariable',
  multivariable: 'Multivariable',
};

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

/** Levels with the reference first; undefined for a factor that is a number. */
function factorLevels(context: Context, factor: Factor): string[] | undefined {
  const type = context.variable(factor.variable)?.type;
  if (type === 'number' || type === 'integer') return undefined;
  const levels = levelsOf(context, factor.variable);
  const reference = factor.reference ?? levels[0];
  return levels.sort((a, b) => Number(b === reference) - Number(a === reference));
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
  const ratio = printEstimate(
    row('hazard_ratio'),
    row('hazard_ratio_lower'),
    row('hazard_ratio_upper'),
    context.print,
  );
  return [numberCell(ratio), numberCell(context.print(row('p_value')))];
}
