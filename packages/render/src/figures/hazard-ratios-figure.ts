import type { Factor } from '@cohort-report/schema';
import { confidenceLabel } from '../format/confidence-label.ts';
import { ratioName } from '../format/ratio-name.ts';
import { levelsOf } from '../tables/levels-of.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { levelMidSentence } from '../view/level-mid-sentence.ts';
import { plainText } from '../view/plain-text.ts';
import { printEstimate } from '../view/print-estimate.ts';
import type { FigureContent } from './figure-content.ts';
import { forest } from './forest.ts';
import type { ForestLine } from './forest-lines.ts';
import { forestNote } from './forest-note.ts';
import type { TextWidth } from './text-width.ts';

type Context = AnalysisContext<'cox_table'>;

/** Hazard ratios with their intervals on a logarithmic axis, a line a comparison; of two models the first declared. */
export function hazardRatiosFigure(context: Context, measure: TextWidth): FigureContent {
  const lines = context.analysis.factors.flatMap((factor) => comparisons(context, factor));
  const interval = confidenceLabel(context.analysis.conf_level);
  const isFineGray = context.analysis.hazard === 'subdistribution';
  const ratios = isFineGray ? 'Subdistribution hazard ratios' : 'Hazard ratios';
  const heads = {
    label: 'Comparison',
    after: [`${ratioName(context.analysis)} (${interval})`],
    axis: ratios.replace(/s$/, ''),
  };
  const { spec, isCut } = forest(lines, heads, measure);
  return {
    spec,
    alt: `${ratios} for ${context.endpoint(context.analysis.endpoint).label} with ${interval}. ${lines
      .map(({ label, after: [estimate] }) => `${label}: ${estimate}`)
      .join('; ')}.`,
    notes: [forestNote(ratios, interval, isCut)],
  };
}

function comparisons(context: Context, factor: Factor): ForestLine[] {
  const { endpoint, models } = context.analysis;
  const { variable } = factor;
  const isNumber = ['number', 'integer'].includes(context.variable(variable)?.type ?? '');
  const levels = isNumber ? [undefined] : levelsOf(context, variable);
  return levels.flatMap((level) => {
    const row = (statistic: string) =>
      context.row({ endpoint, model: models[0], variable, level, statistic });
    const point = row('hazard_ratio');
    if (point === undefined) return [];
    const reference = point.reference ?? factor.reference;
    const against =
      level === undefined || reference === undefined
        ? ''
        : `: ${context.level(variable, level)} versus ${levelMidSentence(reference, context.variable(variable))}`;
    const [lower, upper] = [row('hazard_ratio_lower'), row('hazard_ratio_upper')];
    return [
      {
        label: `${context.label(factor)}${against}`,
        after: [plainText(printEstimate(point, lower, upper, context.print))],
        ratio: point.value,
        lower: lower?.value ?? null,
        upper: upper?.value ?? null,
      },
    ];
  });
}
