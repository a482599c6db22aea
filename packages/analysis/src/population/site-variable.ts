import type { Cohort, CohortVariable } from '@cohort-report/schema';

/** The site that a patient counts at, as a variable; its levels are the sites that have patients, in the study's order. */
export function siteVariable({ site, flow }: Cohort): CohortVariable {
  const present = new Set(site);
  const listed = flow.bySite.filter((entry) => present.has(entry.site));
  const others = [...present].filter((id) => !listed.some((entry) => entry.site === id)).sort();
  return {
    name: 'site',
    label: 'Site',
    type: 'category',
    levels: [
      ...listed.map((entry) => ({ value: entry.site, label: entry.label })),
      ...others.map((id) => ({ value: id, label: id })),
    ],
  };
}
