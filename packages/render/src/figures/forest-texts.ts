import { FACE_ALLOWANCE, INK } from './figure-style.ts';
import { LEADING, type PlacedLine, SIZE, Y } from './forest-lines.ts';
import type { TextWidth } from './text-width.ts';

/** Names of the columns. */
export interface ForestHeads {
  label: string;
  before?: readonly string[];
  after: readonly string[];
  axis: string;
}

const GAP = 16;
const INDENT = 10;

/** The layers of a forest plot's texts: labels and columns left of the axis, which is `width` wide, columns right of it, and the names above. */
export function forestTexts(
  lines: readonly PlacedLine[],
  heads: ForestHeads,
  width: number,
  measure: TextWidth,
): object[] {
  const wide = (text: string, isBold: boolean) => measure(text, SIZE, isBold) * FACE_ALLOWANCE;
  const columns = (names: readonly string[], of: (line: PlacedLine) => readonly string[]) =>
    names.map((name, index) => {
      const texts = lines.map((line) => of(line)[index] ?? '');
      return {
        name,
        texts,
        width: Math.max(wide(name, true), ...texts.map((text) => wide(text, false))),
      };
    });
  const before = columns(heads.before ?? [], (line) => line.before ?? []);
  const after = columns(heads.after, (line) => line.after);
  const ends: number[] = [];
  let left = -GAP;
  for (const column of before.toReversed()) {
    ends.unshift(left);
    left -= column.width + GAP;
  }
  const starts: number[] = [];
  let right = width + GAP;
  for (const column of after) {
    starts.push(right);
    right += column.width + GAP;
  }
  const labelWidth = Math.max(
    0,
    ...lines.flatMap(({ words, isHeading = false, isIndented }) =>
      words.map((text) => wide(text, isHeading) + (isIndented ? INDENT : 0)),
    ),
  );
  const start = left - labelWidth;
  const head = (text: string, at: number, extra: object = {}) =>
    textLayer('words', at, [{ words: text, y: -10 }], { fontWeight: 600, ...extra });
  const column = (texts: readonly string[], at: number, extra: object = {}) =>
    layerOf(
      'text',
      at,
      texts.flatMap((text, index) => (text === '' ? [] : [{ text, y: lines[index]?.y }])),
      extra,
    );
  const toTheRight = { align: 'right' };
  return [
    ...layerOf('label', start, labels(lines, false, false)),
    ...layerOf('label', start, labels(lines, true, false), { fontWeight: 600 }),
    ...layerOf('label', start + INDENT, labels(lines, false, true)),
    ...before.flatMap(({ texts }, index) => column(texts, ends[index] ?? 0, toTheRight)),
    ...after.flatMap(({ texts }, index) => column(texts, starts[index] ?? 0)),
    head(heads.label, start),
    ...before.map(({ name }, index) => head(name, ends[index] ?? 0, toTheRight)),
    ...after.map(({ name }, index) => head(name, starts[index] ?? 0)),
  ];
}

/** The rows of the labels of one kind. */
function labels(lines: readonly PlacedLine[], isHeading: boolean, isIndented: boolean): object[] {
  return lines
    .filter(
      (line) =>
        (line.isHeading ?? false) === isHeading && (line.isIndented ?? false) === isIndented,
    )
    .flatMap(({ words, y }) =>
      words.map((label, row) => ({ label, y: y + (row - (words.length - 1) / 2) * LEADING })),
    );
}

function layerOf(field: string, at: number, values: object[], extra: object = {}): object[] {
  return values.length === 0 ? [] : [textLayer(field, at, values, extra)];
}

function textLayer(field: string, at: number, values: object[], extra: object): object {
  return {
    data: { values },
    mark: { type: 'text', align: 'left', baseline: 'middle', color: INK, ...extra },
    encoding: { text: { field }, x: { value: at }, y: Y },
  };
}
