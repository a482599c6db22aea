import type { CurveContext, CurveGroup } from '../view/curve-groups.ts';
import { INK, LETTER_COLOURS, MUTED } from './figure-style.ts';
import { timeTicks } from './time-ticks.ts';

const LINE = 15;

interface RiskPlace {
  top: number;
  gutter: number;
  /** A group's label in lines that the gutter holds. */
  labelLines: (label: string) => string[];
}

/** Numbers at risk at the ticks, a line a group or as many as its label needs, on the time scale `x` of the curves. */
export function riskLayers(
  context: CurveContext,
  { endpoint, groups }: { endpoint: string; groups: CurveGroup[] },
  x: object,
  place: RiskPlace,
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
  let line = 0;
  const lines = groups.flatMap(({ group, label }, index) => {
    const words = place.labelLines(label);
    const first = line + 1;
    line += words.length;
    const y = { value: place.top + first * LINE };
    const numbers = timeTicks(horizon, ticks).flatMap((time) => {
      const n = context.row({ endpoint, group, at: time, statistic: 'at_risk' })?.value;
      return n === undefined || n === null ? [] : [{ time, n: String(n) }];
    });
    return [
      ...words.map((text, below) => ({
        data: { values: [{ text }] },
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          color: by === undefined ? INK : LETTER_COLOURS[index % LETTER_COLOURS.length],
          fontWeight: 600,
        },
        encoding: {
          text: { field: 'text' },
          x: { value: -20 },
          y: { value: place.top + (first + below) * LINE },
        },
      })),
      {
        data: { values: numbers },
        mark: { type: 'text', align: 'center', baseline: 'middle', color: INK },
        encoding: { text: { field: 'n' }, x, y },
      },
    ];
  });
  return [heading, ...lines];
}
