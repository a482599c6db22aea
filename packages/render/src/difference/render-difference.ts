import { canonicalJson } from '../export/canonical-json.ts';
import { createTextWidth } from '../figures/text-width.ts';
import { renderHtml } from '../html/render-html.ts';
import { renderPdf } from '../pdf/render-pdf.ts';
import { requireComplete } from '../view/require-complete.ts';
import type { Section, View } from '../view/view-model.ts';
import { analysesSection } from './analyses-section.ts';
import { causesSection } from './causes-section.ts';
import { cohortSection } from './cohort-section.ts';
import { conclusionsSection } from './conclusions-section.ts';
import { type DifferenceInput, differenceContext } from './difference-context.ts';
import { influenceSection } from './influence-section.ts';
import { declarationsSection, disclosureSection, findingsSection } from './notes-sections.ts';
import { ratiosSection } from './ratios-section.ts';

/**
 * A difference as difference.html, difference.pdf and difference.json, in the look of the report. The same input gives the same
 * bytes. Of what is withheld in the difference nothing is shown; the values of the later freeze are those of its report.
 */
export async function renderDifference(input: DifferenceInput): Promise<Map<string, Uint8Array>> {
  const context = differenceContext(input);
  const measure = createTextWidth();
  const { study } = input.bundle;
  const { before, after, form } = input.difference;
  const influence = influenceSection(context);
  const ratios = ratiosSection(context);
  const sections: Section[] = [
    conclusionsSection(context),
    ...(ratios === null ? [] : [ratios]),
    causesSection(context),
    ...(influence === null ? [] : [influence]),
    await analysesSection(context, measure),
    cohortSection(context),
    findingsSection(context),
    declarationsSection(context),
    disclosureSection(context),
  ];
  const freeze = study.freezes.find(({ id }) => id === after.freeze);
  const view: View = requireComplete({
    title: study.title,
    subtitle: `What changed from freeze ${before.freeze} to ${after.freeze}, and why${form === 'internal' ? ' (internal)' : ''}`,
    study: study.study,
    freeze: {
      id: after.freeze,
      label: `compared with ${before.freeze}`,
      date: freeze?.cutoff ?? (/^\d{4}-\d{2}-\d{2}$/.test(after.freeze) ? after.freeze : ''),
    },
    planVersion: after.planVersion,
    version: input.version,
    notice: study.notice ?? null,
    source: null,
    sections,
  });
  return new Map<string, Uint8Array>([
    ['difference.html', Buffer.from(renderHtml(view, 'difference'))],
    ['difference.pdf', renderPdf(view, measure)],
    ['difference.json', Buffer.from(canonicalJson(input.difference))],
  ]);
}
