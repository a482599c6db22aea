import { describe, expect, it } from 'vitest';
import { completeCohort, derivePatient, makeRecords, readPlan } from '../src/index.ts';
import { SEED, studyFiles } from './study-files.ts';

const plan = readPlan(studyFiles());
const people = completeCohort(plan.cohort, plan.base, SEED);
const derived = people.map((person) => ({
  person,
  ...derivePatient(makeRecords(person, plan.records, SEED), plan.bundle),
}));
const cohort = derived.filter(({ excludedBy }) => excludedBy === null);
const column = (name: string) => cohort.map(({ values }) => values[name]);
const count = (list: readonly unknown[]) => {
  const counts: Record<string, number> = {};
  for (const value of list) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};

/** Table 1 of the publication and the counts of its text. */
const PUBLISHED: Record<string, Record<string, number>> = {
  sex: { male: 30, female: 47 },
  grade: { g2: 31, g3: 46 },
  histology: { lms: 27, sys: 25, ups: 25 },
  primary_site: { extremity: 45, non_extremity: 32 },
  primary_size_group: { '<=10': 50, '>10': 27 },
  radiotherapy_first: { yes: 41, no: 36 },
  systemic_first: { yes: 49, no: 28 },
  timing: { synchronous: 13, metachronous: 64 },
  tfi_group: { '<12': 41, '>=12': 36 },
  approach: { vats: 24, thoracotomy: 53 },
  n_lesions_class: { '1': 37, '2-5': 27, '>5': 13 },
  bipulmonary: { yes: 21, no: 56 },
  size_group: { '<=2': 60, '>2': 17 },
  primary_control: { yes: 71, no: 6 },
  systemic_therapy: { yes: 23, no: 54 },
  systemic_timing: { before: 12, both: 8, after: 3, null: 54 },
  lymph_nodes: { yes: 44, no: 33 },
  nodes_positive: { no: 44, null: 33 },
  complication_first: { none: 65, i: 3, ii: 8, iiia: 1 },
  complication_second: { none: 74, ii: 2, iiib: 1 },
  dfs_event: { true: 63, false: 14 },
  os_event: { true: 29, false: 48 },
};

describe('the completed cohort', () => {
  it('has exactly the patients of the base cohort as its eligible ones', () => {
    expect(people.length).toBe(77 + 125);
    expect(cohort.length).toBe(77);
    expect(cohort.every(({ person }) => person.fitted)).toBe(true);
  });

  it.each(Object.entries(PUBLISHED))('has the published counts of %s', (name, counts) => {
    expect(count(column(name))).toEqual(counts);
  });

  it.each([
    ['age_at_diagnosis', 19, 54, 81],
    ['n_lesions', 1, 2, 16],
    ['max_diameter_cm', 0.3, 1.2, 11.2],
    ['los_days', 4, 8, 22],
  ])('has the published range and median of %s', (name, low, median, high) => {
    const values = (column(name) as number[]).toSorted((a, b) => a - b);
    expect([values[0], values[38], values[76]]).toEqual([low, median, high]);
  });

  it('has the published kinds of complications, all after thoracotomy', () => {
    const rows = cohort.flatMap(({ person, values }) =>
      makeRecords(person, plan.records, SEED)
        .filter(({ entity }) => entity === 'complication')
        .map((row) => ({ ...row.values, approach: values.approach })),
    ) as Record<string, unknown>[];
    expect(count(rows.map(({ grade, kind }) => `${grade} ${kind}`))).toEqual({
      'i pneumothorax': 2,
      'i seroma': 1,
      'ii infection': 5,
      'ii bleeding': 2,
      'ii pain': 1,
      'ii unspecified': 2,
      'iiia pneumothorax': 1,
      'iiib empyema': 1,
    });
    expect(count(rows.map(({ approach }) => approach))).toEqual({ thoracotomy: 15 });
  });

  it('has 15 responses among the 20 treated before surgery, mostly after the commonest regimen', () => {
    expect(count(column('systemic_response'))).toEqual({ response: 15, no_response: 5, null: 57 });
    expect(count(column('systemic_regimen'))).toEqual({ ai: 16, other: 7, null: 54 });
  });

  it('gives every outcome of the base cohort', () => {
    for (const { person, values } of cohort) {
      expect(values).toMatchObject({
        dfs_days: person.values.dfs_days,
        dfs_event: person.values.dfs_event === 1,
        os_days: person.values.os_days,
        os_event: person.values.os_event === 1,
        max_diameter_cm: person.values.max_diam_cm,
        n_lesions: person.values.n_mets,
      });
    }
  });

  it('keeps the logic of the disease', () => {
    for (const { values } of cohort) {
      if (values.timing === 'synchronous')
        expect(values).toMatchObject({ systemic_therapy: 'yes', tfi_group: '<12' });
      if (values.bipulmonary === 'yes') expect(values.n_lesions).toBeGreaterThan(1);
      if (values.two_stage === 'yes') expect(values.bipulmonary).toBe('yes');
      expect(values.dfs_days).toBeLessThanOrEqual(values.os_days as number);
    }
    for (const { person } of cohort) {
      const { birth_day, diagnosis_day, detection_day, index_day, end_day } = person.values;
      const course = [birth_day, diagnosis_day, detection_day, index_day, end_day];
      expect(course).toEqual(course.toSorted());
      expect(end_day! <= '2024-06-30').toBe(true);
    }
  });

  it('excludes somebody by each criterion', () => {
    const reasons = count(derived.map(({ excludedBy }) => excludedBy));
    for (const { id } of plan.bundle.study.eligibility) expect(reasons[id]).toBeGreaterThan(0);
  });

  it('has each record once', () => {
    for (const person of people) {
      const keys = makeRecords(person, plan.records, SEED).map(({ entity, site, values }) =>
        JSON.stringify([
          entity,
          site,
          plan.bundle.codebook.entities[entity]?.key.map((field) => values[field]),
        ]),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
