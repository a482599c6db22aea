import type { Analysis, AnalysisResult, CurveDifference } from '@cohort-report/schema';
import type { TopLevelSpec } from 'vega-lite';
import { drawSvg } from '../figures/draw-svg.ts';
import { COLOURS, CONFIG } from '../figures/figure-style.ts';
import type { TextWidth } from '../figures/text-width.ts';
import { timeTicks } from '../figures/time-ticks.ts';
import { formatChange } from '../format/format-change.ts';
import { formatPercent } from '../format/format-percent.ts';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { levelLabel } from '../view/labels.ts';
import { plainTable } from '../view/plain-table.ts';
import { span } from '../view/span.ts';
import type { Block, Table } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';

/** Curves of the later freeze with those of the earlier one behind them, and their heights at the ticks of the time axis. */
export async function ghostCurves(
  context: DifferenceContext,
  result: AnalysisResult,
  measure: TextWidth,
): Promise<Block[]> {
  const { analysis } = result;
  const curves = context.difference.curves.filter((curve) => curve.analysis === analysis.id);
  if (!('horizon' in analysis) || curves.length === 0) return [];
  const nameOf = ({ group }: CurveDifference) =>
    group === undefined
      ? 'All'
      : levelLabel(
          group.level,
          result.variables.find(({ name }) => name === group.variable),
        );
  const hidden = curves.some(({ before }) => before === null);
  const alt = `Curves of ${context.difference.after.freeze}${hidden ? '' : `, with those of ${context.difference.before.freeze} behind them`}; their heights stand in the table below.`;
  const id = `${analysis.id}-ghost`;
  const titleOf = ({ endpoint, cause }: CurveDifference) => context.endpoint(endpoint, cause);
  const panels = [...new Set(curves.map(titleOf))].map((title) =>
    panelOf(
      title,
      curves.filter((curve) => titleOf(curve) === title),
      nameOf,
      analysis,
    ),
  );
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: CONFIG,
    spacing: 60,
    columns: 2,
    concat: panels,
    resolve: { scale: { color: 'independent' } },
  } as unknown as TopLevelSpec;
  const note = hidden
    ? `The curves of ${context.difference.before.freeze} are withheld: each of their steps is a patient.`
    : `Full lines: ${context.difference.after.freeze}; pale lines: ${context.difference.before.freeze}.`;
  return [
    {
      kind: 'figure',
      id,
      label: '',
      title: `${analysis.label}: the curves now${hidden ? '' : ' and before'}`,
      alt,
      svg: await drawSvg({ id, title: analysis.title, alt, spec }, measure),
      notes: [[span(note)]],
      file: '',
    },
    milestones(context, analysis, curves, nameOf),
  ];
}

function panelOf(
  title: string,
  curves: readonly CurveDifference[],
  nameOf: (curve: CurveDifference) => string,
  analysis: { horizon: number; ticks: number },
): object {
  const names = curves.map(nameOf);
  const points = (side: 'before' | 'after') =>
    curves.flatMap((curve) => {
      const steps = curve[side];
      if (steps === null) return [];
      const heights = 'survival' in steps ? steps.survival : steps.incidence;
      return steps.time.flatMap((time, index) =>
        time > analysis.horizon
          ? []
          : [{ group: nameOf(curve), time, height: 100 * (heights[index] ?? 0) }],
      );
    });
  const encoding = {
    x: {
      field: 'time',
      type: 'quantitative',
      scale: { domain: [0, analysis.horizon], nice: false },
      axis: { values: timeTicks(analysis.horizon, analysis.ticks), title: 'Months', format: '~f' },
    },
    y: {
      field: 'height',
      type: 'quantitative',
      scale: { domain: [0, 100], nice: false },
      axis: { values: [0, 25, 50, 75, 100], title: `${title} (%)` },
    },
    color: {
      field: 'group',
      type: 'nominal',
      scale: { domain: names, range: names.map((_, index) => COLOURS[index % COLOURS.length]) },
      legend: {
        title: null,
        orient: 'top',
        symbolType: 'stroke',
        symbolOpacity: 1,
        symbolStrokeWidth: 2,
        columnPadding: 24,
      },
    },
  };
  const line = (side: 'before' | 'after', mark: object) => ({
    data: { values: points(side) },
    mark: { type: 'line', interpolate: 'step-after', strokeJoin: 'miter', ...mark },
    encoding,
  });
  return {
    width: 270,
    height: 200,
    layer: [line('before', { strokeWidth: 5, opacity: 0.28 }), line('after', { strokeWidth: 1.8 })],
  };
}

function milestones(
  context: DifferenceContext,
  { id, kind, label }: Analysis,
  curves: readonly CurveDifference[],
  nameOf: (curve: CurveDifference) => string,
): Table {
  const { display } = context;
  const what = kind === 'cumulative_incidence' ? 'cumulative incidence' : 'survival';
  const percent = (value: number | null) =>
    value === null ? '–' : formatPercent(value, display.rate_decimals);
  return plainTable({
    id: `${id}-milestones`,
    title: `${label}: ${what} in % at the ticks of the time axis`,
    columns: [
      ['Curve', TEXT],
      ['Months', NUMBER],
      ['Before', NUMBER],
      ['After', NUMBER],
      ['Change', NUMBER],
    ],
    rows: curves.flatMap((curve) =>
      curve.milestones
        .filter(({ before, after }) => before !== null || after !== null)
        .map(({ time, before, after, withheld }) => [
          `${context.endpoint(curve.endpoint, curve.cause)}, ${nameOf(curve)}`,
          String(time),
          withheld ? 'withheld' : percent(before),
          percent(after),
          before === null || after === null
            ? '–'
            : formatChange({ statistic: 'survival' }, after - before, display),
        ]),
    ),
  });
}
