import type { ScorecardEntry, ScorecardStatus } from '@cohort-report/schema';
import { formatDecimal } from '../format/format-decimal.ts';
import {
  bodyRow,
  cell,
  headRow,
  NUMBER,
  numberCell,
  rowHeader,
  SHORT,
  TEXT,
} from '../tables/cells.ts';
import { abbreviations } from '../view/abbreviations.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { buildTable } from '../view/build-table.ts';
import { paragraph } from '../view/paragraph.ts';
import { rowList } from '../view/row-list.ts';
import { span } from '../view/span.ts';
import type { Block, Column, Span, Table, TableRow } from '../view/view-model.ts';
import { choices } from './choices.ts';
import { computedText } from './computed-text.ts';
import { statisticLabel } from './statistic-label.ts';

type Context = AnalysisContext;

const LABELS: [ScorecardStatus, string][] = [
  ['match', 'match'],
  ['miss', 'miss'],
  ['impossible', 'impossible'],
  ['absent', 'not computed'],
];
/** In print what does not match comes first. */
const PRINT_ORDER: ScorecardStatus[] = ['miss', 'impossible', 'absent', 'match'];
const COLUMNS: [string, Column][] = [
  ['Value', TEXT],
  ['Place', SHORT],
  ['Printed', NUMBER],
  ['Computed', NUMBER],
  ['Rounded', NUMBER],
  ['Off by', NUMBER],
  ['Status', SHORT],
];
const DECIMALS_MORE = 3;

/** How many printed values the results match, by place and in all, and each of them beside the computed one. */
export function scorecardBlocks(context: Context): Block[] {
  const card = context.report.results.scorecard;
  if (card === undefined) return [];
  const { entries } = card;
  const { analysis } = context;
  const places = new Map(card.places.map(({ id, label }) => [id, label]));
  const table = (rows: readonly ScorecardEntry[], place: 'page' | 'print'): Table => ({
    kind: 'table',
    id: `${analysis.id}-values`,
    label: '',
    title: 'Each printed value beside the computed one',
    columns: COLUMNS.map(([, column]) => column),
    head: [
      headRow(
        COLUMNS.map(([, column]) => column),
        COLUMNS.map(([name]) => name),
      ),
    ],
    body: rows.map((entry) =>
      entryRow(context, entry, places.get(entry.place) ?? entry.place, place),
    ),
    notes: notes(context, rows),
    file: `tables/${analysis.id}.csv`,
  });
  const marks = entries.map(({ status }) => status);
  const sorted = PRINT_ORDER.flatMap((status) =>
    entries.filter((entry) => entry.status === status),
  );
  return [
    paragraph(summary(context)),
    {
      ...buildTable({ ...context, analysis: { ...analysis, abbreviations: {} } }, 'alone'),
      id: `${analysis.id}-places`,
      label: '',
      title: 'Matches by place',
      file: null,
    },
    {
      kind: 'filtered',
      table: table(entries, 'page'),
      marks,
      choices: choices(marks, LABELS),
      print: table(sorted, 'print'),
    },
    rowList(context),
  ];
}

function summary(context: Context): Span[] {
  const count = (statistic: string) => context.print(context.row({ statistic }));
  return [
    ...count('matched'),
    span(' of '),
    ...count('printed'),
    span(
      ' printed values are matched: the computed value, rounded to the decimals printed, gives the same digits. Missed: ',
    ),
    ...count('missed'),
    span('; impossible by the audit of the publication: '),
    ...count('impossible'),
    span('; not computed: '),
    ...count('absent'),
    span('. Results are compared with the printed values, never computed from them.'),
  ];
}

function entryRow(
  context: Context,
  entry: ScorecardEntry,
  place: string,
  where: 'page' | 'print',
): TableRow {
  const { audit } = context.report.results;
  const label = LABELS.find(([status]) => status === entry.status)?.[1] ?? entry.status;
  const status: Span = {
    ...span(label, entry.status === 'match' ? 'none' : 'bold'),
    link: entry.findings.length > 0 && audit !== undefined ? `${audit.analysis}-findings` : null,
  };
  const text = where === 'page' ? computedText(entry) : shortText(entry);
  const remarks = [
    ...(entry.value === null && entry.status !== 'match' && entry.reason !== undefined
      ? [entry.reason]
      : []),
    ...(entry.note === undefined ? [] : [entry.note]),
  ];
  return bodyRow([
    rowHeader(`${entry.label}: ${statisticLabel(entry.statistic)}`),
    cell(place),
    numberCell(entry.printed),
    numberCell([
      ...(text === '' ? [] : [computedSpan(context, entry, text)]),
      ...remarks.map((remark) => context.footnotes.mark(remark)),
    ]),
    numberCell(entry.rounded ?? ''),
    numberCell(entry.status === 'match' || entry.distance === null ? '' : signed(entry.distance)),
    cell([status]),
  ]);
}

function computedSpan(context: Context, entry: ScorecardEntry, text: string): Span {
  const known = entry.of === undefined && context.report.rows.has(entry.row);
  return { ...span(text), row: known ? entry.row : null };
}

/** A few decimals more than printed. */
function shortText({ value, percent, printed }: ScorecardEntry): string {
  if (value === null) return '';
  const shown = percent ? value * 100 : value;
  if (Number.isInteger(shown)) return formatDecimal(shown, 0);
  return formatDecimal(shown, (printed.split('.')[1]?.length ?? 0) + DECIMALS_MORE);
}

function signed(distance: number): string {
  const text = formatDecimal(distance, 2);
  return distance > 0 ? `+${text}` : text;
}

function notes(context: Context, entries: readonly ScorecardEntry[]): Span[][] {
  const has = (status: ScorecardStatus) => entries.some((entry) => entry.status === status);
  const short = abbreviations(
    context.analysis.abbreviations,
    entries.map(({ label, statistic }) => `${label} ${statisticLabel(statistic)}`).join(' '),
  );
  return [
    [
      span(
        'Off by: from the printed to the computed value in units of the last digit printed; up to 0.5 either way is rounded to it, and an exact tie may be rounded to either side. Percentages are on the scale printed.',
      ),
    ],
    ...(has('impossible')
      ? [[span('Impossible: not matched, and the audit shows that no data could give it.')]]
      : []),
    ...context.footnotes.notes(),
    ...(short === null ? [] : [[span(short)]]),
  ];
}
