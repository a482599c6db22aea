import type { FitPlan } from '../plan/plan-shape.ts';
import { alikeModels } from './alike-models.ts';

/** The kernel has room for so many, see `assembly/`. */
const MOST = {
  patients: 236,
  columns: 24,
  terms: 31,
  bands: 8,
  implications: 16,
  curves: 12,
  rates: 4,
  'models of a few groups (of one kind and endpoint)': 24,
  'models of many terms': 4,
  'terms in one model': 12,
};

/** Throws an Error that names everything in a plan which the search kernel has no room for. */
export function checkLimits({
  declaration,
  columns,
  terms,
  models,
  curves,
  implications,
}: FitPlan) {
  const large = models.filter(({ groups }) => groups === 0);
  const counts: Record<keyof typeof MOST, number> = {
    patients: declaration.patients,
    columns: columns.length,
    terms: terms.length,
    bands: Math.max(0, ...columns.map(({ bands }) => bands.length)),
    implications: implications.length,
    curves: curves.length,
    rates: Math.max(0, ...curves.map(({ times }) => times.length)),
    'models of a few groups (of one kind and endpoint)': Math.max(
      0,
      ...alikeModels(models).map(({ length }) => length),
    ),
    'models of many terms': large.length,
    'terms in one model': Math.max(0, ...large.map((model) => model.terms.length)),
  };
  const names = Object.keys(MOST) as (keyof typeof MOST)[];
  const problems = names
    .filter((name) => counts[name] > MOST[name])
    .map((name) => `${counts[name]} ${name}, at most ${MOST[name]}`);
  if (problems.length > 0) throw new Error(`the search has no room for: ${problems.join('; ')}`);
}
