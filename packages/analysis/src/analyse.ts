import {
  type Analysis,
  type AnalysisKind,
  type Cohort,
  type Problem,
  ProblemsError,
  type Results,
  type StudyBundle,
} from '@cohort-report/schema';
import type { Kind } from './kinds/kind.ts';
import { selectPopulation } from './population/select-population.ts';
import { registry } from './registry.ts';
import { checkRows } from './rows/check-rows.ts';

/**
 * Carries out every declared analysis on the cohort, in the order of the bundle.
 * Numbers are at full precision, times in months; what can't be estimated is a row with its reason.
 * Throws ProblemsError with the problems of all analyses whose declaration can't be carried out.
 */
export function analyse({ bundle, cohort }: { bundle: StudyBundle; cohort: Cohort }): Results {
  const results: Results = {
    study: cohort.study,
    freeze: cohort.freeze,
    planVersion: bundle.study.plan_version,
    patients: cohort.patients.length,
    endpoints: cohort.endpoints.map(({ id, label, short, definition, days, event }) => ({
      id,
      label,
      short,
      definition,
      events: event.filter((happened) => happened === true).length,
      n: days.filter((time, patient) => time !== null && event[patient] !== null).length,
    })),
    analyses: [],
    rows: [],
    curves: [],
  };
  const problems: Problem[] = [];
  for (const phase of PHASES) {
    for (const analysis of bundle.analyses.filter(({ kind }) => phase(kind))) {
      try {
        const population = selectPopulation(analysis, cohort);
        const carryOut = registry[analysis.kind] as unknown as Kind<AnalysisKind>;
        const output = carryOut({ analysis, bundle, cohort, population, earlier: results });
        const checked = checkRows(analysis.id, output.rows);
        problems.push(...checked.problems);
        results.rows.push(...checked.rows);
        results.curves.push(...output.curves);
        if (output.incidences !== undefined)
          results.incidences = [...(results.incidences ?? []), ...output.incidences];
        if (output.audit !== undefined) results.audit = output.audit;
        if (output.scorecard !== undefined) results.scorecard = output.scorecard;
        results.analyses.push({
          analysis,
          n: population.n,
          variables: output.variables,
          warnings: [...new Set([...population.warnings, ...output.warnings])],
        });
      } catch (error) {
        problems.push(...problemsOf(analysis, error));
      }
    }
    if (problems.length > 0) throw new ProblemsError(problems);
  }
  const place = new Map(bundle.analyses.map(({ id }, index) => [id, index]));
  const placeOf = (id: string) => place.get(id) ?? place.size;
  results.analyses.sort((a, b) => placeOf(a.analysis.id) - placeOf(b.analysis.id));
  results.rows.sort((a, b) => placeOf(a.analysis) - placeOf(b.analysis));
  return results;
}

/** What reads published.yaml comes last: the audit first, since the scorecard names what it finds impossible. */
const PHASES: ((kind: AnalysisKind) => boolean)[] = [
  (kind) => kind !== 'audit' && kind !== 'scorecard',
  (kind) => kind === 'audit',
  (kind) => kind === 'scorecard',
];

function problemsOf(analysis: Analysis, error: unknown): readonly Problem[] {
  if (error instanceof ProblemsError) return error.problems;
  return [
    {
      file: `analyses/${analysis.id}.yaml`,
      message: `this analysis can't be carried out: ${error instanceof Error ? error.message : String(error)}`,
      action: 'correct the declaration, or take the file out of analyses/',
    },
  ];
}
