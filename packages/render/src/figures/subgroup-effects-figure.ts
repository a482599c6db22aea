import { confidenceLabel } from '../format/confidence-label.ts';
import { ratioName } from '../format/ratio-name.ts';
import { subgroupInteraction } from '../tables/subgroup-interaction.ts';
import { type SubgroupLines, subgroupLines } from '../tables/subgroup-lines.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { plainText } from '../view/plain-text.ts';
import { printEstimate } from '../view/print-estimate.ts';
import { span } from '../view/span.ts';
import type { FigureContent } from './figure-content.ts';
import { forest } from './forest.ts';
import type { ForestLine } from './forest-lines.ts';
import { forestNote } from './forest-note.ts';
import type { TextWidth } from './text-width.ts';

type Context = AnalysisContext<'subgroup_effects'>;
type Part = SubgroupLines['all'];

const NO_RATIO = { ratio: null, lower: null, upper: null };

/** The hazard ratio of the factor in all patients and within each level of each subgroup, with the p value of the interaction beside its name. */
export function subgroupEffectsFigure(context: Context, measure: TextWidth): FigureContent {
  const { factor, endpoint, conf_level } = context.analysis;
  const { comparisons, all, groups } = subgroupLines(context);
  const interval = confidenceLabel(conf_level);
  const [only] = comparisons;
  const compared = comparisons.length === 1 ? `, ${midSentence(only?.label ?? '')}` : '';
  const name = `${context.label(factor)}${compared}`;
  const parts = groups.map(({ variable, label, parts: levels }) => ({
    label,
    p: plainText(context.print(subgroupInteraction(context, variable))),
    lines: levels.flatMap((level) => partLines(context, level, comparisons)),
  }));
  const whole = partLines(context, all, comparisons);
  const lines: ForestLine[] = [
    ...whole,
    ...parts.flatMap(({ label, p, lines: own }) => [
      { label, isHeading: true, before: [''], after: ['', p], ...NO_RATIO },
      ...own.map((line) => ({ ...line, isIndented: true })),
    ]),
  ];
  const heads = {
    label: 'Subgroup',
    before: ['Events/n'],
    after: [`${ratioName(context.analysis)} (${interval})`, 'p for interaction'],
    axis: `Hazard ratio: ${midSentence(name)}`,
  };
  const { spec, isCut } = forest(lines, heads, measure);
  const inWords = (of: readonly ForestLine[]) =>
    of.map(({ label, after: [estimate] }) => `${label}: ${estimate}`).join(', ');
  return {
    spec,
    alt: `Hazard ratios of ${midSentence(name)} for ${context.endpoint(endpoint).label} within subgroups, with ${interval}. ${[
      inWords(whole),
      ...parts.map(
        ({ label, p, lines: own }) => `${label} (p for interaction ${p}): ${inWords(own)}`,
      ),
    ].join('; ')}.`,
    notes: [
      forestNote('Hazard ratios', interval, isCut),
      [span('Interaction: Wald test whether the hazard ratios of a subgroup differ.')],
    ],
  };
}

function partLines(
  context: Context,
  { label, counted, group }: Part,
  comparisons: SubgroupLines['comparisons'],
): ForestLine[] {
  const { endpoint, factor } = context.analysis;
  const count = (statistic: string) =>
    plainText(context.print(context.row({ endpoint, ...counted, statistic })));
  return comparisons.map(({ level, label: comparison }, index) => {
    const row = (statistic: string) =>
      context.row({
        endpoint,
        model: 'univariable',
        group,
        variable: factor.variable,
        level,
        statistic,
      });
    const [point, lower, upper] = ['', '_lower', '_upper'].map((bound) =>
      row(`hazard_ratio${bound}`),
    );
    return {
      label: comparisons.length === 1 ? label : `${label}: ${midSentence(comparison)}`,
      before: [index === 0 ? `${count('events')}/${count('n')}` : ''],
      after: [plainText(printEstimate(point, lower, upper, context.print)), ''],
      ratio: point?.value ?? null,
      lower: lower?.value ?? null,
      upper: upper?.value ?? null,
    };
  });
}
