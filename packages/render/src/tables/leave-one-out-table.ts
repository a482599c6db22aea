import type { Factor, ResultRow } from '@cohort-report/schema';
import { confidenceLabel } from '../format/confidence-label.ts';
import { ratioName } from '../format/ratio-name.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { span } from '../view/span.ts';
import type { Cell, Column, Span, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, ESTIMATE, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { competingNote } from './competing-note.ts';
import { coxModelNotes } from './cox-model-notes.ts';
import { factorLevels } from './factor-levels.ts';
import { leaveOneOutNotes } from './leave-one-out-notes.ts';
import { ratioCell } from './ratio-cell.ts';
import { strataNote } from './strata-note.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'leave_one_out'>;
type Model = Context['analysis']['models'][number];

const MODEL_NAMES: Record<Model, string> = {
  univariable: 'Univariable models',
  multivariable: 'Multivariable model',
};
const COLUMNS: Column[] = [TEXT, TEXT, ESTIMATE, NUMBER, ESTIMATE, TEXT, ESTIMATE, TEXT, NUMBER];

/** Each comparison in a line: its hazard ratio in all patients, the lowest and highest with one level left out, and how often p is significant. */
export function leaveOneOutTable(context: Context): TableContent {
  const { factors, models, conf_level } = context.analysis;
  const ratio = `${ratioName(context.analysis)}\n(${confidenceLabel(conf_level)})`;
  const { significance, significance_inclusive: isInclusive } = context.display;
  const overhead = bodyRow([
    cell('', { colspan: 2 }),
    ...['All', 'Lowest', 'Highest'].map((name) =>
      cell(name, { header: true, colspan: 2, align: 'center' }),
    ),
    cell(''),
  ]);
  const level = [
    span('p', 'italic'),
    span(`\u00a0${isInclusive ? '≤' : '<'}\u00a0${significance}`),
  ];
  const head = headRow(COLUMNS, [
    ...['Factor', 'Strata'],
    ...[ratio, [span('p', 'italic')], ratio, 'Without', ratio, 'Without'],
    level,
  ]);
  return {
    columns: COLUMNS,
    head: [overhead, head],
    body: models.flatMap((model) => [
      ...(models.length === 1 ? [] : [modelRow(model)]),
      ...factors.flatMap((factor) => factorRows(context, model, factor)),
    ]),
    notes: [
      ...leaveOneOutNotes(context),
      ...coxModelNotes(context),
      ...competingNote(context),
      ...strataNote(context),
    ],
  };
}

function modelRow(model: Model): TableRow {
  const rest = COLUMNS.length - 2;
  return bodyRow(
    [rowHeader(MODEL_NAMES[model], { colspan: 2 }), cell('', { colspan: rest })],
    true,
  );
}

function factorRows(context: Context, model: Model, factor: Factor): TableRow[] {
  const { variable } = factor;
  const levels = factorLevels(context, factor);
  const [reference = '', ...compared] = levels ?? [];
  const name = (level: string) => context.level(variable, level);
  const lines =
    levels === undefined
      ? [[cell('per unit'), ...comparison(context, model, variable, undefined)]]
      : compared.map((level) => [
          cell(`${name(level)} versus ${midSentence(name(reference))}`),
          ...comparison(context, model, variable, level),
        ]);
  return lines.map((cells, index) =>
    bodyRow([
      ...(index === 0 ? [rowHeader(context.label(factor), { rowspan: lines.length })] : []),
      ...cells,
    ]),
  );
}

function comparison(
  context: Context,
  model: Model,
  variable: string,
  level: string | undefined,
): Cell[] {
  const { endpoint } = context.analysis;
  const row = (statistic: string) => context.row({ endpoint, model, variable, level, statistic });
  return [
    ratioCell(context, row),
    numberCell(context.print(row('p_value'))),
    ratioCell(context, row, 'lowest_hazard_ratio'),
    cell(leftOut(context, row('lowest_hazard_ratio'))),
    ratioCell(context, row, 'highest_hazard_ratio'),
    cell(leftOut(context, row('highest_hazard_ratio'))),
    numberCell([
      ...context.print(row('significant')),
      span(' of\u00a0'),
      ...context.print(row('estimable')),
      ...notEstimable(context, { model, variable, level }),
    ]),
  ];
}

/** The level whose omission gives a lowest or highest hazard ratio. */
function leftOut({ report, level }: Context, row: ResultRow | undefined): string {
  const group = row?.repeats === undefined ? undefined : report.rows.get(row.repeats)?.group;
  return group === undefined ? '–' : level(group.variable, group.level);
}

/** Mark of a note that names the omissions without an estimate, with the reason of each. */
function notEstimable(
  context: Context,
  key: { model: Model; variable: string; level: string | undefined },
): Span[] {
  const none = context
    .rows()
    .filter(
      (row) =>
        row.group !== undefined &&
        row.statistic === 'hazard_ratio' &&
        row.value === null &&
        row.model === key.model &&
        row.variable === key.variable &&
        row.level === key.level,
    );
  const byReason = [...Map.groupBy(none, ({ reason = '' }) => reason)].map(
    ([reason, rows]) =>
      `${rows.map(({ group }) => context.level(group?.variable ?? '', group?.level ?? '')).join(', ')} (${reason})`,
  );
  if (byReason.length === 0) return [];
  return [context.footnotes.mark(`no estimate without ${byReason.join('; ')}`)];
}
