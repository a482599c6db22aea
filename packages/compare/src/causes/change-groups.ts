import type { Cause } from '@cohort-report/schema';
import type { CohortChanges } from '../cohort/cohort-changes.ts';
import type { Needs } from './analysis-needs.ts';

/** Changes that are applied together: a cause, its patients, and the corrections that it stands for. */
export interface ChangeGroup {
  cause: Omit<Cause, 'patients'>;
  patients: Set<string>;
  /** `<variable>|<site>` of the corrections that belong to it. */
  corrections: Set<string>;
}

/**
 * The groups of changes that an analysis can feel, at most `most` of them. Where there are more, the corrections that
 * concern the fewest patients are put together: first those of one site, then all small ones.
 */
export function changeGroups(changes: CohortChanges, needs: Needs, most: number): ChangeGroup[] {
  const groups: ChangeGroup[] = [];
  const add = (kind: 'entered' | 'left' | 'follow_up', patients: Iterable<string>) => {
    const set = new Set(patients);
    if (set.size > 0)
      groups.push({ cause: { id: kind, kind }, patients: set, corrections: new Set() });
  };
  if (needs.flow) {
    groups.push({
      cause: { id: 'exports', kind: 'exports' },
      patients: new Set(),
      corrections: new Set(),
    });
  }
  const longer: string[] = [];
  const corrected = new Map<string, ChangeGroup>();
  for (const { patient, site, corrected: names, endpoints } of changes.changed.values()) {
    const endpointsHere = [...endpoints].filter(([id]) => needs.endpoints.has(id));
    if (endpointsHere.some(([, kind]) => kind === 'follow_up')) longer.push(patient);
    const felt = [
      ...[...names].filter((name) => needs.variables.has(name) || needs.entities.has(name)),
      ...endpointsHere.filter(([, kind]) => kind === 'corrected').map(([id]) => id),
    ];
    for (const variable of felt) {
      const key = `${variable}|${site}`;
      const group = corrected.get(key) ?? correction({ variable, site }, []);
      group.patients.add(patient);
      group.corrections.add(key);
      corrected.set(key, group);
    }
  }
  add('entered', changes.entered.keys());
  add('left', changes.left.keys());
  add('follow_up', longer);
  return [
    ...groups,
    ...fewer([...corrected.values()].sort(byId), Math.max(1, most - groups.length)),
  ];
}

function fewer(groups: ChangeGroup[], most: number): ChangeGroup[] {
  if (groups.length <= most) return groups;
  const sites = new Map<string, ChangeGroup[]>();
  for (const group of groups) {
    const site = group.cause.site ?? '*';
    sites.set(site, [...(sites.get(site) ?? []), group]);
  }
  const perSite = [...sites].map(([site, own]) =>
    own.length === 1 ? (own[0] as ChangeGroup) : correction({ site }, own),
  );
  if (perSite.length <= most) return perSite.sort(byId);
  const ranked = perSite.sort((a, b) => b.patients.size - a.patients.size || byId(a, b));
  return [...ranked.slice(0, most - 1), correction({}, ranked.slice(most - 1))];
}

function correction(
  of: { variable?: string; site?: string },
  parts: readonly ChangeGroup[],
): ChangeGroup {
  return {
    cause: { id: `corrected|${of.variable ?? '*'}|${of.site ?? '*'}`, kind: 'corrected', ...of },
    patients: new Set(parts.flatMap(({ patients }) => [...patients])),
    corrections: new Set(parts.flatMap(({ corrections }) => [...corrections])),
  };
}

function byId(a: ChangeGroup, b: ChangeGroup): number {
  return a.cause.id < b.cause.id ? -1 : 1;
}
