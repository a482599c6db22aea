import type { CohortDifference, FollowUpGain, SitePatients } from '@cohort-report/schema';
import { poolSmall } from './pool-small.ts';

/** The changes of the cohort as numbers of patients, small ones pooled or withheld; no pseudonyms. */
export function shareCohort(cohort: CohortDifference, minimum: number): CohortDifference {
  if (minimum <= 1) return cohort;
  const total = (sites: readonly SitePatients[]) =>
    sites.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const isSmall = (count: number) => count > 0 && count < minimum;
  const [entered, left] = [total(cohort.entered), total(cohort.left)];
  const hides = isSmall(entered) || isSmall(left);
  // The numbers of a site's patients at both freezes give who entered less who left.
  const apart = new Set(
    [cohort.entered, cohort.left].flatMap(
      (sites) => poolSmall(sites.map(withSet), minimum).pool?.map(({ site }) => site) ?? [],
    ),
  );
  return {
    before: isSmall(entered + left) ? null : cohort.before,
    after: cohort.after,
    entered: hides ? withheld(cohort.entered) : together(cohort.entered, apart),
    left: hides ? withheld(cohort.left) : together(cohort.left, apart),
    followUp: [...new Set(cohort.followUp.map(({ endpoint }) => endpoint))].flatMap((endpoint) => {
      const own = cohort.followUp.filter((gain) => gain.endpoint === endpoint);
      const gains = pooled(own, minimum).map((site) => {
        const parts =
          site.site === '*' ? partsOf(own, minimum) : own.filter((gain) => gain.site === site.site);
        const sum = (of: 'days' | 'events') =>
          site.count === null ? null : parts.reduce((all, gain) => all + (gain[of] ?? 0), 0);
        return { ...site, endpoint, days: sum('days'), events: sum('events') };
      });
      return withFewEvents(gains, minimum);
    }),
    corrected: [...new Set(cohort.corrected.map(({ variable }) => variable))].flatMap(
      (variable) => {
        const own = cohort.corrected.filter((correction) => correction.variable === variable);
        return pooled(own, minimum).map((site) => ({
          ...site,
          variable,
          label: own[0]?.label ?? variable,
          values: null,
        }));
      },
    ),
  };
}

/** Small numbers of events withheld, and the smallest of the others with them: what longer follow-up adds to all events is told elsewhere. */
function withFewEvents(gains: readonly FollowUpGain[], minimum: number): FollowUpGain[] {
  const known = gains
    .filter(({ events }) => (events ?? 0) > 0)
    .sort((a, b) => (a.events ?? 0) - (b.events ?? 0));
  const hidden = new Set<FollowUpGain>();
  let sum = 0;
  for (const gain of known) {
    const isSmall = (gain.events ?? 0) < minimum;
    if (!isSmall && (hidden.size === 0 || (hidden.size > 1 && sum >= minimum))) break;
    hidden.add(gain);
    sum += gain.events ?? 0;
  }
  return gains.map((gain) => (hidden.has(gain) ? { ...gain, events: null } : gain));
}

function pooled(sites: readonly SitePatients[], minimum: number): SitePatients[] {
  const { shown, pool } = poolSmall(sites.map(withSet), minimum);
  if (pool === null) return withheld(sites);
  const visible = shown.map(({ site, count }) => ({ site, count, patients: null }));
  if (pool.length === 0) return visible;
  const count = pool.reduce((sum, item) => sum + (item.count ?? 0), 0);
  return [...visible, { site: '*', count, patients: null }];
}

/** The sites that are pooled as one, the others each alone. */
function together(sites: readonly SitePatients[], pool: ReadonlySet<string>): SitePatients[] {
  const count = sites.reduce((sum, item) => sum + (pool.has(item.site) ? (item.count ?? 0) : 0), 0);
  return [
    ...sites
      .filter(({ site }) => !pool.has(site))
      .map(({ site, count }) => ({ site, count, patients: null })),
    ...(count > 0 ? [{ site: '*', count, patients: null }] : []),
  ];
}

function partsOf<T extends SitePatients>(sites: readonly T[], minimum: number): T[] {
  const { pool } = poolSmall(
    sites.map((site) => ({ ...withSet(site), own: site })),
    minimum,
  );
  return (pool ?? []).map(({ own }) => own);
}

function withSet(site: SitePatients): {
  site: string;
  count: number | null;
  patients: Set<string>;
} {
  return { site: site.site, count: site.count, patients: new Set(site.patients ?? []) };
}

function withheld(sites: readonly SitePatients[]): SitePatients[] {
  return sites.length === 0 ? [] : [{ site: '*', count: null, patients: null }];
}
