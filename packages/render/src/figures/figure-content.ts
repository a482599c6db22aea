import type { AnalysisKind } from '@cohort-report/schema';
import type { TopLevelSpec } from 'vega-lite';
import type { AnalysisContext } from '../view/analysis-context.ts';
import type { Span } from '../view/view-model.ts';
import type { TextWidth } from './text-width.ts';

/** What a figure kind contributes: the drawing, its description for who can't see it, and notes. */
export interface FigureContent {
  spec: TopLevelSpec;
  alt: string;
  notes: Span[][];
}

export type FigureKind<K extends AnalysisKind> = (
  context: AnalysisContext<K>,
  measure: TextWidth,
) => FigureContent;
