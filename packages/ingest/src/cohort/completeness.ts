import type { Cohort, DataNotes } from '@cohort-report/schema';

/** For each variable and each hospital with included patients: of how many of them the variable is known. */
export function completeness(
  order: readonly string[],
  cohort: Pick<Cohort, 'site' | 'variables' | 'columns'>,
): NonNullable<DataNotes['completeness']> {
  const sites = order.filter((site) => cohort.site.includes(site));
  return cohort.variables.map(({ name, label }) => ({
    variable: name,
    label,
    sites: sites.map((site) => {
      const own = (cohort.columns[name] ?? []).filter((_, index) => cohort.site[index] === site);
      return { site, patients: own.length, filled: own.filter((value) => value !== null).length };
    }),
  }));
}
