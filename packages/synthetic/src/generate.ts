import type { StudyFiles } from '@cohort-report/schema';
import { completeCohort, type Person } from './cohort/complete-cohort.ts';
import { exportSite } from './dialect/export-site.ts';
import { siteIds } from './dialect/site-ids.ts';
import { recordsAtFreeze } from './freezes/records-at-freeze.ts';
import { readPlan } from './plan/read-plan.ts';
import { blurDates } from './records/blur-dates.ts';
import { makeRecords } from './records/make-records.ts';

/**
 * Makes the raw exports of all sites and freezes of a study from its declarations: path `<freeze>/<site>/<file>` -> bytes.
 * `declarations` holds the study's YAML files and those under `synthetic/`, by path within the study's folder.
 * The same seed and declarations give the same bytes. Throws ProblemsError for declarations that can't be read, an Error
 * naming variable, row or site for those that contradict themselves.
 */
export async function generate(input: {
  seed: number;
  declarations: StudyFiles;
}): Promise<Map<string, Uint8Array>> {
  const { seed } = input;
  const plan = readPlan(input.declarations);
  const { study, codebook, sites } = plan.bundle;
  const people = completeCohort(plan.cohort, plan.base, seed);
  const records = people.flatMap((person) =>
    blurDates(makeRecords(person, plan.records, seed), plan.sites, plan.bundle, seed),
  );
  const byId = new Map(people.map((person: Person) => [person.id, person.values]));
  const files = new Map<string, Uint8Array>();
  for (const freeze of study.freezes) {
    const cutoff = freeze.cutoff ?? '9999-12-31';
    const known = recordsAtFreeze(records, plan.freezes, freeze.id, cutoff, seed);
    for (const sitePlan of plan.sites) {
      const site = sites.find((candidate) => candidate.site === sitePlan.site);
      if (site === undefined) continue;
      const own = (list: typeof records) => list.filter((record) => record.site === site.site);
      const ids = siteIds(own(records), sitePlan, codebook, plan.freezes.dated_by, seed);
      const exported = await exportSite({
        site,
        plan: sitePlan,
        codebook,
        ids,
        people: byId,
        records: own(known).sort(ids.compare),
        cutoff,
        seed,
      });
      for (const [file, bytes] of exported) files.set(`${freeze.id}/${site.site}/${file}`, bytes);
    }
  }
  return files;
}
