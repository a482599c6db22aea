import { loadStudy, type StudyBundle } from '@cohort-report/schema';

/** The bundle of a toy study without sites' mappings; its difference withholds what tells of fewer patients than the minimum. */
export function bundleOf(
  declared: { study: string; codebook: string; analyses: Record<string, string> },
  minimumChange: number,
): StudyBundle {
  const analyses = Object.entries(declared.analyses).map(([name, text]): [string, string] => [
    `analyses/${name}.yaml`,
    text,
  ]);
  const files = [
    ['study.yaml', declared.study],
    ['codebook.yaml', declared.codebook],
  ] as const;
  const bundle = loadStudy(new Map([...files, ...analyses]), ['analyses']);
  return { ...bundle, study: { ...bundle.study, disclosure: { minimum_change: minimumChange } } };
}
