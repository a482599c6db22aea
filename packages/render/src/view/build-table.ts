import type { AnalysisKind } from '@cohort-report/schema';
import { auditTable } from '../tables/audit-table.ts';
import { baselineTable } from '../tables/baseline-table.ts';
import { coxTable } from '../tables/cox-table.ts';
import { eventTable } from '../tables/event-table.ts';
import { incidenceTable } from '../tables/incidence-table.ts';
import { interactionTable } from '../tables/interaction-table.ts';
import { leaveOneOutTable } from '../tables/leave-one-out-table.ts';
import { patientFlowTable } from '../tables/patient-flow-table.ts';
import { proportionalHazardsTable } from '../tables/proportional-hazards-table.ts';
import { scorecardTable } from '../tables/scorecard-table.ts';
import { subgroupEffectsTable } from '../tables/subgroup-effects-table.ts';
import { survivalCurvesTable } from '../tables/survival-curves-table.ts';
import { survivalSummaryTable } from '../tables/survival-summary-table.ts';
import type { TableContent, TableKind } from '../tables/table-content.ts';
import { abbreviations } from './abbreviations.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { emphasisLegend } from './emphasis-legend.ts';
import { populationNote } from './population-note.ts';
import { span } from './span.ts';
import type { Span, Table } from './view-model.ts';
import { warningNotes } from './warning-notes.ts';

const TABLE_KINDS: { [K in AnalysisKind]: TableKind<K> } = {
  audit: auditTable,
  baseline_table: baselineTable,
  event_table: eventTable,
  survival_summary: survivalSummaryTable,
  survival_curves: survivalCurvesTable,
  cumulative_incidence: incidenceTable,
  cox_table: coxTable,
  interaction_table: interactionTable,
  leave_one_out: leaveOneOutTable,
  subgroup_effects: subgroupEffectsTable,
  patient_flow: patientFlowTable,
  proportional_hazards: proportionalHazardsTable,
  scorecard: scorecardTable,
};

/** The table of an analysis of any kind, with all its notes; below a figure, without those that the figure has already. */
export function buildTable(context: AnalysisContext, place: 'alone' | 'below figure'): Table {
  const { analysis } = context;
  const draw = TABLE_KINDS[analysis.kind] as TableKind<AnalysisKind>;
  const content = draw(context);
  return {
    kind: 'table',
    id: analysis.id,
    label: analysis.label,
    title: analysis.title,
    columns: content.columns,
    head: content.head,
    body: content.body,
    notes: notes(context, content, place === 'alone'),
    file: `tables/${analysis.id}.csv`,
  };
}

function notes(context: AnalysisContext, content: TableContent, alone: boolean): Span[][] {
  const { analysis } = context;
  const spans = [...content.head, ...content.body].flatMap((row) =>
    row.cells.flatMap((item) => item.spans),
  );
  const short = abbreviations(
    alone ? analysis.abbreviations : {},
    spans.map((run) => run.text).join(' '),
  );
  return [
    ...(alone ? populationNote(context) : []),
    ...content.notes,
    ...(alone ? analysis.notes.map((note) => [span(note)]) : []),
    ...emphasisLegend(spans, context.display),
    ...warningNotes(context),
    ...context.footnotes.notes(),
    ...(short === null ? [] : [[span(short)]]),
  ];
}
