import type { Factor, ResultRow } from '@cohort-report/schema';
import { confidenceLabel } from '../format/confidence-label.ts';
import { ratioName } from '../format/ratio-name.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { levelMidSentence } from '../view/level-mid-sentence.ts';
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

/** Each comparison in a line: its hazard ratio in all patients, the lowest and highest with one level or patient left out, and how often p is significant. */
export function leaveOneOutTable(context: Context): TableContent {
  const { factors, models, conf_level } = context.analysis;
  const columns = [
    ...[TEXT, TEXT, ESTIMATE, NUMBER],
    ...named(context, [ESTIMATE, TEXT, ESTIMATE, TEXT], [ESTIMATE, ESTIMATE]),
    NUMBER,
  ];
  const ratio = `${ratioName(context.analysis)}\n(${confidenceLabel(conf_level)})`;
  const { significance, significance_inclusive: isInclusive } = context.display;
  const overhead = bodyRow([
    cell('', { colspan: 2 }),
    cell('All', { header: true, colspan: 2, align: 'center' }),
    ...['Lowest', 'Highest'].map((name) =>
      cell(name, { header: true, colspan: named(context, 2, 1), align: 'center' }),
    ),
    cell(''),
  ]);
  const level = [
    span('p', 'italic'),
    span(`\u00a0${isInclusive ? '≤' : '<'}\u00a0${significance}`),
  ];
  const head = headRow(columns, [
    ...['Factor', 'Strata', ratio, [span('p', 'italic')]],
    ...named(context, [ratio, 'Without', ratio, 'Without'], [ratio, ratio]),
    level,
  ]);
  return {
    columns,
    head: [overhead, head],
    body: models.flatMap((model) => [
      ...(models.length === 1 ? [] : [modelRow(model, columns)]),
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

/** What stands where a level is left out, whose name is told, or a patient, of whom nothing is. */
function named<T>({ analysis }: Context, ofLevel: T, ofPatient: T): T {
  return analysis.by === 'patient' ? ofPatient : ofLevel;
}

function modelRow(model: Model, columns: readonly Column[]): TableRow {
  const rest = columns.length - 2;
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
          cell(`${name(level)} versus ${levelMidSentence(reference, context.variable(variable))}`),
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
    ...['lowest_hazard_ratio', 'highest_hazard_ratio'].flatMap((extreme) => [
      ratioCell(context, row, extreme),
      ...named(context, [cell(leftOut(context, row(extreme)))], []),
    ]),
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
  if (context.analysis.by === 'patient') return notEstimableWithoutPatient(context, key);
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

/** Mark of a note that counts the models without a patient that have no estimate. */
function notEstimableWithoutPatient(
  context: Context,
  key: { model: Model; variable: string; level: string | undefined },
): Span[] {
  const { endpoint } = context.analysis;
  const count = (statistic: string) => context.row({ endpoint, ...key, statistic })?.value ?? 0;
  const none = count('omissions') - count('estimable');
  return none === 0 ? [] : [context.footnotes.mark(`no estimate in ${none} of these models`)];
}
