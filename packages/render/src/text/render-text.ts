import type { Problem } from '@cohort-report/schema';
import Handlebars from 'handlebars';
import type { ReportContext } from '../view/report-context.ts';
import type { Span } from '../view/view-model.ts';
import { checkTemplate } from './check-template.ts';
import { listHelpers } from './list-helpers.ts';
import { logicHelpers } from './logic-helpers.ts';
import { type ParsedText, parseBlocks } from './parse-blocks.ts';
import { textScope } from './text-scope.ts';
import { valueHelpers } from './value-helpers.ts';

export interface RenderedText extends ParsedText {
  notes: Span[][];
  problems: Problem[];
}

/**
 * A text of the study with its numbers filled in. The template sees `study`, `freeze` and `endpoints`;
 * all numbers come through helpers that look up result rows. What is wrong comes back as problems, with file and line.
 */
export function renderText(report: ReportContext, file: string, source: string): RenderedText {
  const scope = textScope(report, file);
  const helpers = { ...valueHelpers(scope), ...logicHelpers(scope), ...listHelpers(scope) };
  const empty: RenderedText = { title: null, blocks: [], notes: [], problems: scope.problems };
  scope.problems.push(...checkTemplate(source, file, Object.keys(helpers)));
  if (scope.problems.length > 0) return empty;
  try {
    const text = Handlebars.create().compile(source, { strict: true, noEscape: true })(
      facts(report),
      { helpers },
    );
    const idPrefix = file.replace(/^.*\//, '').replace(/\.hbs$/, '');
    return {
      ...parseBlocks(text, scope.marks, idPrefix),
      notes: scope.footnotes.notes(),
      problems: scope.problems,
    };
  } catch (error) {
    scope.problems.push({ file, message: firstLine(error) });
    return empty;
  }
}

function facts(report: ReportContext): Record<string, unknown> {
  const { study, results } = report;
  const freeze = study.freezes.find((candidate) => candidate.id === results.freeze);
  return {
    study: { title: study.title, subtitle: study.subtitle ?? '', plan: study.plan_version },
    freeze: { id: results.freeze, label: freeze?.label ?? '', cutoff: freeze?.cutoff ?? '' },
    endpoints: Object.fromEntries(
      study.endpoints.map(({ id, label, short, definition }) => [id, { label, short, definition }]),
    ),
  };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
