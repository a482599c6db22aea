import type { Problem, StudyFiles } from '@cohort-report/schema';
import { loadStudy, ProblemsError, readDeclaration } from '@cohort-report/schema';
import type { z } from 'zod';
import { checkPlan } from './check-plan.ts';
import { cohortPlanSchema } from './cohort-plan.ts';
import { freezePlanSchema } from './freeze-plan.ts';
import type { GeneratorPlan } from './generator-plan.ts';
import { recordPlanSchema } from './record-plan.ts';
import { sitePlanSchema } from './site-plan.ts';

/**
 * Reads a study's declarations together with those of its generator (`synthetic/**`).
 * Throws ProblemsError with every problem of every file.
 */
export function readPlan(files: StudyFiles): GeneratorPlan {
  const bundle = loadStudy(files);
  const problems: Problem[] = [];
  const text = (file: string): string => {
    const found = files.get(file);
    if (found === undefined)
      problems.push({ file, message: 'the file is missing', action: `add ${file} to the study` });
    return found ?? '';
  };
  const read = <T extends z.ZodType>(schema: T, file: string): z.infer<T> => {
    const result = readDeclaration(schema, text(file), file);
    if ('value' in result) return result.value;
    problems.push(...result.problems);
    return undefined as z.infer<T>;
  };
  const cohort = read(cohortPlanSchema, 'synthetic/cohort.yaml');
  const plan: GeneratorPlan = {
    bundle,
    cohort,
    base: cohort === undefined ? '' : text(`synthetic/${cohort.base}`),
    records: read(recordPlanSchema, 'synthetic/records.yaml'),
    freezes: read(freezePlanSchema, 'synthetic/freezes.yaml'),
    sites: bundle.study.sites.map((site) => read(sitePlanSchema, `synthetic/sites/${site}.yaml`)),
  };
  if (problems.length === 0) problems.push(...checkPlan(plan));
  if (problems.length > 0) throw new ProblemsError(problems);
  return plan;
}
