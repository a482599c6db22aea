import { ProblemsError, readDeclaration } from '@cohort-report/schema';
import { fitDeclarationSchema } from './plan/fit-declaration.ts';
import { fitPlan } from './plan/fit-plan.ts';
import type { FitPlan } from './plan/plan-shape.ts';

/** Reads the declaration of a fit. Throws ProblemsError with every problem of the file. */
export function readFitPlan(text: string, file: string): FitPlan {
  const result = readDeclaration(fitDeclarationSchema, text, file);
  if ('problems' in result) throw new ProblemsError(result.problems);
  return fitPlan(result.value);
}
