import type { AnalysisKind, AnalysisResult } from '@cohort-report/schema';
import type { TextWidth } from '../figures/text-width.ts';
import { auditBlocks } from '../scorecard/audit-blocks.ts';
import { scorecardBlocks } from '../scorecard/scorecard-blocks.ts';
import { type AnalysisContext, analysisContext } from './analysis-context.ts';
import { buildFigure } from './build-figure.ts';
import { buildTable } from './build-table.ts';
import type { ReportContext } from './report-context.ts';
import { rowList } from './row-list.ts';
import type { Block } from './view-model.ts';

const OF_PUBLICATION: { [K in AnalysisKind]?: (context: AnalysisContext) => Block[] } = {
  scorecard: scorecardBlocks,
  audit: auditBlocks,
};

/** What an analysis shows: its figure if its kind has one, its table, and all its rows. */
export async function analysisBlocks(
  report: ReportContext,
  result: AnalysisResult,
  measure: TextWidth,
): Promise<Block[]> {
  const compared = OF_PUBLICATION[result.analysis.kind];
  if (compared !== undefined) return compared(analysisContext(report, result, result.analysis));
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
