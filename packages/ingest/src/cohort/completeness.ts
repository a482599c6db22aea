import type { Cohort, DataNotes } from '@cohort-report/schema';

/** For each variable and each hospital with included patients: of how many of those whom it applies to it is known. */
export function completeness(
  order: readonly string[],
  cohort: Pick<Cohort, 'site' | 'variables' | 'columns'>,
  applies: (variable: string) => readonly boolean[],
): NonNullable<DataNotes['completeness']> {
  const sites = order.filter((site) => cohort.site.includes(site));
  return cohort.variables.map(({ name, label }) => {
    const expected = applies(name);
    return {
      variable: name,
      label,
      sites: sites.map((site) => {
        const own = (cohort.columns[name] ?? []).filter(
          (_, index) => cohort.site[index] === site && expected[index],
        );
        return { site, patients: own.length, filled: own.filter((value) => value !== null).length };
      }),
    };
  });
}
