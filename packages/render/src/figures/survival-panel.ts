import { curveTest } from '../tables/survival-curves-table.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import type { CurveGroup } from '../view/curve-groups.ts';
import { printP } from '../view/print-p.ts';
import { curvePoints } from './curve-points.ts';
import { COLOURS, DASHES, INK, MUTED } from './figure-style.ts';

interface Panel {
  endpoint: string;
  groups: CurveGroup[];
}

const WIDTH = 300;
const HEIGHT = 210;
const RISK_TOP = HEIGHT + 62;
const RISK_LINE = 15;

/**
 * One endpoint. Curves, ticks and numbers at risk are layers of one view and so share one time scale;
 * the numbers stand at pixel rows below the axis.
 */
export function survivalPanel(
  context: AnalysisContext<'survival_curves'>,
  panel: Panel,
  gutter: number,
): object {
  const { analysis } = context;
  const { endpoint, groups } = panel;
  const labels = groups.map(({ label }) => label);
  const grouped = analysis.by !== undefined;
  const colour = {
    field: 'group',
    type: 'nominal',
    scale: { domain: labels, range: labels.map((_, index) => COLOURS[index % COLOURS.length]) },
    legend: null,
  };
  const dash = {
    field: 'group',
    type: 'nominal',
    scale: { domain: labels, range: labels.map((_, index) => DASHES[index % DASHES.length]) },
    legend: null,
  };
  const x = {
    field: 'time',
    type: 'quantitative',
    scale: { domain: [0, analysis.horizon], nice: false },
    axis: { values: timeTicks(analysis.horizon, analysis.ticks), title: 'Months', format: 'd' },
  };
  const y = {
    field: 'survival',
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: { values: [0, 25, 50, 75, 100], title: `${context.endpoint(endpoint).label} (%)` },
  };
  const points = groups.flatMap((group) => curvePoints(group, analysis.horizon));
  const band = points.filter((point) => point.lower !== null && point.upper !== null);
  const censored = groups.flatMap(({ label, curve }) =>
    (curve?.censored ?? [])
      .filter((item) => item.time <= analysis.horizon)
      .map((item) => ({ group: label, time: item.time, survival: item.survival * 100 })),
  );
  return {
    title: { text: context.endpoint(endpoint).label },
    width: WIDTH,
    height: HEIGHT,
    layer: [
      ...(analysis.band ? [bandLayer(band, x, y, colour)] : []),
      {
        data: { values: points },
        mark: { type: 'line', interpolate: 'step-after', strokeWidth: 1.8, strokeJoin: 'miter' },
        encoding: { x, y, color: colour, strokeDash: dash },
      },
      {
        data: { values: censored },
        mark: { type: 'point', shape: 'M0,-0.6L0,0.6', size: 120, strokeWidth: 1.2, opacity: 1 },
        encoding: { x, y, color: colour },
      },
      ...keyLayers(context, panel, colour, dash),
      ...riskLayers(context, groups, x, gutter, grouped),
    ],
  };
}

function bandLayer(band: object[], x: object, y: object, colour: object): object {
  return {
    data: { values: band },
    mark: { type: 'area', interpolate: 'step-after', opacity: 0.14, line: false },
    encoding: { x, y: { ...y, field: 'lower' }, y2: { field: 'upper' }, color: colour },
  };
}

function timeTicks(horizon: number, step: number): number[] {
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, index) => index * step);
}

/** Key and p value stand at the upper right, where survival has come down. */
function keyLayers(
  context: AnalysisContext<'survival_curves'>,
  panel: Panel,
  colour: object,
  dash: object,
): object[] {
  const { by } = context.analysis;
  const titled = by === undefined ? [] : [textAt(context.label(by), WIDTH, keyRow(0), 600)];
  const entries = panel.groups.flatMap(({ label }, index) => [
    {
      data: { values: [{ group: label }] },
      mark: { type: 'rule', strokeWidth: 1.8 },
      encoding: {
        x: { value: WIDTH - 30 },
        x2: { value: WIDTH },
        y: { value: keyRow(index + 1) },
        color: colour,
        strokeDash: dash,
      },
    },
    textAt(label, WIDTH - 36, keyRow(index + 1), 400),
  ]);
  const test = curveTest(context, panel.endpoint);
  const p = printP(test === undefined ? [] : context.print(test).slice(0, 1));
  const text = p.map((run) => run.text).join('');
  return [
    ...titled,
    ...(by === undefined ? [] : entries),
    ...(text === '' ? [] : [textAt(text, WIDTH, keyRow(panel.groups.length + 1) + 3, 400)]),
  ];
}

function keyRow(index: number): number {
  return 6 + index * 15;
}

function textAt(text: string, x: number, y: number, fontWeight: number): object {
  return {
    data: { values: [{ text }] },
    mark: { type: 'text', align: 'right', baseline: 'middle', color: INK, fontWeight },
    encoding: { text: { field: 'text' }, x: { value: x }, y: { value: y } },
  };
}

function riskLayers(
  context: AnalysisContext<'survival_curves'>,
  groups: CurveGroup[],
  x: object,
  gutter: number,
  grouped: boolean,
): object[] {
  const ticks = timeTicks(context.analysis.horizon, context.analysis.ticks);
  const heading = {
    data: { values: [{ text: 'Numbers at risk' }] },
    mark: { type: 'text', align: 'left', baseline: 'middle', color: MUTED },
    encoding: { text: { field: 'text' }, x: { value: -gutter - 20 }, y: { value: RISK_TOP - 16 } },
  };
  const rows = groups.flatMap(({ label, curve }, index) => {
    const y = { value: RISK_TOP + index * RISK_LINE };
    const numbers = ticks.flatMap((time) => {
      const found = curve?.atRisk.find((item) => item.time === time);
      return found === undefined ? [] : [{ time, n: String(found.n) }];
    });
    return [
      {
        data: { values: [{ text: grouped ? label : 'All' }] },
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          color: grouped ? COLOURS[index % COLOURS.length] : INK,
          fontWeight: 600,
        },
        encoding: { text: { field: 'text' }, x: { value: -20 }, y },
      },
      {
        data: { values: numbers },
        mark: { type: 'text', align: 'center', baseline: 'middle', color: INK },
        encoding: { text: { field: 'n' }, x, y },
      },
    ];
  });
  return [heading, ...rows];
}
