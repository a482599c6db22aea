import type { ScorecardEntry, ScorecardStatus } from '@cohort-report/schema';
import { formatDecimal } from '../format/format-decimal.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { span } from '../view/span.ts';
import type { Column, Span, TableRow } from '../view/view-model.ts';
import {
  bodyRow,
  cell,
  detailRow,
  headRow,
  NUMBER,
  numberCell,
  rowHeader,
  SHORT,
  TEXT,
} from './cells.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'scorecard'>;

const STATUS: Record<ScorecardStatus, Span> = {
  match: span('match'),
  miss: span('miss', 'bold'),
  impossible: span('impossible', 'bold'),
  absent: span('absent', 'bold'),
};

/** Every value that the publication prints beside the computed one, by the place where it stands. */
export function scorecardTable(context: Context): TableContent {
  const columns: Column[] = [TEXT, NUMBER, NUMBER, NUMBER, SHORT];
  const { places, entries } = context.report.results.scorecard ?? { places: [], entries: [] };
  return {
    columns,
    head: [headRow(columns, ['Value', 'Printed', 'Computed', 'Distance', 'Verdict'])],
    body: [
      bodyRow([rowHeader('All'), cell(tally(context), { colspan: 4, align: 'right' })]),
      ...places.flatMap(({ id, label }) => [
        bodyRow([rowHeader([span(label, 'bold')]), tallyCell(context, id)], true),
        ...entries.filter(({ place }) => place === id).map((entry) => entryRow(context, entry)),
      ]),
    ],
    notes: notes(context, entries),
  };
}

function tallyCell(context: Context, place: string) {
  return cell(tally(context, place), { colspan: 4, align: 'right' });
}

function tally(context: Context, place?: string): Span[] {
  const key = place === undefined ? {} : { variable: 'place', level: place };
  const count = (statistic: string) => context.print(context.row({ ...key, statistic }));
  return [...count('matched'), span(' of '), ...count('printed'), span(' match')];
}

function entryRow(context: Context, entry: ScorecardEntry): TableRow {
  const known = context.report.rows.has(entry.row);
  const computed: Span = {
    ...span(entry.rounded ?? 'NA'),
    row: known && entry.of === undefined ? entry.row : null,
  };
  const reason = entry.value === null && entry.reason !== undefined ? [entry.reason] : [];
  const marks = [...reason, ...remark(entry)].map((text) => context.footnotes.mark(text));
  const unit = entry.percent ? [span('\u00a0%')] : [];
  const row = entry.status === 'match' ? detailRow : bodyRow;
  return row([
    rowHeader(`${entry.label}: ${entry.statistic.replaceAll('_', ' ')}`, { indent: true }),
    numberCell([span(entry.printed), ...unit]),
    numberCell([computed, ...(entry.rounded === null ? [] : unit), ...marks]),
    numberCell(entry.distance === null ? '' : formatDecimal(entry.distance, 1)),
    cell([STATUS[entry.status]]),
  ]);
}

function remark({ note, findings }: ScorecardEntry): string[] {
  const proof = findings.length === 0 ? [] : [`No data can give it: audit ${findings.join(', ')}`];
  return [...proof, ...(note === undefined ? [] : [note])];
}

function notes(context: Context, entries: readonly ScorecardEntry[]): Span[][] {
  const proven = entries.some(({ status }) => status === 'impossible');
  return [
    [
      span(
        'Match: the computed value rounds to the printed one. Distance: from the printed to the computed value, in units of the last digit printed. Values that match are listed in report.html and in the CSV.',
      ),
      ...(proven ? [span(' Impossible: not matched, and no data could give it.')] : []),
    ],
    ...(context.rows().length === 0 ? [[span('No value was compared.')]] : []),
  ];
}
