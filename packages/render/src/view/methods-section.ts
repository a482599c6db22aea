import type { AnalysisResult, Basis } from '@cohort-report/schema';
import { SHORT, TEXT } from '../tables/cells.ts';
import { midSentence } from './mid-sentence.ts';
import { paragraph } from './paragraph.ts';
import { plainTable } from './plain-table.ts';
import type { ReportContext } from './report-context.ts';
import { span } from './span.ts';
import type { Block, Definitions, Section } from './view-model.ts';

/** Methods as run: statistics, endpoints, eligibility and definitions, each with where it comes from, and the settings that every analysis recorded. */
export function methodsSection(report: ReportContext): Section {
  const { study } = report;
  const blocks: Block[] = [
    paragraph(
      `Every statement is marked: ${
        study.source === undefined
          ? 'stated in the analysis plan, inferred from it'
          : 'stated in the source publication, inferred from its numbers'
      }, or assumed where it is silent.`,
    ),
  ];
  const add = (id: string, text: string, items: Definitions['items']) => {
    if (items.length > 0)
      blocks.push({ kind: 'heading', id: `methods-${id}`, text }, { kind: 'definitions', items });
  };
  add(
    'statistics',
    'Statistics',
    study.methods.map(({ topic, text, basis, source }) =>
      item(topic, basis, source === undefined ? text : `${text} (${source})`),
    ),
  );
  add(
    'endpoints',
    'Endpoints',
    study.endpoints.map(({ label, short, basis, definition, competing }) => {
      const events = competing?.map((event) => midSentence(event.label)).join(', ');
      const added = events === undefined ? '' : ` Competing: ${events}.`;
      return item(`${label} (${short})`, basis, `${definition}${added}`);
    }),
  );
  add(
    'eligibility',
    'Reasons for exclusion, in order',
    study.eligibility.map(({ reason, basis }, index) => item(`${index + 1}`, basis, reason)),
  );
  add(
    'definitions',
    'Definitions',
    study.derivations
      .filter(({ definition }) => definition !== undefined)
      .map(({ name, basis, definition }) =>
        item(variableLabel(report, name), basis, definition ?? ''),
      ),
  );
  blocks.push({ kind: 'heading', id: 'methods-as-run', text: 'Analyses as run' });
  blocks.push(analysesTable(report));
  return { id: 'methods', title: 'Methods as run', blocks };
}

function item(term: string, basis: Basis, text: string): Definitions['items'][number] {
  return { term, basis, spans: [span(text)] };
}

function variableLabel(report: ReportContext, name: string): string {
  const label = report.bundle.codebook.variables[name]?.label;
  return label ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}

function analysesTable(report: ReportContext) {
  return plainTable({
    id: 'analyses-as-run',
    title: 'Settings recorded with the results',
    columns: [
      ['Analysis', SHORT],
      ['Content', TEXT],
      ['Settings', TEXT],
      ['Basis', SHORT],
    ],
    rows: report.results.analyses.map((result) => [
      result.analysis.label,
      result.analysis.title,
      settings(report, result),
      result.analysis.basis,
    ]),
  });
}

function settings(report: ReportContext, { analysis }: AnalysisResult): string {
  const found = new Map<string, Set<string>>();
  for (const row of report.index.byAnalysis.get(analysis.id) ?? []) {
    for (const [name, value] of Object.entries(row.method ?? {})) {
      found.set(name, (found.get(name) ?? new Set()).add(String(value)));
    }
  }
  found.delete('df');
  const parts = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, values]) => `${name.replaceAll('_', ' ')}: ${[...values].sort().join(', ')}`);
  return parts.length === 0 ? '–' : parts.join('; ');
}
