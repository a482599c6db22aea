import { loadStudy, type Problem, ProblemsError, type StudyBundle } from '@cohort-report/schema';
import { readDeclarations } from './read-declarations.ts';

export interface Declared {
  bundle?: StudyBundle;
  problems: readonly Problem[];
}

/** The declarations in a study's folder with their problems; where the analyses or the checklist alone are broken, the rest, so that the data can be checked all the same. */
export async function loadDeclared(folder: string): Promise<Declared> {
  const files = await readDeclarations(folder);
  try {
    return { bundle: loadStudy(files), problems: [] };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    try {
      return { bundle: loadStudy(files, ['sites']), problems: error.problems };
    } catch {
      return { problems: error.problems };
    }
  }
}
