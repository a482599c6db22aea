import type { AnalysisResult } from '@cohort-report/schema';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { paragraph } from '../view/paragraph.ts';
import { plainTable } from '../view/plain-table.ts';
import { span } from '../view/span.ts';
import type { Section, Span } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';
import { linkTo } from './link-to.ts';
import { printCauses } from './print-causes.ts';
import { printChange, printLine } from './print-line.ts';
import { type RowLine, rowLines } from './row-lines.ts';
import { SUM_TO_CHANGE } from './sum-to-change.ts';

const MOST = 12;

type Moved = { result: AnalysisResult; line: RowLine; size: number };

/** The hazard ratios that moved most, each with its causes; null where none did. */
export function ratiosSection(context: DifferenceContext): Section | null {
  const all = [...context.results.values()]
    .flatMap((result) => rowLines(context, result).map((line) => ({ result, line })))
    .flatMap(({ result, line }): Moved[] => {
      const found = context.changes.get(line.point);
      if (found?.row.statistic !== 'hazard_ratio') return [];
      if (!found.before || !found.after || found.status === 'withheld') return [];
      const size = Math.abs(Math.log(found.after / found.before));
      return [{ result, line, size }];
    })
    .sort((a, b) => b.size - a.size || (a.line.point < b.line.point ? -1 : 1));
  const moved = withoutRepeats(context, all);
  if (moved.length === 0) return null;
  const tables = [...new Map(moved.map(({ result: { analysis } }) => [analysis.id, analysis]))];
  const links = tables
    .sort(([, a], [, b]) => (a.label < b.label ? -1 : 1))
    .flatMap(([id, { label }], index): Span[] => [
      ...(index === 0 ? [] : [span(', ')]),
      { ...span(label), link: `${id}-heading` },
    ]);
  return {
    id: 'ratios',
    title: 'Why did the hazard ratios move?',
    blocks: [
      paragraph([
        span(
          `Of ${moved.length} hazard ratios that moved, the ${Math.min(MOST, moved.length)} that moved most in proportion. All of them, each with its causes: `,
        ),
        ...links,
        span('.'),
      ]),
      plainTable({
        id: 'ratios-table',
        title: 'Hazard ratios that moved most',
        columns: [
          ['Hazard ratio', TEXT],
          ['Before', NUMBER],
          ['After', NUMBER],
          ['Change', NUMBER],
          ['Why', TEXT],
        ],
        rows: moved
          .slice(0, MOST)
          .map(({ result, line }) => [
            linkTo(
              context,
              line.point,
              `${result.analysis.label}: ${line.label.replace(/, HR$/, '')}`,
            ),
            printLine(context, line, 'before'),
            printLine(context, line, 'after'),
            printChange(context, line.point),
            printCauses(context, line.point),
          ]),
        notes: [`The amounts under "Why" ${SUM_TO_CHANGE}`],
      }),
    ],
  };
}

/** Without those of a leave-one-out analysis, of all patients, or of a subgroup analysis that another analysis has, too. */
function withoutRepeats({ changes }: DifferenceContext, moved: readonly Moved[]): Moved[] {
  const isRepeating = ({ result: { analysis } }: Moved) =>
    analysis.kind === 'leave_one_out' || analysis.kind === 'subgroup_effects';
  const keyOf = ({ line }: Moved) => {
    const { row, before, after } = changes.get(line.point) ?? {};
    const { endpoint, model, variable, level, reference } = row ?? {};
    return JSON.stringify([endpoint, model, variable, level, reference, before, after]);
  };
  const others = new Set(moved.filter((item) => !isRepeating(item)).map(keyOf));
  return moved.filter((item) => !isRepeating(item) || !others.has(keyOf(item)));
}
