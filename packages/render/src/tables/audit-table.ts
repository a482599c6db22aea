import type { AuditFinding, AuditVerdict } from '@cohort-report/schema';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { span } from '../view/span.ts';
import type { Column, Span, TableRow } from '../view/view-model.ts';
import { bodyRow, cell, detailRow, headRow, rowHeader, SHORT, TEXT } from './cells.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'audit'>;

const VERDICT: Record<AuditVerdict, Span> = {
  consistent: span('consistent'),
  rounding: span('by rounding'),
  explains: span('explains'),
  differs: span('differs', 'bold'),
  impossible: span('impossible', 'bold'),
};

/** The printed values of the publication held against each other: what was checked, the verdict, the arithmetic. */
export function auditTable(context: Context): TableContent {
  const columns: Column[] = [TEXT, SHORT, TEXT];
  const { relations, findings } = context.report.results.audit ?? { relations: [], findings: [] };
  return {
    columns,
    head: [headRow(columns, ['Checked', 'Verdict', 'Arithmetic'])],
    body: relations.flatMap(({ id, title }) => [
      bodyRow([rowHeader([span(title, 'bold')]), cell(tally(context, id), { colspan: 2 })], true),
      ...findings
        .filter(({ relation }) => relation === id)
        .map((finding) => findingRow(context, finding)),
    ]),
    notes: [
      [
        span(
          'What is consistent is listed in report.html and in the CSV. By rounding: consistent, though only since each number is rounded. Explains: accounts for a value that is not given. Differs: two statements differ, without consequence for the numbers. Impossible: no data can give all of these values.',
        ),
      ],
    ],
  };
}

function tally(context: Context, relation: string): Span[] {
  const count = (statistic: string) =>
    context.print(context.row({ variable: 'relation', level: relation, statistic }));
  return [...count('consistent'), span(' of '), ...count('checked'), span(' consistent')];
}

function findingRow(context: Context, finding: AuditFinding): TableRow {
  const marks = finding.note === undefined ? [] : [context.footnotes.mark(finding.note)];
  const row = finding.verdict === 'consistent' ? detailRow : bodyRow;
  return row([
    rowHeader([span(finding.subject), ...marks], { indent: true }),
    cell([VERDICT[finding.verdict]]),
    cell(finding.arithmetic),
  ]);
}
