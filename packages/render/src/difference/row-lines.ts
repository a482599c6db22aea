import type { Analysis, AnalysisResult, ResultRow } from '@cohort-report/schema';
import { formatQuantile } from '../format/format-quantile.ts';
import { formatTimePoint } from '../format/format-time-point.ts';
import { ratioName } from '../format/ratio-name.ts';
import { levelLabel } from '../view/labels.ts';
import { levelMidSentence } from '../view/level-mid-sentence.ts';
import type { DifferenceContext } from './difference-context.ts';

/** A printed number with what stands beside it in the report. */
export interface RowLine {
  label: string;
  /** Id of the row of the estimate. */
  point: string;
  interval: [string, string] | null;
  /** Row of its p value or its percentage. */
  beside: { row: string; as: 'p' | 'percent' } | null;
}

const INTERVALS: Record<string, [string, string]> = {
  hazard_ratio: ['hazard_ratio_lower', 'hazard_ratio_upper'],
  interaction_hr: ['interaction_hr_lower', 'interaction_hr_upper'],
  lowest_hazard_ratio: ['lowest_hazard_ratio_lower', 'lowest_hazard_ratio_upper'],
  highest_hazard_ratio: ['highest_hazard_ratio_lower', 'highest_hazard_ratio_upper'],
  quantile: ['quantile_lower', 'quantile_upper'],
  survival: ['survival_lower', 'survival_upper'],
  incidence: ['incidence_lower', 'incidence_upper'],
  restricted_mean: ['restricted_mean_lower', 'restricted_mean_upper'],
  restricted_mean_difference: [
    'restricted_mean_difference_lower',
    'restricted_mean_difference_upper',
  ],
  follow_up: ['follow_up_lower', 'follow_up_upper'],
  median: ['min', 'max'],
};
const BESIDE: Record<string, [string, 'p' | 'percent']> = {
  hazard_ratio: ['p_value', 'p'],
  interaction_hr: ['interaction_p', 'p'],
  restricted_mean_difference: ['restricted_mean_difference_p', 'p'],
  n: ['percent', 'percent'],
  patients: ['percent', 'percent'],
};
const NAMES: Record<string, string> = {
  n: 'patients',
  events: 'events',
  missing: 'missing',
  p_value: 'p',
  interaction_p: 'p for interaction',
  term_p_value: 'p of all levels',
  log_rank_p: 'p, log-rank test',
  gray_p: 'p, Gray’s test',
  ph_p: 'p, test of proportional hazards',
  wald_p: 'p, Wald test',
  follow_up: 'median follow-up',
  median: 'median (range)',
  mean: 'mean',
  concordance: 'concordance',
  start: 'patients in the exports',
  excluded: 'excluded',
  included: 'included',
  rows: 'rows',
  patients: 'patients',
  interaction_hr: 'ratio of HRs',
  matched: 'printed values matched',
  missed: 'printed values missed',
  lowest_hazard_ratio: 'lowest HR with one left out',
  highest_hazard_ratio: 'highest HR with one left out',
  omissions: 'omissions',
  estimable: 'omissions with an estimate',
  significant: 'omissions with a significant p',
};
const NOT_ALONE = /_(lower|upper)$|^(min|max|q1|q3|percent)$/;

/**
 * The lines of an analysis in the order of its rows: estimates with interval and p value, counts with percentage. Of a
 * leave-one-out analysis what its table says; the rows of each omission stand in the results.
 */
export function rowLines(context: DifferenceContext, result: AnalysisResult): RowLine[] {
  const { kind, id: analysis } = result.analysis;
  const own = [...context.rows.values(), ...context.gone].filter(
    (row) =>
      row.analysis === analysis &&
      (row.group === undefined || (kind !== 'scorecard' && kind !== 'leave_one_out')),
  );
  const ids = new Set(own.map(({ id }) => id));
  return own.flatMap((row): RowLine[] => {
    const { statistic } = row;
    if (NOT_ALONE.test(statistic) || !(statistic in NAMES || statistic in INTERVALS)) return [];
    const sibling = (name: string) => `${row.id.slice(0, -statistic.length)}${name}`;
    if (statistic === 'p_value' && ids.has(sibling('hazard_ratio'))) return [];
    if (statistic === 'interaction_p' && ids.has(sibling('interaction_hr'))) return [];
    if (statistic === 'patients' && ids.has(sibling('n')) && row.level !== undefined) return [];
    const [interval, beside] = [INTERVALS[statistic], BESIDE[statistic]];
    const besideRow = beside && sibling(beside[0]);
    return [
      {
        label: lineLabel(context, result, row),
        point: row.id,
        interval: interval === undefined ? null : [sibling(interval[0]), sibling(interval[1])],
        beside:
          besideRow !== undefined && beside !== undefined && ids.has(besideRow)
            ? { row: besideRow, as: beside[1] }
            : null,
      },
    ];
  });
}

/** What a row describes, in words: endpoint, competing event, model, group, variable and level, time, statistic. */
export function lineLabel(
  context: DifferenceContext,
  result: AnalysisResult,
  row: Omit<ResultRow, 'value' | 'n'>,
): string {
  const variableOf = (name: string) => result.variables.find((variable) => variable.name === name);
  const level = (name: string, value: string) => levelLabel(value, variableOf(name));
  const cell = (name: string, value: string) =>
    `${context.variable(name, row.analysis)} ${level(name, value)}`;
  const parts = [
    row.endpoint === undefined ? '' : context.endpoint(row.endpoint, row.cause),
    row.model ?? '',
    row.group === undefined
      ? ''
      : `${row.group.without === true ? 'without ' : ''}${cell(row.group.variable, row.group.level)}`,
    row.variable === undefined
      ? ''
      : row.level === undefined
        ? context.variable(row.variable, row.analysis)
        : cell(row.variable, row.level) +
          (row.reference === undefined
            ? ''
            : ` versus ${levelMidSentence(row.reference, variableOf(row.variable))}`),
    statisticName(row, result.analysis),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function statisticName(
  { statistic, variable, at, unit }: Pick<ResultRow, 'statistic' | 'variable' | 'at' | 'unit'>,
  analysis: Analysis,
) {
  if (statistic === 'quantile') return `${formatQuantile(at ?? 0.5).toLowerCase()} in months`;
  if (statistic === 'survival') return `${formatTimePoint(at ?? 0)} survival in %`;
  if (statistic === 'incidence') return `${formatTimePoint(at ?? 0)} incidence in %`;
  if (statistic === 'restricted_mean') return `mean within ${at} months`;
  if (statistic === 'restricted_mean_difference') return `difference of means within ${at} months`;
  if (statistic === 'restricted_mean_difference_p')
    return `p, difference of means within ${at} months`;
  if (statistic === 'hazard_ratio') return ratioName(analysis);
  if (statistic === 'ph_p' && variable === undefined) return `${NAMES.ph_p} of all factors`;
  const months = unit === 'months' ? ' in months' : '';
  return `${NAMES[statistic] ?? statistic.replaceAll('_', ' ')}${months}`;
}
