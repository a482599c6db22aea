import type { TopLevelSpec } from 'vega-lite';
import { CONFIG, FACE_ALLOWANCE, INK, MUTED } from './figure-style.ts';
import { type ForestLine, type PlacedLine, placeLines, SIZE, Y } from './forest-lines.ts';
import { type ForestHeads, forestTexts } from './forest-texts.ts';
import { labelLines } from './label-lines.ts';
import type { TextWidth } from './text-width.ts';

const WIDEST_TITLE = 400;
const WIDTH = 240;
const REACH = 50;
const TICKS = [0.001, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100, 1000];

/** Ratios with their intervals on a logarithmic axis, a line each under the one before; an interval that is cut ends in an arrow. */
export function forest(
  lines: readonly ForestLine[],
  heads: ForestHeads,
  measure: TextWidth,
): { spec: TopLevelSpec; isCut: boolean } {
  const { placed, height } = placeLines(lines, measure);
  const { low, high } = domain(lines);
  const cut = placed.flatMap(({ lower, upper, y }) => [
    ...(isShort(lower, low, -1) ? [{ x: 0, shape: 'triangle-left', y }] : []),
    ...(isShort(upper, high, 1) ? [{ x: WIDTH, shape: 'triangle-right', y }] : []),
  ]);
  const scale = { type: 'log', domain: [low, high], nice: false, clamp: true };
  const title = labelLines(heads.axis, WIDEST_TITLE / FACE_ALLOWANCE, SIZE, measure);
  const axis = {
    values: TICKS.filter((tick) => tick >= low && tick <= high),
    title: title.length === 1 ? heads.axis : title,
    format: '~f',
  };
  const x = (field: string) => ({ field, type: 'quantitative', scale, axis });
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: CONFIG,
    width: WIDTH,
    height,
    layer: [...marks(placed, height, x, cut), ...forestTexts(placed, heads, WIDTH, measure)],
  };
  return { spec: spec as unknown as TopLevelSpec, isCut: cut.length > 0 };
}

function isShort(limit: number | null, end: number, side: 1 | -1): boolean {
  return limit !== null && side * limit > side * end;
}

/** The axis holds every ratio, and the intervals as far as a factor of 50 from 1; longer ones are cut at its end. */
function domain(lines: readonly ForestLine[]): { low: number; high: number } {
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

/** The layers of the line at 1, the intervals, the arrows of those that are cut, and the ratios. */
function marks(
  lines: readonly PlacedLine[],
  height: number,
  x: (field: string) => object,
  cut: readonly object[],
): object[] {
  const numbers = ({ y, ratio, lower, upper }: PlacedLine) => ({ y, ratio, lower, upper });
  const estimated = lines.filter(({ ratio }) => ratio !== null);
  const bars = estimated.filter(({ lower, upper }) => lower !== null && upper !== null);
  const arrows = {
    data: { values: cut },
    mark: { type: 'point', filled: true, size: 45, color: INK, opacity: 1 },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: null, axis: null },
      y: Y,
      shape: { field: 'shape', type: 'nominal', scale: null },
    },
  };
  return [
    {
      data: { values: [{ one: 1, y: 0, y2: height }] },
      mark: { type: 'rule', color: MUTED, strokeDash: [3, 3] },
      encoding: { x: x('one'), y: Y, y2: { field: 'y2' } },
    },
    {
      data: { values: bars.map(numbers) },
      mark: { type: 'rule', color: INK, strokeWidth: 1.4 },
      encoding: { x: x('lower'), x2: { field: 'upper' }, y: Y },
    },
    ...(cut.length === 0 ? [] : [arrows]),
    {
      data: { values: estimated.map(numbers) },
      mark: { type: 'point', shape: 'square', filled: true, size: 50, color: INK, opacity: 1 },
      encoding: { x: x('ratio'), y: Y },
    },
  ];
}
