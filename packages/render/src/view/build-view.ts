import type { AnalysisResult, DataNotes } from '@cohort-report/schema';
import type { TextWidth } from '../figures/text-width.ts';
import { analysisBlocks } from './analysis-blocks.ts';
import { checklistSection } from './checklist-section.ts';
import { dataNotesSection } from './data-notes-section.ts';
import { methodsSection } from './methods-section.ts';
import { type Provenance, provenanceSection } from './provenance-section.ts';
import type { ReportContext } from './report-context.ts';
import { requireComplete } from './require-complete.ts';
import { textSections } from './text-section.ts';
import type { Block, Section, View } from './view-model.ts';

/** The whole report as a tree, in the order of a paper. */
export async function buildView(
  report: ReportContext,
  input: { templates: ReadonlyMap<string, string>; dataNotes: DataNotes; provenance: Provenance },
  measure: TextWidth,
): Promise<View> {
  const texts = textSections(report, input.templates);
  const text = (name: string): Section[] => {
    const section = texts.get(name);
    texts.delete(name);
    return section === undefined ? [] : [section];
  };
  const shown = async (wanted: AnalysisResult['analysis']['section']): Promise<Block[]> => {
    const results = report.results.analyses.filter(({ analysis }) => analysis.section === wanted);
    const blocks = [];
    for (const result of results) blocks.push(...(await analysisBlocks(report, result, measure)));
    return blocks;
  };
  const section = (id: string, title: string, blocks: Block[]): Section[] =>
    blocks.length === 0 ? [] : [{ id, title, blocks }];

  const publication = async (): Promise<Section[]> => {
    const all = report.results.analyses.filter(
      ({ analysis }) => analysis.section === 'publication',
    );
    const sections: Section[] = [];
    for (const result of all) {
      const { id, title } = result.analysis;
      sections.push({
        id: `${id}-section`,
        title,
        blocks: await analysisBlocks(report, result, measure),
      });
    }
    return sections;
  };

  const parts = [
    ...text('summary'),
    methodsSection(report),
    ...section('patient-flow-section', 'Patient flow', await shown('flow')),
    ...text('results'),
    ...section('tables', 'Tables', await shown('tables')),
    ...section('figures', 'Figures', await shown('figures')),
    ...[...texts.keys()].flatMap(text),
    ...section('supplement', 'Supplement', await shown('supplement')),
    ...(await publication()),
    ...section('text-values', 'Numbers behind the text', await shown('text')),
    dataNotesSection(input.dataNotes),
  ];
  const provenance = provenanceSection(report, input.provenance);
  const titles = new Map([...parts, provenance].map(({ id, title }) => [id, title]));
  const sections = [...parts, ...checklistSection(report, titles), provenance];
  return requireComplete({ ...head(report, input.provenance), sections });
}

function head(report: ReportContext, provenance: Provenance): Omit<View, 'sections'> {
  const { study, results } = report;
  const freeze = study.freezes.find(({ id }) => id === results.freeze);
  const source = study.source;
  return {
    title: study.title,
    subtitle: study.subtitle ?? '',
    study: study.study,
    freeze: {
      id: results.freeze,
      label: freeze?.label ?? '',
      date: freeze?.cutoff ?? (/^\d{4}-\d{2}-\d{2}$/.test(results.freeze) ? results.freeze : ''),
    },
    planVersion: results.planVersion,
    version: provenance.code.version,
    notice: study.notice ?? null,
    source:
      source === undefined
        ? null
        : { citation: source.citation, doi: source.doi ?? '', license: source.license ?? '' },
  };
}
