import type { AnalysisContext } from '../view/analysis-context.ts';
import type { CurveGroup } from '../view/curve-groups.ts';
import { COLOURS, INK, MUTED } from './figure-style.ts';
import { timeTicks } from './time-ticks.ts';

const LINE = 15;

/** Numbers at risk at the ticks, a line a group, on the time scale `x` of the curves. */
export function riskLayers(
  context: AnalysisContext<'survival_curves'>,
  groups: CurveGroup[],
  x: object,
  place: { top: number; gutter: number },
): object[] {
  const { horizon, ticks, by } = context.analysis;
  const heading = {
    data: { values: [{ text: 'Numbers at risk' }] },
    mark: { type: 'text', align: 'left', baseline: 'middle', color: MUTED },
    encoding: {
      text: { field: 'text' },
      x: { value: -place.gutter - 20 },
      y: { value: place.top },
    },
  };
  const lines = groups.flatMap(({ label, curve }, index) => {
    const y = { value: place.top + (index + 1) * LINE };
    const numbers = timeTicks(horizon, ticks).flatMap((time) => {
      const found = curve?.atRisk.find((item) => item.time === time);
      return found === undefined ? [] : [{ time, n: String(found.n) }];
    });
    return [
      {
        data: { values: [{ text: label }] },
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          color: by === undefined ? INK : COLOURS[index % COLOURS.length],
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
  return [heading, ...lines];
}
