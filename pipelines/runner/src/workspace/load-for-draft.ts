import { loadStudy, ProblemsError, type StudyBundle, type StudyFiles } from '@cohort-report/schema';

/**
 * The declarations that a site's mapping is drafted from. Mappings of other sites that are not correct yet, as drafts are at
 * first, are left out and named. Throws ProblemsError with the problems of study.yaml and codebook.yaml.
 */
export function loadForDraft(files: StudyFiles): { bundle: StudyBundle; leftOut: string[] } {
  const load = (from: StudyFiles) => loadStudy(from, ['sites'], 'some');
  try {
    return { bundle: load(files), leftOut: [] };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    const leftOut = [...new Set(error.problems.map(({ file }) => file))].sort();
    if (!leftOut.every((file) => /^sites\/.+\.yaml$/.test(file))) throw error;
    return {
      bundle: load(new Map([...files].filter(([file]) => !leftOut.includes(file)))),
      leftOut,
    };
  }
}
