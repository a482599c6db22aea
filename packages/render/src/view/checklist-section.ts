import { GUIDELINES } from '@cohort-report/schema';
import { SHORT, TEXT } from '../tables/cells.ts';
import { anchorOf } from './anchor-of.ts';
import { plainTable } from './plain-table.ts';
import type { ReportContext } from './report-context.ts';
import { span } from './span.ts';
import type { Section, Span } from './view-model.ts';

/** The items of the study's reporting guideline, each with the parts of the report that answer it; nothing where the study has no checklist. `titles`: id of a section -> its title. */
export function checklistSection(
  report: ReportContext,
  titles: ReadonlyMap<string, string>,
): Section[] {
  const { checklist } = report.bundle;
  if (checklist === undefined) return [];
  const guideline = GUIDELINES[checklist.guideline];
  const answers = new Map(checklist.items.map((answer) => [answer.item, answer]));
  const present = checklist.items.filter((answer) => answer.where !== undefined).length;
  return [
    {
      id: 'checklist',
      title: `Reporting checklist (${checklist.guideline})`,
      blocks: [
        plainTable({
          id: 'checklist-table',
          title: `What ${checklist.guideline} asks for, and where this report answers`,
          columns: [
            ['Item', SHORT],
            ['Asks for', TEXT],
            ['In this report', TEXT],
            ['Remark', TEXT],
          ],
          rows: guideline.items.map((text, index) => {
            const { where, absent, note } = answers.get(index + 1) ?? {};
            const parts = where?.map((part) => partOf(report, titles, part));
            return [
              String(index + 1),
              text,
              parts?.flatMap((part, place) => (place === 0 ? [part] : [span(', '), part])) ??
                'not in this report',
              [absent, note].filter((remark) => remark !== undefined).join(' '),
            ];
          }),
          notes: [
            `${guideline.title} (doi ${guideline.doi}); items in short. ${present} of ${guideline.items.length} items have a place in this report. The list tells where to look, not how well an item is answered.`,
          ],
        }),
      ],
    },
  ];
}

/** The name of a part with its link; without one where this freeze does not show the analysis. */
function partOf(report: ReportContext, titles: ReadonlyMap<string, string>, part: string): Span {
  const title = titles.get(part);
  if (title !== undefined) return { ...span(title), link: part };
  const isPart = ({ id }: { id: string }) => id === part;
  const shown = report.results.analyses.map(({ analysis }) => analysis).find(isPart);
  const label = (shown ?? report.bundle.analyses.find(isPart))?.label ?? part;
  return {
    ...span(label.replaceAll(' ', '\u00a0')),
    link: shown === undefined ? null : anchorOf(shown),
  };
}
