import { confidenceLabel } from '../format/confidence-label.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { causeLabel } from '../view/cause-label.ts';
import { causesOf } from '../view/causes-of.ts';
import { curveGroups, type DrawnCurve } from '../view/curve-groups.ts';
import { span } from '../view/span.ts';
import { curvePanels } from './curve-panels.ts';
import type { FigureContent } from './figure-content.ts';
import { incidenceAlt } from './incidence-alt.ts';
import type { TextWidth } from './text-width.ts';

type Context = AnalysisContext<'cumulative_incidence'>;

/** Curves of cumulative incidence, a panel for the endpoint's own event and one for each competing event, laid out as survival curves. */
export function incidenceFigure(context: Context, measure: TextWidth): FigureContent {
  const { analysis, report } = context;
  const { endpoint } = analysis;
  const panels = causesOf(report.study, endpoint).map((cause) => {
    const test = context.row({ endpoint, cause, statistic: 'gray_p' });
    return {
      endpoint,
      cause,
      name: causeLabel(report.study, endpoint, cause),
      axis: 'Cumulative incidence',
      groups: curveGroups(context, endpoint, incidenceOf(context, cause)),
      p: test === undefined ? [] : context.print(test),
    };
  });
  const parts = [
    analysis.band ? `Bands: ${confidenceLabel(analysis.conf_level)} (${analysis.conf_type}).` : '',
    analysis.by !== undefined && analysis.test === 'gray' ? 'p: Gray’s test.' : '',
  ].filter((part) => part !== '');
  return {
    spec: curvePanels(context, panels, measure),
    alt: incidenceAlt(context, panels),
    notes: parts.length === 0 ? [] : [[span(parts.join(' '))]],
  };
}

function incidenceOf({ analysis, report }: Context, cause: string | undefined): DrawnCurve[] {
  return (report.results.incidences ?? [])
    .filter((curve) => curve.analysis === analysis.id && curve.cause === cause)
    .map(({ incidence, ...curve }) => ({ ...curve, height: incidence, censored: [] }));
}
