import { confidenceLabel } from '../format/confidence-label.ts';
import { curveTest } from '../tables/survival-curves-table.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { type CurveGroup, curveGroups, type DrawnCurve } from '../view/curve-groups.ts';
import { span } from '../view/span.ts';
import { curvePanels } from './curve-panels.ts';
import type { FigureContent } from './figure-content.ts';
import { survivalAlt } from './survival-alt.ts';
import type { TextWidth } from './text-width.ts';

type Context = AnalysisContext<'survival_curves'>;

/** Kaplan-Meier curves, a panel an endpoint: steps, bands, censoring marks, the p value, and the numbers at risk below the same time axis. */
export function survivalCurvesFigure(context: Context, measure: TextWidth): FigureContent {
  const panels = context.analysis.endpoints.map((endpoint) => {
    const test = curveTest(context, endpoint);
    const { label, short } = context.endpoint(endpoint);
    return {
      endpoint,
      name: label,
      axis: short,
      groups: curveGroups(context, endpoint, survivalOf(context, endpoint)),
      p: test === undefined ? [] : context.print(test),
    };
  });
  return {
    spec: curvePanels(context, panels, measure),
    alt: survivalAlt(context, panels),
    notes: notes(context, panels),
  };
}

function survivalOf({ analysis, report }: Context, endpoint: string): DrawnCurve[] {
  return report.results.curves
    .filter((curve) => curve.analysis === analysis.id && curve.endpoint === endpoint)
    .map(({ survival, censored, ...curve }) => ({
      ...curve,
      height: survival,
      censored: censored.map((item) => ({ time: item.time, height: item.survival })),
    }));
}

function notes(context: Context, panels: { groups: CurveGroup[] }[]): FigureContent['notes'] {
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
