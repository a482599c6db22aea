import type { DeclarationChange } from '@cohort-report/schema';

/** Entries of a study's and a site's declarations that move no number. */
const WORDING =
  /^(title|subtitle|plan_version|source|notice|freezes|methods|disclosure|label)(\.|$)|(^|\.)(label|short|definition|basis|description|note|footnote)$|^display\.(?!days_per_month)/;
/** Kinds of files that every analysis rests on. */
const SHARED = /^(study|codebook)\.yaml$|^sites\//;

/** The changed declarations that the numbers of one analysis can feel, as `<file> <path>`. */
export function declaredCauses(
  changes: readonly DeclarationChange[],
  analysis: { id: string; kind: string },
): string[] {
  const own = `analyses/${analysis.id}.yaml`;
  const reads = (file: string) =>
    SHARED.test(file) ||
    file === own ||
    (['scorecard', 'audit'].includes(analysis.kind) &&
      (file === 'published.yaml' || file.startsWith('analyses/')));
  return changes
    .filter(({ file, path }) => reads(file) && !WORDING.test(path))
    .map(({ file, path }) => `${file}${path === '' ? '' : ` ${path}`}`);
}
