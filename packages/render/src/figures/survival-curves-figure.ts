import type { TopLevelSpec } from 'vega-lite';
import { confidenceLabel } from '../format/confidence-label.ts';
import { curveTest } from '../tables/survival-curves-table.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { type CurveGroup, curveGroups } from '../view/curve-groups.ts';
import { plainText } from '../view/plain-text.ts';
import { printP } from '../view/print-p.ts';
import { span } from '../view/span.ts';
import type { FigureContent } from './figure-content.ts';
import { CONFIG } from './figure-style.ts';
import { labelLines } from './label-lines.ts';
import { survivalAlt } from './survival-alt.ts';
import { layOutKey, PANEL_WIDTH } from './survival-key.ts';
import { type Panel, survivalPanel } from './survival-panel.ts';
import type { TextWidth } from './text-width.ts';

/** Widest label of the numbers at risk in one line: beside a wider one the curves would shrink. */
const GUTTER_MOST = 160;

/** Kaplan-Meier curves, a panel an endpoint: steps, bands, censoring marks, the p value, and the numbers at risk below the same time axis. */
export function survivalCurvesFigure(
  context: AnalysisContext<'survival_curves'>,
  measure: TextWidth,
): FigureContent {
  const { analysis } = context;
  const semibold: TextWidth = (text, size) => measure(text, size, true);
  const riskLines = (label: string) => labelLines(label, GUTTER_MOST, 11, semibold);
  const panels = alignKeys(
    analysis.endpoints.map((endpoint): Panel => {
      const groups = curveGroups(context, endpoint);
      const factor = analysis.by === undefined ? null : context.label(analysis.by);
      const test = curveTest(context, endpoint);
      const p = plainText(printP(test === undefined ? [] : context.print(test)));
      const labels = groups.map(({ label }) => label);
      const titleLines = labelLines(context.endpoint(endpoint).label, PANEL_WIDTH, 12, semibold);
      const title = titleLines.length === 1 ? String(titleLines[0]) : titleLines;
      return { endpoint, title, groups, key: layOutKey(factor, labels, p, measure) };
    }),
  );
  const labels = panels.flatMap(({ groups }) => groups.map((group) => group.label));
  const gutter = Math.max(...labels.flatMap(riskLines).map((line) => measure(line, 11, false)), 44);
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: CONFIG,
    spacing: gutter + 44,
    columns: 2,
    concat: panels.map((panel) => survivalPanel(context, panel, { gutter, labelLines: riskLines })),
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
  } as unknown as TopLevelSpec;
  return { spec, alt: survivalAlt(context, panels), notes: notes(context, panels) };
}

/** Panels side by side keep one height of key, so that their plots stand level. */
function alignKeys(panels: Panel[]): Panel[] {
  const height = Math.max(...panels.map(({ key }) => key.height));
  return panels.map((panel) => ({ ...panel, key: { ...panel.key, height } }));
}

function notes(
  context: AnalysisContext<'survival_curves'>,
  panels: { groups: CurveGroup[] }[],
): FigureContent['notes'] {
  const { analysis } = context;
  const censored = panels.some(({ groups }) =>
    groups.some(({ curve }) => (curve?.censored.length ?? 0) > 0),
  );
  const parts = [
    analysis.band ? `Bands: ${confidenceLabel(analysis.conf_level)} (${analysis.conf_type}).` : '',
    censored ? 'Ticks: censored patients.' : '',
    analysis.by !== undefined && analysis.test === 'log-rank' ? 'p: log-rank test.' : '',
    analysis.by !== undefined && analysis.test === 'wald' ? 'p: Wald test of the Cox model.' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [[span(parts.join(' '))]];
}
