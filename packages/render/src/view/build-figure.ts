import type { AnalysisKind } from '@cohort-report/schema';
import { drawSvg } from '../figures/draw-svg.ts';
import type { FigureKind } from '../figures/figure-content.ts';
import { hazardRatiosFigure } from '../figures/hazard-ratios-figure.ts';
import { incidenceFigure } from '../figures/incidence-figure.ts';
import { patientFlowFigure } from '../figures/patient-flow-figure.ts';
import { subgroupEffectsFigure } from '../figures/subgroup-effects-figure.ts';
import { survivalCurvesFigure } from '../figures/survival-curves-figure.ts';
import type { TextWidth } from '../figures/text-width.ts';
import { abbreviations } from './abbreviations.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { populationNote } from './population-note.ts';
import { span } from './span.ts';
import type { Figure } from './view-model.ts';

const FIGURE_KINDS: { [K in AnalysisKind]?: FigureKind<K> } = {
  cox_table: hazardRatiosFigure,
  subgroup_effects: subgroupEffectsFigure,
  survival_curves: survivalCurvesFigure,
  cumulative_incidence: incidenceFigure,
  patient_flow: patientFlowFigure,
};

/** Kinds that are a table unless they are declared among the figures. */
const TABLES_FIRST: ReadonlySet<AnalysisKind> = new Set<AnalysisKind>([
  'cox_table',
  'subgroup_effects',
]);

/** The figure of an analysis, or null where its kind has none. */
export async function buildFigure(
  context: AnalysisContext,
  measure: TextWidth,
): Promise<Figure | null> {
  const { analysis } = context;
  const draw = FIGURE_KINDS[analysis.kind] as FigureKind<AnalysisKind> | undefined;
  if (draw === undefined) return null;
  if (TABLES_FIRST.has(analysis.kind) && analysis.section !== 'figures') return null;
  const content = draw(context, measure);
  const short = abbreviations(analysis.abbreviations, '');
  return {
    kind: 'figure',
    id: analysis.id,
    label: analysis.label,
    title: analysis.title,
    alt: content.alt,
    svg: await drawSvg({ ...content, id: analysis.id, title: analysis.title }, measure),
    notes: [
      ...populationNote(context),
      ...content.notes,
      ...analysis.notes.map((note) => [span(note)]),
      ...(short === null ? [] : [[span(short)]]),
    ],
    file: `figures/${analysis.id}.svg`,
  };
}
