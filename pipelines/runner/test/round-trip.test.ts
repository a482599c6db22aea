import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockingFindings, buildCohort, ingest } from '@cohort-report/ingest';
import type { FieldValue } from '@cohort-report/schema';
import { completeCohort, generate, type Person, readPlan } from '@cohort-report/synthetic';
import { describe, expect, it } from 'vitest';
import { DATA, listFiles, SEED, studyFiles } from '../../../packages/synthetic/test/study-files.ts';

const declarations = studyFiles();
const plan = readPlan(declarations);
const { bundle } = plan;
const fitted = completeCohort(plan.cohort, plan.base, SEED).filter((person) => person.fitted);

const cohortOf = async (freeze: string, files: ReadonlyMap<string, Uint8Array>) =>
  buildCohort({ bundle, records: await ingest({ bundle, freeze, files }) });

const tracked = (freeze: string) =>
  new Map(
    listFiles(join(DATA, freeze)).map((file) => [file, readFileSync(join(DATA, freeze, file))]),
  );

/** The cohort's columns turned into one line a patient, sorted: cohorts are alike if these are. */
function lines(rows: readonly Record<string, FieldValue>[]): string[] {
  return rows
    .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();
}

/** What the generator knows of a fitted patient, as the study names it; none of it read from a record. */
function truth({ values: v }: Person): Record<string, FieldValue> {
  const yes = (condition: unknown) => (condition ? 'yes' : 'no');
  const grade = (complication: FieldValue) => String(complication).split(' ')[0] as string;
  const lesions = v.n_mets as number;
  const added = v.added_therapy as string;
  return {
    age_at_diagnosis: v.age!,
    age_group: v.age_le60 === 1 ? '<=60' : '>60',
    sex: v.female === 1 ? 'female' : 'male',
    grade: v.grade3 === 1 ? 'g3' : 'g2',
    histology: String(v.histology).toLowerCase(),
    primary_site: v.primary_site_code === 'extremity' ? 'extremity' : 'non_extremity',
    primary_size_cm: v.primary_size!,
    primary_size_group: (v.primary_size as number) <= 10 ? '<=10' : '>10',
    radiotherapy_first: v.radiotherapy!,
    systemic_first: v.chemotherapy!,
    timing: v.metachronous === 1 ? 'metachronous' : 'synchronous',
    tfi_months: (v.tfi_days as number) / 30.4375,
    tfi_group: v.tfi_ge12 === 1 ? '>=12' : '<12',
    approach: v.access!,
    two_stage: yes(v.stages === 2),
    n_lesions: lesions,
    n_lesions_class: lesions === 1 ? '1' : lesions <= 5 ? '2-5' : '>5',
    n_lesions_group: lesions <= 5 ? '<=5' : '>5',
    bipulmonary: v.bilateral!,
    max_diameter_cm: v.max_diam_cm!,
    size_group: (v.max_diam_cm as number) <= 2 ? '<=2' : '>2',
    primary_control: yes(v.primary_control === 1),
    systemic_therapy: yes(v.systemic === 1),
    systemic_timing: added === 'none' ? null : added,
    systemic_regimen:
      added === 'none' ? null : String(v.added_regimen).startsWith('ai') ? 'ai' : 'other',
    systemic_response: v.added_response === 'none' ? null : v.added_response!,
    lymph_nodes: yes(v.nodes === 'sampled'),
    nodes_positive: v.nodes === 'sampled' ? 'no' : null,
    los_days: v.stay!,
    complication_first: grade(v.first_complication!),
    complication_second: grade(v.second_complication!),
    complication_severe: yes(
      [v.first_complication, v.second_complication].some((text) => /^iii/.test(String(text))),
    ),
    dfs_days: v.dfs_days!,
    dfs_event: v.dfs_event === 1,
    os_days: v.os_days!,
    os_event: v.os_event === 1,
    site: v.site!,
  };
}

describe('raw exports and back', () => {
  it('gives the fitted cohort, patient by patient', async () => {
    const { cohort } = await cohortOf('2024-06-30', tracked('2024-06-30'));
    const found = cohort.patients.map((_, index): Record<string, FieldValue> => {
      const row: Record<string, FieldValue> = {};
      for (const [name, column] of Object.entries(cohort.columns)) row[name] = column[index]!;
      for (const { id, days, event } of cohort.endpoints) {
        row[`${id}_days`] = days[index]!;
        row[`${id}_event`] = event[index]!;
      }
      return row;
    });
    const expected = fitted.map((person) => {
      const { site, ...values } = truth(person);
      return values;
    });
    expect(found.length).toBe(77);
    expect(lines(found)).toEqual(lines(expected));
  });

  it('counts every patient at the site of precedence', async () => {
    const { cohort } = await cohortOf('2024-06-30', tracked('2024-06-30'));
    const order = bundle.study.sites;
    const home = fitted.map(
      ({ values: { site, second_site } }) =>
        [String(site), String(second_site)]
          .filter((name) => order.includes(name))
          .sort((a, b) => order.indexOf(a) - order.indexOf(b))[0],
    );
    expect(cohort.site.toSorted()).toEqual(home.toSorted());
    expect(cohort.flow.joined).toBeGreaterThanOrEqual(4);
    expect(cohort.flow.start).toBe(77 + plan.cohort.others);
    expect(cohort.flow.steps.every(({ excluded }) => excluded > 0)).toBe(true);
  });

  it.each(bundle.study.freezes.map(({ id }) => id))(
    'reads freeze %s without a blocking finding, and with something to tell',
    async (freeze) => {
      const { cohort, dataNotes } = await cohortOf(freeze, tracked(freeze));
      expect(blockingFindings(cohort.findings)).toEqual([]);
      const rules = new Set(cohort.findings.map(({ rule }) => rule));
      for (const rule of ['value-not-mapped', 'value-out-of-range', 'registry-agrees'])
        expect(rules).toContain(rule);
      for (const { rowsIn, used, setAside } of dataNotes.accounts)
        expect(used + setAside.reduce((sum, { rows }) => sum + rows, 0)).toBe(rowsIn);
      expect(dataNotes.imputedDates.length).toBeGreaterThan(3);
    },
  );

  it('learns more with each freeze', async () => {
    const cohorts = await Promise.all(
      bundle.study.freezes.map(async ({ id }) => (await cohortOf(id, tracked(id))).cohort),
    );
    const [first, second, last] = cohorts.map(({ patients, endpoints }) => ({
      patients: patients.length,
      events: endpoints.map(({ event }) => event.filter((happened) => happened).length),
    }));
    expect(first!.patients).toBeLessThan(second!.patients);
    expect(second!.patients).toBeLessThan(last!.patients);
    for (const endpoint of [0, 1]) {
      expect(first!.events[endpoint]).toBeLessThan(second!.events[endpoint]!);
      expect(second!.events[endpoint]).toBeLessThan(last!.events[endpoint]!);
    }
  });

  it('gives the same cohort from exports of another seed', async () => {
    const other = await generate({ seed: SEED + 41, declarations });
    const files = new Map(
      [...other].flatMap(([path, bytes]) =>
        path.startsWith('2024-06-30/') ? [[path.slice('2024-06-30/'.length), bytes]] : [],
      ),
    );
    const { cohort } = await cohortOf('2024-06-30', files);
    const outcome = (days: readonly FieldValue[], event: readonly FieldValue[]) =>
      days.map((value, index) => `${value} ${event[index]}`).sort();
    const [dfs, os] = cohort.endpoints;
    const base = fitted.map(({ values }) => values);
    expect(outcome(dfs!.days, dfs!.event)).toEqual(
      outcome(
        base.map(({ dfs_days }) => dfs_days!),
        base.map(({ dfs_event }) => dfs_event === 1),
      ),
    );
    expect(outcome(os!.days, os!.event)).toEqual(
      outcome(
        base.map(({ os_days }) => os_days!),
        base.map(({ os_event }) => os_event === 1),
      ),
    );
  });
});
