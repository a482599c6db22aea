import type { ResultRow } from '@cohort-report/schema';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { printEstimate } from '../view/print-estimate.ts';
import type { Cell } from '../view/view-model.ts';
import { numberCell } from './cells.ts';

/** A ratio with its interval; `row` gives the row of a statistic. */
export function ratioCell(
  { print }: Pick<AnalysisContext, 'print'>,
  row: (statistic: string) => ResultRow | undefined,
  statistic = 'hazard_ratio',
): Cell {
  return numberCell(
    printEstimate(row(statistic), row(`${statistic}_lower`), row(`${statistic}_upper`), print),
  );
}
