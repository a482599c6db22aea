import type { AnalysisContext } from '../view/analysis-context.ts';
import type { Column } from '../view/view-model.ts';
import { bodyRow, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import type { TableContent } from './table-content.ts';

/** Patients excluded and left at each criterion, in the declared order, criteria that exclude nobody too. */
export function patientFlowTable(context: AnalysisContext<'patient_flow'>): TableContent {
  const columns: Column[] = [TEXT, NUMBER, NUMBER];
  const { eligibility } = context.report.study;
  return {
    columns,
    head: [headRow(columns, ['Criterion', 'Excluded', 'Remaining'])],
    body: [
      bodyRow([
        rowHeader('Patients in the exports'),
        numberCell(''),
        numberCell(context.print(context.row({ statistic: 'start' }))),
      ]),
      ...eligibility.map((criterion) =>
        bodyRow([
          rowHeader(criterion.reason, { indent: true }),
          ...['excluded', 'remaining'].map((statistic) =>
            numberCell(context.print(context.row({ statistic, variable: criterion.id }))),
          ),
        ]),
      ),
      bodyRow(
        [
          rowHeader('Patients included'),
          numberCell(''),
          numberCell(context.print(context.row({ statistic: 'included' }))),
        ],
        true,
      ),
    ],
    notes: [],
  };
}
