import type { Factor } from '@cohort-report/schema';
import type { TopLevelSpec } from 'vega-lite';
import { confidenceLabel } from '../format/confidence-label.ts';
import { ratioName } from '../format/ratio-name.ts';
import { levelsOf } from '../tables/levels-of.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { plainText } from '../view/plain-text.ts';
import { printEstimate } from '../view/print-estimate.ts';
import { span } from '../view/span.ts';
import type { FigureContent } from './figure-content.ts';
import { CONFIG, FACE_ALLOWANCE, INK, MUTED } from './figure-style.ts';
import { labelLines } from './label-lines.ts';
import type { TextWidth } from './text-width.ts';

type Context = AnalysisContext<'cox_table'>;

interface Comparison {
  label: string;
  estimate: string;
  ratio: number | null;
  lower: number | null;
  upper: number | null;
}

/** A comparison at its height in the figure, and the lines of its label. */
interface Line extends Comparison {
  y: number;
  words: string[];
}

const LINE = 18;
const LEADING = 13;
const WIDEST_LABEL = 300;
const SIZE = 11;
const WIDTH = 240;
const GAP = 16;
const REACH = 50;
const TICKS = [0.001, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100, 1000];

/** Hazard ratios with their intervals on a logarithmic axis, a line a comparison; of two models the first declared. */
export function hazardRatiosFigure(context: Context, measure: TextWidth): FigureContent {
  const { lines, height } = layOut(
    context.analysis.factors.flatMap((factor) => comparisons(context, factor)),
    measure,
  );
  const labelWidth = Math.max(
    0,
    ...lines.flatMap(({ words }) =>
      words.map((text) => measure(text, SIZE, false) * FACE_ALLOWANCE),
    ),
  );
  const interval = confidenceLabel(context.analysis.conf_level);
  const isFineGray = context.analysis.hazard === 'subdistribution';
  const ratios = isFineGray ? 'Subdistribution hazard ratios' : 'Hazard ratios';
  return {
    spec: forestSpec(
      lines,
      height,
      labelWidth,
      `${ratioName(context.analysis)} (${interval})`,
      ratios.replace(/s$/, ''),
    ),
    alt: `${ratios} for ${context.endpoint(context.analysis.endpoint).label} with ${interval}. ${lines
      .map(({ label, estimate }) => `${label}: ${estimate}`)
      .join('; ')}.`,
    notes: [
      [
        span(
          `Points: ${midSentence(ratios)}; lines: ${interval}${isCut(lines) ? ', cut at the end of the axis where they are longer' : ''}.`,
        ),
      ],
    ],
  };
}

/** Each comparison under the one before; a label too wide for one line takes more. */
function layOut(
  comparisons: readonly Comparison[],
  measure: TextWidth,
): { lines: Line[]; height: number } {
  const lines: Line[] = [];
  let height = 0;
  for (const comparison of comparisons) {
    const words = labelLines(comparison.label, WIDEST_LABEL / FACE_ALLOWANCE, SIZE, measure);
    const own = LINE + (words.length - 1) * LEADING;
    lines.push({ ...comparison, words, y: height + own / 2 });
    height += own;
  }
  return { lines, height };
}

function comparisons(context: Context, factor: Factor): Comparison[] {
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
        : `: ${context.level(variable, level)} versus ${midSentence(context.level(variable, reference))}`;
    const [lower, upper] = [row('hazard_ratio_lower'), row('hazard_ratio_upper')];
    return [
      {
        label: `${context.label(factor)}${against}`,
        estimate: plainText(printEstimate(point, lower, upper, context.print)),
        ratio: point.value,
        lower: lower?.value ?? null,
        upper: upper?.value ?? null,
      },
    ];
  });
}

/** The axis holds every ratio, and the intervals as far as a factor of 50 from 1; longer ones are cut at its end. */
function domain(lines: readonly Line[]): { low: number; high: number } {
  const positive = (values: (number | null)[]) =>
    values.filter((value): value is number => value !== null && value > 0);
  const ratios = positive(lines.map(({ ratio }) => ratio));
  const lowest = Math.min(...positive(lines.map(({ lower }) => lower)));
  const highest = Math.max(...positive(lines.map(({ upper }) => upper)));
  return {
    low: Math.min(0.5, Math.max(1 / REACH, lowest), ...ratios.map((ratio) => ratio / 1.2)),
    high: Math.max(2, Math.min(REACH, highest), ...ratios.map((ratio) => ratio * 1.2)),
  };
}

function isCut(lines: readonly Line[]): boolean {
  const { low, high } = domain(lines);
  return lines.some(({ lower, upper }) => (lower ?? low) < low || (upper ?? high) > high);
}

function forestSpec(
  lines: Line[],
  height: number,
  labelWidth: number,
  ratio: string,
  axisTitle: string,
): TopLevelSpec {
  const { low, high } = domain(lines);
  const scale = { type: 'log', domain: [low, high], nice: false, clamp: true };
  const axis = {
    values: TICKS.filter((tick) => tick >= low && tick <= high),
    title: axisTitle,
    format: '~f',
  };
  const x = (field: string) => ({ field, type: 'quantitative', scale, axis });
  const y = { field: 'y', type: 'quantitative', scale: null, axis: null };
  const labels = lines.flatMap(({ words, y: middle }) =>
    words.map((label, line) => ({
      label,
      y: middle + (line - (words.length - 1) / 2) * LEADING,
    })),
  );
  const estimated = lines.filter(({ ratio }) => ratio !== null);
  const text = (field: string, at: number, values: object[], extra: object = {}) => ({
    data: { values },
    mark: { type: 'text', align: 'left', baseline: 'middle', color: INK, ...extra },
    encoding: { text: { field }, x: { value: at }, y },
  });
  const head = (words: string, at: number) =>
    text('words', at, [{ words, y: -10 }], { fontWeight: 600 });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: CONFIG,
    width: WIDTH,
    height,
    layer: [
      {
        data: { values: [{ one: 1, y: 0, y2: height }] },
        mark: { type: 'rule', color: MUTED, strokeDash: [3, 3] },
        encoding: { x: x('one'), y, y2: { field: 'y2' } },
      },
      {
        data: { values: estimated.filter(({ lower, upper }) => lower !== null && upper !== null) },
        mark: { type: 'rule', color: INK, strokeWidth: 1.4 },
        encoding: { x: x('lower'), x2: { field: 'upper' }, y },
      },
      {
        data: { values: estimated },
        mark: { type: 'point', shape: 'square', filled: true, size: 50, color: INK, opacity: 1 },
        encoding: { x: x('ratio'), y },
      },
      text('label', -labelWidth - GAP, labels),
      text('estimate', WIDTH + GAP, lines),
      head('Comparison', -labelWidth - GAP),
      head(ratio, WIDTH + GAP),
    ],
  } as unknown as TopLevelSpec;
}
