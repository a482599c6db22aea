import type { TopLevelSpec } from 'vega-lite';
import type { CurveContext, CurveGroup } from '../view/curve-groups.ts';
import { plainText } from '../view/plain-text.ts';
import { printP } from '../view/print-p.ts';
import type { Span } from '../view/view-model.ts';
import { CONFIG } from './figure-style.ts';
import { labelLines } from './label-lines.ts';
import { layOutKey, PANEL_WIDTH } from './survival-key.ts';
import { type Panel, survivalPanel } from './survival-panel.ts';
import type { TextWidth } from './text-width.ts';

/** Widest label of the numbers at risk in one line: beside a wider one the curves would shrink. */
const GUTTER_MOST = 160;

/** What a panel shows: its curves, what they are of, the name of their heights, and the printed p value between them. */
export interface PanelContent {
  endpoint: string;
  name: string;
  axis: string;
  groups: CurveGroup[];
  p: Span[];
}

/** Panels of curves side by side, each with its key above and the numbers at risk below the same time axis. */
export function curvePanels(
  context: CurveContext,
  contents: readonly PanelContent[],
  measure: TextWidth,
): TopLevelSpec {
  const { analysis } = context;
  const semibold: TextWidth = (text, size) => measure(text, size, true);
  const riskLines = (label: string) => labelLines(label, GUTTER_MOST, 11, semibold);
  const factor = analysis.by === undefined ? null : context.label(analysis.by);
  const panels = alignKeys(
    contents.map(({ endpoint, name, axis, groups, p }): Panel => {
      const labels = groups.map(({ label }) => label);
      const titleLines = labelLines(name, PANEL_WIDTH, 12, semibold);
      const title = titleLines.length === 1 ? String(titleLines[0]) : titleLines;
      const key = layOutKey(factor, labels, plainText(printP(p)), measure);
      return { endpoint, axis, title, groups, key };
    }),
  );
  const labels = panels.flatMap(({ groups }) => groups.map((group) => group.label));
  const gutter = Math.max(...labels.flatMap(riskLines).map((line) => measure(line, 11, false)), 44);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: CONFIG,
    spacing: gutter + 44,
    columns: 2,
    concat: panels.map((panel) => survivalPanel(context, panel, { gutter, labelLines: riskLines })),
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
  } as unknown as TopLevelSpec;
}

/** Panels side by side keep one height of key, so that their plots stand level. */
function alignKeys(panels: Panel[]): Panel[] {
  const height = Math.max(...panels.map(({ key }) => key.height));
  return panels.map((panel) => ({ ...panel, key: { ...panel.key, height } }));
}
