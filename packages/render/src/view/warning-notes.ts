import type { AnalysisContext } from './analysis-context.ts';
import { span } from './span.ts';
import type { Span } from './view-model.ts';

/** Warnings of an analysis, those that say the same of several models (`OS, Sex: …`) once. */
export function warningNotes(context: AnalysisContext): Span[][] {
  const { warnings } = context.result;
  const all = warnings.length > 0 ? warnings : context.rows().flatMap((row) => row.warnings ?? []);
  const subjects = new Map<string, string[]>();
  for (const warning of new Set(all)) {
    const [, subject, text] = /^([^:]+): (.+)$/.exec(warning) ?? [];
    const key = text ?? warning;
    subjects.set(key, [...(subjects.get(key) ?? []), ...(subject === undefined ? [] : [subject])]);
  }
  return [...subjects].map(([text, who]) => [
    span(`Caution: ${text}${who.length === 0 ? '' : ` (${who.join('; ')})`}.`),
  ]);
}
