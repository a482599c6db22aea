import type { AnalysisResult } from '@cohort-report/schema';
import type { TextWidth } from '../figures/text-width.ts';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { paragraph } from '../view/paragraph.ts';
import { plainTable } from '../view/plain-table.ts';
import type { Block, Section } from '../view/view-model.ts';
import { causeBars } from './cause-bars.ts';
import type { DifferenceContext } from './difference-context.ts';
import { ghostCurves } from './ghost-curves.ts';
import { printCauses } from './print-causes.ts';
import { isMoved, printChange, printLine } from './print-line.ts';
import { rowLines } from './row-lines.ts';

/** Table by table and figure by figure: the numbers before and after, their change and its causes. */
export async function analysesSection(
  context: DifferenceContext,
  measure: TextWidth,
): Promise<Section> {
  const blocks: Block[] = [];
  for (const result of context.results.values())
    blocks.push(...(await analysisBlocks(context, result, measure)));
  const gone = context.difference.differences.filter(
    ({ row, status }) => status === 'vanished' && !context.results.has(row.analysis),
  );
  if (gone.length > 0)
    blocks.push(
      paragraph(`${gone.length} numbers belong to analyses that are no longer declared.`),
    );
  return { id: 'analyses', title: 'Tables and figures', blocks };
}

async function analysisBlocks(
  context: DifferenceContext,
  result: AnalysisResult,
  measure: TextWidth,
): Promise<Block[]> {
  const { analysis } = result;
  const all = rowLines(context, result);
  const lines = [
    ...all.filter(({ interval }) => interval !== null),
    ...all.filter(({ interval }) => interval === null),
  ];
  const moved = lines.filter((line) => isMoved(context, line));
  if (moved.length === 0) return [];
  const bars = analysis.kind === 'cox_table' ? await causeBars(context, result, measure) : null;
  return [
    { kind: 'heading', id: `${analysis.id}-heading`, text: `${analysis.label}. ${analysis.title}` },
    ...(await ghostCurves(context, result, measure)),
    ...(bars === null ? [] : [bars]),
    plainTable({
      id: analysis.id,
      title: `${analysis.label}: ${moved.length} of ${lines.length} lines changed`,
      columns: [
        ['Number', TEXT],
        ['Before', NUMBER],
        ['After', NUMBER],
        ['Change', NUMBER],
        ['Why', TEXT],
      ],
      rows: moved.map((line) => [
        line.label,
        printLine(context, line, 'before'),
        printLine(context, line, 'after'),
        printChange(context, line.point),
        printCauses(context, line.point),
      ]),
    }),
  ];
}
