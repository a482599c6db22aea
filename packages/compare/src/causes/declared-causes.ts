import {
  type Analysis,
  compileExpression,
  type DeclarationChange,
  endpointExpressions,
  type StudyBundle,
} from '@cohort-report/schema';
import { namesIn } from './names-in.ts';

/** Entries of a study's and a site's declarations that move no number. */
const WORDING =
  /^(title|subtitle|plan_version|source|notice|freezes|methods|disclosure|label)(\.|$)|(^|\.)(label|short|definition|basis|description|note|footnote)$|^display\.(?!days_per_month)/;
/** Entries of the study that decide which p value counts as significant. */
const LEVEL = /^display\.significance/;
/** Files that every analysis rests on. */
const SHARED = /^(study|codebook)\.yaml$|^sites\//;
/** Entries that only those feel who read them. */
const NAMED = /^(?:derivations|variables|endpoints)\.([^.]+)/;

/**
 * The changed declarations that the numbers of one analysis can feel, as `<file> <path>`: its own, and those of study,
 * codebook and sites, unless they concern a variable or an endpoint that neither it nor the choice of patients reads.
 */
export function declaredCauses(
  changes: readonly DeclarationChange[],
  analysis: Analysis,
  bundles: readonly StudyBundle[],
): string[] {
  const isLedger = analysis.kind === 'scorecard' || analysis.kind === 'audit';
  const own = `analyses/${analysis.id}.yaml`;
  const read = readNames(analysis, bundles);
  const feels = ({ file, path }: DeclarationChange) => {
    if (isLedger && (file === 'published.yaml' || file.startsWith('analyses/'))) return true;
    if (file === own) return !WORDING.test(path);
    if (analysis.kind === 'leave_one_out' && LEVEL.test(path)) return true;
    if (!SHARED.test(file) || WORDING.test(path)) return false;
    const name = file.startsWith('sites/') ? undefined : NAMED.exec(path)?.[1];
    return name === undefined || isLedger || read.has(name);
  };
  return changes.filter(feels).map(({ file, path }) => `${file}${path === '' ? '' : ` ${path}`}`);
}

/** Names that an analysis and the choice of patients read, and those that these are derived from. */
function readNames(analysis: Analysis, bundles: readonly StudyBundle[]): Set<string> {
  const read = new Set<string>();
  for (const { study, analyses } of bundles) {
    const declared = analyses.find(({ id }) => id === analysis.id) ?? analysis;
    for (const name of [...namesIn(declared), ...namesIn(study.eligibility)]) read.add(name);
    const sources = [
      ...study.derivations.map(({ name, expr }) => ({ name, texts: [expr] })),
      ...study.endpoints.map((endpoint) => ({
        name: endpoint.id,
        texts: endpointExpressions(endpoint),
      })),
    ];
    for (let before = -1; before !== read.size; ) {
      before = read.size;
      for (const { name, texts } of sources) {
        if (!read.has(name)) continue;
        for (const text of texts)
          for (const found of compileExpression(text).names) read.add(found);
      }
    }
  }
  return read;
}
