import type { AnalysisKind } from '@cohort-report/schema';
import type { AnalysisContext } from '../view/analysis-context.ts';
import type { Column, Span, TableRow } from '../view/view-model.ts';

/** What a table kind contributes; title, population, abbreviations and footnotes are added for all kinds alike. */
export interface TableContent {
  columns: Column[];
  head: TableRow[];
  body: TableRow[];
  notes: Span[][];
}

export type TableKind<K extends AnalysisKind> = (context: AnalysisContext<K>) => TableContent;
