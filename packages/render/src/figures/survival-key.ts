import { FACE_ALLOWANCE, INK } from './figure-style.ts';
import { labelLines } from './label-lines.ts';
import type { TextWidth } from './text-width.ts';

export const PANEL_WIDTH = 300;

const LINE = 16;
const SWATCH = 26;
const GAP = 12;
const SIZE = 11;

interface Item {
  text: string;
  bold: boolean;
  /** Drawn with the line of the group that it names. */
  group: string | null;
}

/** What stands between a panel's title and its curves: the factor, its levels with their lines, the p value. */
export interface Key {
  height: number;
  items: (Item & { x: number; y: number })[];
}

/** Sets the key in as many lines as the panel's width asks for; it never lies on the curves. */
export function layOutKey(
  factor: string | null,
  labels: readonly string[],
  p: string,
  measure: TextWidth,
): Key {
  const items: Item[] = [
    ...(factor === null ? [] : [{ text: factor, bold: true, group: null }]),
    ...(factor === null ? [] : labels.map((label) => ({ text: label, bold: false, group: label }))),
    ...(p === '' ? [] : [{ text: p, bold: false, group: null }]),
  ];
  let x = 0;
  let line = 0;
  const placed = items.flatMap((item) => {
    const indent = item.group === null ? 0 : SWATCH + 6;
    const wide: TextWidth = (text, size) => measure(text, size, item.bold) * FACE_ALLOWANCE;
    const [text = '', ...below] = labelLines(item.text, PANEL_WIDTH - indent, SIZE, wide);
    const width = below.length > 0 ? PANEL_WIDTH : indent + wide(text, SIZE, item.bold);
    if (x > 0 && x + width > PANEL_WIDTH) {
      x = 0;
      line++;
    }
    const here = { ...item, text, x, y: line * LINE };
    x += width + GAP;
    return [
      here,
      ...below.map((more) => ({ ...item, text: more, group: null, x: indent, y: ++line * LINE })),
    ];
  });
  const height = placed.length === 0 ? 0 : (line + 1) * LINE;
  return { height, items: placed.map((item) => ({ ...item, y: item.y - height })) };
}

/** The key's marks, above the plot. */
export function keyLayers(key: Key, colour: object, dash: object): object[] {
  return key.items.flatMap(({ text, bold, group, x, y }) => [
    ...(group === null
      ? []
      : [
          {
            data: { values: [{ group }] },
            mark: { type: 'rule', strokeWidth: 1.8 },
            encoding: {
              x: { value: x },
              x2: { value: x + SWATCH },
              y: { value: y },
              color: colour,
              strokeDash: dash,
            },
          },
        ]),
    {
      data: { values: [{ text }] },
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'middle',
        color: INK,
        fontWeight: bold ? 600 : 400,
      },
      encoding: {
        text: { field: 'text' },
        x: { value: group === null ? x : x + SWATCH + 6 },
        y: { value: y },
      },
    },
  ]);
}
