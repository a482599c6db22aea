import type { AnalysisOf, Factor, ResultRow } from '@cohort-report/schema';
import type { Population } from '../population/population.ts';
import type { RowBase } from '../rows/result-row.ts';
import type { FittedModel } from './fit-model.ts';
import { interactionFit } from './interaction-fit.ts';
import { interactionRows } from './interaction-rows.ts';
import { modelData } from './model-data.ts';
import { modelWarnings } from './model-warnings.ts';

/**
 * Whether the effect of the factor differs between the levels of a subgroup: rows of `interactionRows`, with the subgroup as
 * their variable. R: the Wald test of the products in `coxph(Surv(time, event) ~ subgroup * factor + strata(s))`.
 */
export function subgroupInteraction(
  base: Omit<RowBase, 'n'>,
  { endpoint, factor, strata, ties, conf_level }: AnalysisOf<'subgroup_effects'>,
  subgroup: Factor,
  population: Population,
): { rows: ResultRow[]; fitted: FittedModel } {
  const dataOf = (by: Factor) => modelData(population, endpoint, [by, factor], strata);
  const declared = dataOf(subgroup);
  const data = dataOf({ ...subgroup, ...presentReference(declared.factors[0]) });
  const fit = interactionFit(data, { ties, conf_level });
  const { fitted } = fit;
  const row = {
    ...base,
    variable: subgroup.variable,
    n: data.times.row.length,
    events: fitted.events,
    warnings: modelWarnings(fitted),
  };
  return { rows: interactionRows(row, fit), fitted };
}

/** The test of all levels together is the same for each reference, if only somebody has it. */
function presentReference(factor: ReturnType<typeof modelData>['factors'][number] | undefined): {
  reference?: string;
} {
  const levels = (factor?.variable.levels ?? []).map(({ value }) => value);
  if (factor === undefined || levels.length < 3) return {};
  const { reference } = factor;
  const present = levels.filter((level) => factor.values.includes(level));
  if (reference !== undefined && present.includes(reference)) return {};
  return present[0] === undefined ? {} : { reference: present[0] };
}
