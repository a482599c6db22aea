import type { TopLevelSpec } from 'vega-lite';
import type { AnalysisContext } from '../view/analysis-context.ts';
import type { FigureContent } from './figure-content.ts';
import { CONFIG, FACE_ALLOWANCE, INK, MUTED } from './figure-style.ts';
import type { TextWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

const BOX = { left: 0, width: 210, gap: 22 };
const SIDE = { left: 270, width: 290 };
const LINE = 15;
const SIZE = 11;

interface Label {
  x: number;
  y: number;
  lines: string[];
  align: 'left' | 'center';
  bold: boolean;
  muted: boolean;
}

interface Box {
  x: number;
  x2: number;
  y: number;
  y2: number;
  empty: boolean;
}

/** From all patients to those included: a box aside for each criterion with the patients it excludes, the patients left along the line. */
export function patientFlowFigure(
  context: AnalysisContext<'patient_flow'>,
  measure: TextWidth,
): FigureContent {
  const criteria = context.report.study.eligibility;
  const count = (statistic: string, variable?: string) =>
    context
      .print(context.row({ statistic, variable }))
      .map((run) => run.text)
      .join('');
  const boxes: Box[] = [];
  const texts: Label[] = [];
  const arrows: { x: number; x2: number; y: number; y2: number }[] = [];
  const middle = BOX.left + BOX.width / 2;
  let y = 0;

  const mainBox = (lines: string[]) => {
    const height = lines.length * LINE + 14;
    boxes.push({ x: BOX.left, x2: BOX.left + BOX.width, y, y2: y + height, empty: false });
    texts.push({ x: middle, y: y + height / 2, lines, align: 'center', bold: true, muted: false });
    y += height;
  };

  mainBox(['Patients in the exports', `n = ${count('start')}`]);
  criteria.forEach((criterion, index) => {
    const excluded = count('excluded', criterion.id);
    const lines = [
      ...wrapText(criterion.reason, (SIDE.width - 16) / FACE_ALLOWANCE, SIZE, measure),
      `n = ${excluded}`,
    ];
    const height = lines.length * LINE + 10;
    const top = y + BOX.gap;
    const centre = top + height / 2;
    const last = index === criteria.length - 1;
    const empty = context.row({ statistic: 'excluded', variable: criterion.id })?.value === 0;
    boxes.push({ x: SIDE.left, x2: SIDE.left + SIDE.width, y: top, y2: top + height, empty });
    texts.push({
      x: SIDE.left + SIDE.width / 2,
      y: centre,
      lines,
      align: 'center',
      bold: false,
      muted: empty,
    });
    arrows.push({ x: middle, x2: SIDE.left, y: centre, y2: centre });
    if (!last)
      texts.push({
        x: middle + 8,
        y: top + height + BOX.gap / 2,
        lines: [`n = ${count('remaining', criterion.id)}`],
        align: 'left',
        bold: false,
        muted: true,
      });
    arrows.push({ x: middle, x2: middle, y, y2: top + height + (last ? BOX.gap : 0) });
    y = top + height + (last ? BOX.gap : 0);
  });
  mainBox(['Patients included', `n = ${count('included')}`]);

  return {
    spec: flowSpec(boxes, texts, arrows, y),
    alt: alt(
      criteria.map(({ id, reason }) => `${reason}: ${count('excluded', id)}`),
      count,
    ),
    notes: [],
  };
}

function alt(excluded: string[], count: (statistic: string) => string): string {
  return `Flow diagram. Patients in the exports: ${count('start')}. Excluded, in this order: ${excluded.join('; ')}. Included: ${count('included')}.`;
}

function flowSpec(
  boxes: Box[],
  texts: Label[],
  arrows: { x: number; x2: number; y: number; y2: number }[],
  height: number,
): TopLevelSpec {
  const pixel = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });
  const place = { x: pixel('x'), y: pixel('y') };
  const span = { ...place, x2: { field: 'x2' }, y2: { field: 'y2' } };
  const heads = arrows.filter((arrow) => arrow.y === arrow.y2 || arrow === arrows.at(-1));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: CONFIG,
    width: SIDE.left + SIDE.width,
    height,
    layer: [
      {
        data: { values: arrows },
        mark: { type: 'rule', strokeWidth: 1, color: INK },
        encoding: span,
      },
      {
        data: {
          values: heads.map((arrow) => ({
            x: arrow.y === arrow.y2 ? arrow.x2 - 4 : arrow.x2,
            y: arrow.y === arrow.y2 ? arrow.y2 : arrow.y2 - 4,
            angle: arrow.y === arrow.y2 ? 90 : 180,
          })),
        },
        mark: {
          type: 'point',
          shape: 'triangle-up',
          filled: true,
          size: 45,
          color: INK,
          opacity: 1,
        },
        encoding: { ...place, angle: { field: 'angle', type: 'quantitative', scale: null } },
      },
      {
        data: { values: boxes },
        mark: { type: 'rect', fill: '#ffffff', stroke: INK, strokeWidth: 1 },
        encoding: {
          ...span,
          stroke: { condition: { test: 'datum.empty', value: '#a8a8a8' }, value: INK },
        },
      },
      ...texts.map(({ x, y, lines, align, bold, muted }) => ({
        data: { values: [{ x, y: y - ((lines.length - 1) * LINE) / 2, text: lines }] },
        mark: {
          type: 'text',
          lineHeight: LINE,
          align,
          baseline: 'middle',
          fontSize: SIZE,
          fontWeight: bold ? 600 : 400,
          color: muted ? MUTED : INK,
        },
        encoding: { ...place, text: { field: 'text' } },
      })),
    ],
  } as unknown as TopLevelSpec;
}
