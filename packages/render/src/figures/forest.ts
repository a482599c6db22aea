import type { TopLevelSpec } from 'vega-lite';
import { CONFIG, FACE_ALLOWANCE, INK, MUTED } from './figure-style.ts';
import { labelLines } from './label-lines.ts';
import type { TextWidth } from './text-width.ts';

/** A line of a forest plot: the texts of its columns, and what stands on the axis; a heading has no ratio. */
export interface ForestLine {
  label: string;
  isHeading?: boolean;
  isIndented?: boolean;
  /** One a column between the labels and the axis. */
  before?: readonly string[];
  /** One a column right of the axis. */
  after: readonly string[];
  ratio: number | null;
  lower: number | null;
  upper: number | null;
}

/** Names of the columns. */
export interface ForestHeads {
  label: string;
  before?: readonly string[];
  after: readonly string[];
  axis: string;
}

interface Placed extends ForestLine {
  y: number;
  words: string[];
}

const LINE = 18;
const LEADING = 13;
const WIDEST_LABEL = 300;
const WIDEST_TITLE = 400;
const SIZE = 11;
const WIDTH = 240;
const GAP = 16;
const INDENT = 10;
const REACH = 50;
const TICKS = [0.001, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100, 1000];

/** Ratios with their intervals on a logarithmic axis, a line each under the one before; an interval that is cut ends in an arrow. */
export function forest(
  lines: readonly ForestLine[],
  heads: ForestHeads,
  measure: TextWidth,
): { spec: TopLevelSpec; isCut: boolean } {
  const { placed, height } = layOut(lines, measure);
  const axis = domain(lines);
  const cut = placed.flatMap(({ lower, upper, y }) => [
    ...(isShort(lower, axis.low, -1) ? [{ x: 0, shape: 'triangle-left', y }] : []),
    ...(isShort(upper, axis.high, 1) ? [{ x: WIDTH, shape: 'triangle-right', y }] : []),
  ]);
  return { spec: forestSpec(placed, height, heads, axis, cut, measure), isCut: cut.length > 0 };
}

function isShort(limit: number | null, end: number, side: 1 | -1): boolean {
  return limit !== null && side * limit > side * end;
}

/** A label too wide for one line takes more. */
function layOut(
  lines: readonly ForestLine[],
  measure: TextWidth,
): { placed: Placed[]; height: number } {
  const placed: Placed[] = [];
  let height = 0;
  for (const line of lines) {
    const words = labelLines(line.label, WIDEST_LABEL / FACE_ALLOWANCE, SIZE, measure);
    const own = LINE + (words.length - 1) * LEADING;
    placed.push({ ...line, words, y: height + own / 2 });
    height += own;
  }
  return { placed, height };
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

function forestSpec(
  lines: readonly Placed[],
  height: number,
  heads: ForestHeads,
  { low, high }: { low: number; high: number },
  cut: readonly object[],
  measure: TextWidth,
): TopLevelSpec {
  const scale = { type: 'log', domain: [low, high], nice: false, clamp: true };
  const titleLines = labelLines(heads.axis, WIDEST_TITLE / FACE_ALLOWANCE, SIZE, measure);
  const axis = {
    values: TICKS.filter((tick) => tick >= low && tick <= high),
    title: titleLines.length === 1 ? heads.axis : titleLines,
    format: '~f',
  };
  const x = (field: string) => ({ field, type: 'quantitative', scale, axis });
  const y = { field: 'y', type: 'quantitative', scale: null, axis: null };
  const wide = (text: string, isBold: boolean) => measure(text, SIZE, isBold) * FACE_ALLOWANCE;
  const columnWidth = (head: string, texts: readonly string[]) =>
    Math.max(wide(head, true), ...texts.map((text) => wide(text, false)));
  const before = (heads.before ?? []).map((head, index) => ({
    head,
    texts: lines.map((line) => line.before?.[index] ?? ''),
  }));
  const after = heads.after.map((head, index) => ({
    head,
    texts: lines.map((line) => line.after[index] ?? ''),
  }));
  const ends: number[] = [];
  let left = -GAP;
  for (const { head, texts } of before.toReversed()) {
    ends.unshift(left);
    left -= columnWidth(head, texts) + GAP;
  }
  const labelWidth = Math.max(
    0,
    ...lines.flatMap(({ words, isHeading = false, isIndented }) =>
      words.map((text) => wide(text, isHeading) + (isIndented ? INDENT : 0)),
    ),
  );
  const start = left - labelWidth;
  const labels = (isHeading: boolean, isIndented: boolean) =>
    lines
      .filter(
        (line) =>
          (line.isHeading ?? false) === isHeading && (line.isIndented ?? false) === isIndented,
      )
      .flatMap(({ words, y: middle }) =>
        words.map((label, line) => ({
          label,
          y: middle + (line - (words.length - 1) / 2) * LEADING,
        })),
      );
  const text = (field: string, at: number, values: object[], extra: object = {}) => ({
    data: { values },
    mark: { type: 'text', align: 'left', baseline: 'middle', color: INK, ...extra },
    encoding: { text: { field }, x: { value: at }, y },
  });
  const texts = (field: string, at: number, values: object[], extra: object = {}) =>
    values.length === 0 ? [] : [text(field, at, values, extra)];
  const head = (words: string, at: number, extra: object = {}) =>
    text('words', at, [{ words, y: -10 }], { fontWeight: 600, ...extra });
  const column = (of: readonly string[], at: number, extra: object = {}) =>
    texts(
      'text',
      at,
      of.flatMap((words, index) => (words === '' ? [] : [{ text: words, y: lines[index]?.y }])),
      extra,
    );
  const starts: number[] = [];
  let right = WIDTH + GAP;
  for (const { head: name, texts: of } of after) {
    starts.push(right);
    right += columnWidth(name, of) + GAP;
  }
  const estimated = lines.filter(({ ratio }) => ratio !== null);
  const bars = estimated.filter(({ lower, upper }) => lower !== null && upper !== null);
  const numbers = ({ y: at, ratio, lower, upper }: Placed) => ({ y: at, ratio, lower, upper });
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
        data: { values: bars.map(numbers) },
        mark: { type: 'rule', color: INK, strokeWidth: 1.4 },
        encoding: { x: x('lower'), x2: { field: 'upper' }, y },
      },
      ...(cut.length === 0
        ? []
        : [
            {
              data: { values: cut },
              mark: { type: 'point', filled: true, size: 45, color: INK, opacity: 1 },
              encoding: {
                x: { field: 'x', type: 'quantitative', scale: null, axis: null },
                y,
                shape: { field: 'shape', type: 'nominal', scale: null },
              },
            },
          ]),
      {
        data: { values: estimated.map(numbers) },
        mark: { type: 'point', shape: 'square', filled: true, size: 50, color: INK, opacity: 1 },
        encoding: { x: x('ratio'), y },
      },
      ...texts('label', start, labels(false, false)),
      ...texts('label', start, labels(true, false), { fontWeight: 600 }),
      ...texts('label', start + INDENT, labels(false, true)),
      ...before.flatMap(({ texts: of }, index) => column(of, ends[index] ?? 0, { align: 'right' })),
      ...after.flatMap(({ texts: of }, index) => column(of, starts[index] ?? 0)),
      head(heads.label, start),
      ...before.map(({ head: name }, index) => head(name, ends[index] ?? 0, { align: 'right' })),
      ...after.map(({ head: name }, index) => head(name, starts[index] ?? 0)),
    ],
  } as unknown as TopLevelSpec;
}
