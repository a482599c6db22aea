import { loadStudy, type StudyBundle } from '@cohort-report/schema';

/** The bundle of a study without sites' mappings, with these analyses: id -> YAML behind label, title and section. */
export function makeBundle(
  study: string,
  codebook: string,
  analyses: Record<string, string>,
): StudyBundle {
  const files = Object.entries(analyses).map(([id, text]): [string, string] => [
    `analyses/${id}.yaml`,
    `label: ${id}\ntitle: Title\nsection: tables\n${text}`,
  ]);
  const declarations = new Map([['study.yaml', study], ['codebook.yaml', codebook], ...files]);
  return loadStudy(declarations, ['analyses']);
}
