import type { CurveContext, CurveGroup } from '../view/curve-groups.ts';
import { curvePoints } from './curve-points.ts';
import { COLOURS, DASHES } from './figure-style.ts';
import { type Key, keyLayers, PANEL_WIDTH } from './survival-key.ts';
import { riskLayers } from './survival-risk.ts';
import { timeTicks } from './time-ticks.ts';

export interface Panel {
  endpoint: string;
  /** What the heights are, in percent. */
  axis: string;
  /** Its lines, where it needs several. */
  title: string | string[];
  groups: CurveGroup[];
  key: Key;
}

const HEIGHT = 210;

/**
 * Curves, ticks and numbers at risk are layers of one view and so share one time scale;
 * the numbers stand at pixel rows below the axis.
 */
export function survivalPanel(
  context: CurveContext,
  panel: Panel,
  risk: { gutter: number; labelLines: (label: string) => string[] },
): object {
  const { analysis } = context;
  const { axis, groups } = panel;
  const labels = groups.map(({ label }) => label);
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
    axis: { values: timeTicks(analysis.horizon, analysis.ticks), title: 'Months', format: '~f' },
  };
  const y = {
    field: 'height',
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: { values: [0, 25, 50, 75, 100], title: `${axis} (%)` },
  };
  const points = groups.flatMap((group) => curvePoints(group, analysis.horizon));
  const band = points.filter((point) => point.lower !== null && point.upper !== null);
  const censored = groups.flatMap(({ label, curve }) =>
    (curve?.censored ?? [])
      .filter((item) => item.time <= analysis.horizon)
      .map((item) => ({ group: label, time: item.time, height: item.height * 100 })),
  );
  return {
    title: { text: panel.title, offset: 8 },
    width: PANEL_WIDTH,
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
      ...keyLayers(panel.key, colour, dash),
      ...riskLayers(context, panel, x, { top: HEIGHT + 46, ...risk }),
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
