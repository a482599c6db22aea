import { ProblemsError } from '@cohort-report/schema';
import { renderText } from '../text/render-text.ts';
import { paragraph } from './paragraph.ts';
import type { ReportContext } from './report-context.ts';
import type { Section } from './view-model.ts';

/** Sections made of the study's texts: name of the file without its ending -> section. Throws ProblemsError with every problem of every text. */
export function textSections(
  report: ReportContext,
  templates: ReadonlyMap<string, string>,
): Map<string, Section> {
  const sections = new Map<string, Section>();
  const problems = [];
  for (const [path, source] of [...templates].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = path.replace(/^.*\//, '').replace(/\.hbs$/, '');
    const rendered = renderText(report, `report/${name}.hbs`, source);
    problems.push(...rendered.problems);
    sections.set(name, {
      id: name,
      title: rendered.title ?? titleOf(name),
      blocks: [...rendered.blocks, ...rendered.notes.map((note) => paragraph(note))],
    });
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  return sections;
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}
