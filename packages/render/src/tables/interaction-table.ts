import type { Factor } from '@cohort-report/schema';
import { confidenceLabel } from '../format/confidence-label.ts';
import { formatCount } from '../format/format-count.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { levelMidSentence } from '../view/level-mid-sentence.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { printEstimate } from '../view/print-estimate.ts';
import { span } from '../view/span.ts';
import type { Cell, Column, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { competingNote } from './competing-note.ts';
import { factorLevels } from './factor-levels.ts';
import { strataNote } from './strata-note.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'interaction_table'>;

/**
 * p values of factor x modifier by endpoint, with the ratio of the hazard ratios where it is one number for any factor; with the
 * patients and events of each model where one of them rests on fewer patients than the population.
 */
export function interactionTable(context: Context): TableContent {
  const { endpoints, ties } = context.analysis;
  const counted = isCounted(context);
  const counts = counted ? ['n', 'Events'] : [];
  const rated = hasRatios(context);
  const interval = confidenceLabel(0.95);
  const ratios = rated ? [`Ratio of HRs\n(${interval})`] : [];
  const own = [...counts, ...ratios, 'p'].map(() => NUMBER);
  const columns: Column[] = [TEXT, TEXT, ...endpoints.flatMap(() => own)];
  const overhead = bodyRow([
    cell('', { colspan: 2 }),
    ...endpoints.map((endpoint) =>
      cell(context.endpoint(endpoint).short, {
        header: true,
        colspan: own.length,
        align: 'center',
      }),
    ),
  ]);
  const head = headRow(columns, [
    'Factor',
    'Strata',
    ...endpoints.flatMap(() => [...counts, ...ratios, [span('p', 'italic')]]),
  ]);
  return {
    columns,
    head: [overhead, head],
    body: context.analysis.factors.map((factor) => factorRow(context, factor, counted, rated)),
    notes: [
      [
        span(
          `p values: interaction with ${midSentence(context.label(context.analysis.modifier))}, ${tested(context)} (Cox model with factor, modifier and their product; ties: ${ties}).`,
        ),
      ],
      ...competingNote(context),
      ...strataNote(context),
      ...(counted
        ? [[span('n, Events: the patients with all values of a model, and their events.')]]
        : []),
    ],
  };
}

/** Whether patients without a value drop out of any of the models. */
function isCounted(context: Context): boolean {
  const everybody = context.row({ statistic: 'n' })?.value ?? 0;
  return context.rows().some(({ statistic, n }) => statistic === 'interaction_p' && n < everybody);
}

/** Whether any factor has a ratio: one product with the modifier. */
function hasRatios(context: Context): boolean {
  return context.rows().some(({ statistic }) => statistic === 'interaction_hr');
}

/** The test in words: of one product, or of several where a factor or the modifier has more than two levels. */
function tested(context: Context): string {
  const rows = context.rows();
  const several = rows.some(
    ({ statistic, endpoint, variable }) =>
      statistic === 'interaction_p' &&
      !rows.some(
        (row) =>
          row.statistic === 'interaction_hr' &&
          row.endpoint === endpoint &&
          row.variable === variable,
      ),
  );
  if (!several) return 'Wald test of the product term';
  return hasRatios(context)
    ? 'Wald test of the product term; where there are several, of all together, without one ratio'
    : 'Wald test of all product terms together';
}

function factorRow(context: Context, factor: Factor, counted: boolean, rated: boolean): TableRow {
  return bodyRow([
    rowHeader(context.label(factor)),
    cell(comparison(context, factor)),
    ...context.analysis.endpoints.flatMap((endpoint) =>
      estimate(context, endpoint, factor, counted, rated),
    ),
  ]);
}

function comparison(context: Context, factor: Factor): string {
  const levels = factorLevels(context, factor);
  if (levels === undefined) return 'per unit';
  const variable = context.variable(factor.variable);
  const [reference = '', first = '', ...others] = levels;
  const within = (level: string) => levelMidSentence(level, variable);
  const compared = [context.level(factor.variable, first), ...others.map(within)];
  return `${compared.join(', ')} versus ${within(reference)}`;
}

/** The rows of a factor carry its non-reference level where it has just one. */
function estimate(
  context: Context,
  endpoint: string,
  factor: Factor,
  counted: boolean,
  rated: boolean,
): Cell[] {
  const row = (statistic: string) =>
    context
      .rows()
      .find(
        (candidate) =>
          candidate.statistic === statistic &&
          candidate.endpoint === endpoint &&
          candidate.variable === factor.variable,
      );
  const p = row('interaction_p');
  const ratio = row('interaction_hr');
  const counts = counted ? [p?.n, p?.events].map((count) => numberCell(countText(count))) : [];
  if (!rated) return [...counts, numberCell(context.print(p))];
  if (p?.value === null && ratio?.reason === p.reason)
    return [...counts, numberCell('–'), numberCell(context.print(p))];
  const interval = printEstimate(
    ratio,
    row('interaction_hr_lower'),
    row('interaction_hr_upper'),
    context.print,
  );
  return [
    ...counts,
    numberCell(interval.length === 0 ? '–' : interval),
    numberCell(context.print(p)),
  ];
}

function countText(count: number | undefined): string {
  return count === undefined ? '–' : formatCount(count);
}
