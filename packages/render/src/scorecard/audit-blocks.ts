import type { AuditFinding, AuditVerdict } from '@cohort-report/schema';
import { bodyRow, cell, detailRow, headRow, rowHeader, SHORT, TEXT } from '../tables/cells.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { buildTable } from '../view/build-table.ts';
import { paragraph } from '../view/paragraph.ts';
import { rowList } from '../view/row-list.ts';
import { span } from '../view/span.ts';
import type { Block, Column, Span, Table, TableRow } from '../view/view-model.ts';
import { choices } from './choices.ts';

type Context = AnalysisContext;

const LABELS: [AuditVerdict, string][] = [
  ['impossible', 'impossible'],
  ['differs', 'differs'],
  ['explains', 'explains'],
  ['rounding', 'by rounding'],
  ['consistent', 'consistent'],
];
const COLUMNS: Column[] = [TEXT, SHORT, TEXT];

/** What was checked in the publication and what was found, those findings first that are not plainly consistent. */
export function auditBlocks(context: Context): Block[] {
  const audit = context.report.results.audit;
  if (audit === undefined) return [];
  const findings = LABELS.flatMap(([verdict]) =>
    audit.findings.filter((finding) => finding.verdict === verdict),
  );
  const titles = new Map(audit.relations.map(({ id, title }) => [id, title]));
  const table: Table = {
    kind: 'table',
    id: `${context.analysis.id}-findings`,
    label: '',
    title: 'Findings with their arithmetic',
    columns: COLUMNS,
    head: [headRow(COLUMNS, ['Checked', 'Verdict', 'Arithmetic'])],
    body: findings.map((finding) => findingRow(finding, titles.get(finding.relation) ?? '')),
    notes: [
      [
        span(
          'Impossible: no data can give all of these values by the methods assumed. Differs: two statements differ, without consequence for the numbers. Explains: accounts for a value that is not given. By rounding: consistent, though only since each number is rounded.',
        ),
      ],
      [span('What is plainly consistent is listed one by one in report.html and in the CSV.')],
    ],
    file: `tables/${context.analysis.id}.csv`,
  };
  const marks = findings.map(({ verdict }) => verdict);
  return [
    paragraph(summary(context)),
    {
      ...buildTable(context, 'alone'),
      id: `${context.analysis.id}-relations`,
      label: '',
      title: 'What was checked',
      file: null,
    },
    { kind: 'filtered', table, marks, choices: choices(marks, LABELS), print: table },
    rowList(context),
  ];
}

function summary(context: Context): Span[] {
  const count = (statistic: string) => context.print(context.row({ statistic }));
  return [
    span(
      'The printed values of the publication are checked against each other, whatever the data. Of ',
    ),
    ...count('checked'),
    span(' checks '),
    ...count('consistent'),
    span(' are consistent, '),
    ...count('rounding'),
    span(' by rounding; '),
    ...count('impossible'),
    span(' find values that no data can give.'),
  ];
}

function findingRow(finding: AuditFinding, title: string): TableRow {
  const { subject, verdict, arithmetic, note } = finding;
  const label = LABELS.find(([candidate]) => candidate === verdict)?.[1] ?? verdict;
  const cells = [
    rowHeader(subject === title ? title : [span(`${title}. `), span(subject, 'italic')]),
    cell([span(label, verdict === 'impossible' || verdict === 'differs' ? 'bold' : 'none')]),
    cell(note === undefined ? `${arithmetic}.` : `${arithmetic}. ${note}`),
  ];
  return verdict === 'consistent' ? detailRow(cells) : bodyRow(cells);
}
