import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { TextWidth } from './text-width.ts';
import { tidySvg } from './tidy-svg.ts';

export interface Drawing {
  id: string;
  title: string;
  alt: string;
  spec: TopLevelSpec;
}

/**
 * A vega-lite figure as SVG, the same bytes each time: text is measured in the figure's own face,
 * ids are counted anew and carry the figure's name, coordinates are rounded to a hundredth of a pixel.
 */
export async function drawSvg(drawing: Drawing, measure: TextWidth): Promise<string> {
  const { textMetrics: metrics } = vega as unknown as { textMetrics: { width: unknown } };
  const before = metrics.width;
  metrics.width = (item: { fontSize?: number; fontWeight?: unknown }, text: unknown) =>
    measure(textOf(text), item.fontSize ?? 11, isBold(item.fontWeight));
  try {
    vega.resetSVGDefIds();
    const spec = compile(drawing.spec).spec;
    const view = new vega.View(vega.parse(spec), { renderer: 'none' });
    const svg = await view.toSVG();
    view.finalize();
    return tidySvg(svg, drawing);
  } finally {
    metrics.width = before;
  }
}

function textOf(text: unknown): string {
  return text === null || text === undefined ? '' : String(text).trim();
}

function isBold(weight: unknown): boolean {
  return weight === 'bold' || Number(weight) >= 600;
}
