import type { AnalysisOf } from '@cohort-report/schema';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { span } from '../view/span.ts';
import type { Cell, Column, Span } from '../view/view-model.ts';
import { bodyRow, cell, headRow, NUMBER, numberCell, rowHeader, TEXT } from './cells.ts';
import { competingNote } from './competing-note.ts';
import { coxModelNotes } from './cox-model-notes.ts';
import { MODEL_NAMES } from './model-names.ts';
import { strataNote } from './strata-note.ts';
import type { TableContent } from './table-content.ts';

type Context = AnalysisContext<'proportional_hazards'>;
type Declared = AnalysisOf<'proportional_hazards'>;
type Model = Declared['models'][number];

const COUNTS: Record<Model, [statistic: string, name: string][]> = {
  univariable: [
    ['n', 'n'],
    ['events', 'Events'],
  ],
  multivariable: [],
};
const TESTS: [statistic: string, name: string | Span[]][] = [
  ['ph_chisq', 'Chi-square'],
  ['ph_df', 'df'],
  ['ph_p', [span('p', 'italic')]],
];
const SCALES: Record<Declared['transform'], string> = {
  km: 'the share of patients with an event so far, by Kaplan–Meier',
  rank: 'the rank of time',
  identity: 'time itself',
  log: 'the logarithm of time',
};

/** Tests of proportional hazards by factor and model, below them that of the multivariable model as a whole. */
export function proportionalHazardsTable(context: Context): TableContent {
  const { factors, models } = context.analysis;
  const own = models.flatMap((model) => [...COUNTS[model], ...TESTS]);
  const columns: Column[] = [TEXT, ...own.map(() => NUMBER)];
  const overhead = bodyRow([
    cell(''),
    ...models.map((model) =>
      cell(MODEL_NAMES[model], {
        header: true,
        colspan: COUNTS[model].length + TESTS.length,
        align: 'center',
      }),
    ),
  ]);
  const line = (header: string, variable: string | undefined, ruled: boolean) =>
    bodyRow(
      [rowHeader(header), ...models.flatMap((model) => tests(context, model, variable))],
      ruled,
    );
  return {
    columns,
    head: [overhead, headRow(columns, ['Factor', ...own.map(([, name]) => name)])],
    body: [
      ...factors.map((factor) => line(context.label(factor), factor.variable, false)),
      ...(models.includes('multivariable') ? [line('All factors together', undefined, true)] : []),
    ],
    notes: [
      ...testNotes(context),
      ...coxModelNotes(context),
      ...competingNote(context),
      ...strataNote(context),
    ],
  };
}

function tests(context: Context, model: Model, variable: string | undefined): Cell[] {
  const { endpoint } = context.analysis;
  const row = (statistic: string) => context.row({ endpoint, model, variable, statistic });
  const isAbsent = row('ph_p')?.value === null;
  return [...COUNTS[model], ...TESTS].map(([statistic]) =>
    numberCell(isAbsent && /^ph_(chisq|df)$/.test(statistic) ? '–' : context.print(row(statistic))),
  );
}

function testNotes({ analysis }: Context): Span[][] {
  const { ties, transform } = analysis;
  const name = `${ties.charAt(0).toUpperCase()}${ties.slice(1)}`;
  const tied = ties === 'exact' ? 'exact in the model, Breslow in the test' : name;
  return [
    [
      span(
        `Grambsch–Therneau score test of whether log hazard ratios change linearly with ${SCALES[transform]} (ties: ${tied}); a factor of several levels is tested as a whole.`,
      ),
    ],
    [
      span(
        'A small p value speaks against proportional hazards: a single hazard ratio then averages over one that changes during follow-up. A large p value does not prove them: with few events even a strong change goes unnoticed.',
      ),
    ],
  ];
}
