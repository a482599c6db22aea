import type { AnalysisResult, CauseKind } from '@cohort-report/schema';
import type { TopLevelSpec } from 'vega-lite';
import { drawSvg } from '../figures/draw-svg.ts';
import { COLOURS, CONFIG, FACE_ALLOWANCE, INK, MUTED } from '../figures/figure-style.ts';
import type { TextWidth } from '../figures/text-width.ts';
import { span } from '../view/span.ts';
import type { Figure } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';
import { rowLines } from './row-lines.ts';

const KINDS: [CauseKind, string][] = [
  ['entered', 'Entered'],
  ['left', 'Left'],
  ['follow_up', 'Longer follow-up'],
  ['corrected', 'Corrected values'],
  ['declarations', 'Declarations'],
  ['makers', 'Code, tools, raw files'],
  ['pooled', 'Several together'],
];
const LINE = 20;

/** The changes of a table's hazard ratios, in percent of the value before, as bars of their causes; null where none changed. */
export async function causeBars(
  context: DifferenceContext,
  result: AnalysisResult,
  measure: TextWidth,
): Promise<Figure | null> {
  const lines = rowLines(context, result).flatMap(({ label, point }) => {
    const found = context.changes.get(point);
    const isRatio = found?.row.statistic === 'hazard_ratio';
    if (!isRatio || !found.causes || found.causes.length === 0 || !found.before) return [];
    const percent = (amount: number) => (100 * amount) / Math.abs(found.before as number);
    const kinds = KINDS.map(([kind, name]) => ({
      name,
      amount: (found.causes ?? [])
        .filter(({ cause }) => context.causeKind(cause) === kind)
        .reduce((sum, { amount }) => sum + percent(amount), 0),
    })).filter(({ amount }) => amount !== 0);
    return [
      {
        label: label.replace(/^[^,]+, /, '').replace(/, HR$/, ''),
        kinds,
        total: percent(found.change ?? 0),
      },
    ];
  });
  if (lines.length === 0) return null;
  const { analysis } = result;
  const labelWidth =
    8 + Math.max(...lines.map(({ label }) => measure(label, 11, false) * FACE_ALLOWANCE));
  const title = `${analysis.title}: what moved the hazard ratios`;
  const alt = `Changes of hazard ratios in percent. ${lines.map(({ label, total }) => `${label}: ${total.toFixed(1)}`).join('; ')}.`;
  const id = `${analysis.id}-causes`;
  return {
    kind: 'figure',
    id,
    label: '',
    title: `${analysis.label}: what moved the hazard ratios`,
    alt,
    svg: await drawSvg({ id, title, alt, spec: specOf(lines, labelWidth) }, measure),
    notes: [
      [
        span(
          'Bars: parts of the change in percent of the hazard ratio before; diamonds: the whole change.',
        ),
      ],
    ],
    file: '',
  };
}

type Line = { label: string; kinds: { name: string; amount: number }[]; total: number };

function specOf(lines: readonly Line[], labelWidth: number): TopLevelSpec {
  const labels = lines.map(({ label }) => label);
  const used = KINDS.map(([, name]) => name).filter((name) =>
    lines.some(({ kinds }) => kinds.some((kind) => kind.name === name)),
  );
  const y = {
    field: 'label',
    type: 'nominal',
    sort: labels,
    axis: { title: null, ticks: false, domain: false, minExtent: labelWidth },
  };
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    axis: { title: 'Change of the hazard ratio (%)', grid: false },
  });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: { ...CONFIG, padding: { left: 4, top: 4, bottom: 4, right: 60 } },
    width: 300,
    height: { step: LINE },
    layer: [
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', color: MUTED },
        encoding: { x: x('zero') },
      },
      {
        data: {
          values: lines.flatMap(({ label, kinds }) => kinds.map((kind) => ({ label, ...kind }))),
        },
        mark: { type: 'bar', height: LINE - 8 },
        encoding: {
          y,
          x: { ...x('amount'), stack: 'zero' },
          color: {
            field: 'name',
            type: 'nominal',
            scale: { domain: used, range: used.map((name) => colourOf(name)) },
            legend: {
              title: null,
              orient: 'top',
              symbolType: 'square',
              symbolSize: 90,
              columns: 4,
              columnPadding: 26,
            },
          },
        },
      },
      {
        data: { values: lines },
        mark: { type: 'point', shape: 'diamond', filled: true, size: 45, color: INK, opacity: 1 },
        encoding: { y, x: x('total') },
      },
    ],
  } as unknown as TopLevelSpec;
}

function colourOf(name: string): string {
  const index = KINDS.findIndex((kind) => kind[1] === name);
  return COLOURS[index % COLOURS.length] as string;
}
