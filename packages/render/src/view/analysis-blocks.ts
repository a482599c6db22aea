import type { AnalysisResult } from '@cohort-report/schema';
import type { TextWidth } from '../figures/text-width.ts';
import { analysisContext } from './analysis-context.ts';
import { buildFigure } from './build-figure.ts';
import { buildTable } from './build-table.ts';
import type { ReportContext } from './report-context.ts';
import { rowList } from './row-list.ts';
import type { Block } from './view-model.ts';

/** What an analysis shows: its figure if its kind has one, its table, and all its rows. */
export async function analysisBlocks(
  report: ReportContext,
  result: AnalysisResult,
  measure: TextWidth,
): Promise<Block[]> {
  const figure = await buildFigure(analysisContext(report, result, result.analysis), measure);
  const context = analysisContext(report, result, result.analysis);
  const table = buildTable(context, figure === null ? 'alone' : 'below figure');
  const rows = rowList(context);
  if (figure === null) return [table, rows];
  const below = {
    ...table,
    id: `${table.id}-numbers`,
    label: '',
    title: `${table.label}: numbers`,
  };
  return [figure, below, rows];
}
