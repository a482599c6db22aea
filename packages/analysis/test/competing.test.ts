import { describe, expect, it } from 'vitest';
import { analyse } from '../src/index.ts';
import { competingBundle, competingCohort, pbcPatients } from './support/competing-study.ts';
import { expectRows, readReference } from './support/expect-rows.ts';

const incidence = 'kind: cumulative_incidence\nendpoint: death\nhorizon: 144\nticks: 36\n';
const model = (factors: string, more: string) =>
  `kind: cox_table\nendpoint: death\nfactors: [${factors}]\n${more}`;
const bundle = competingBundle({
  all: `${incidence}times: [12, 60, 145, 160]\nconf_type: log-log\nconf_level: 0.9`,
  'by-stage': `${incidence}times: [12, 60, 145, 160]\nby: stage`,
  'by-arm': `${incidence}by: arm`,
  'fine-gray': model(
    'age, sex, stage, bili',
    'models: [univariable, multivariable]\nhazard: subdistribution',
  ),
  stratified: model(
    'age, bili',
    'models: [multivariable]\nhazard: subdistribution\nstrata: [stage]',
  ),
  'cause-specific': model('age, sex, stage, bili', 'models: [multivariable]'),
});
const results = analyse({ bundle, cohort: competingCohort(bundle, pbcPatients()) });
const row = (id: string) => results.rows.find((each) => each.id === id);

describe('competing risks', () => {
  it("give R's numbers", () => {
    expectRows(results.rows, readReference('competing'), 1e-9);
  });

  it('say how the numbers came about', () => {
    expect(row('by-stage|death|transplant|stage=2|60|incidence')).toMatchObject({
      cause: 'transplant',
      n: 92,
      events: 5,
      method: {
        estimator: 'Aalen-Johansen',
        variance: 'infinitesimal jackknife',
        conf_type: 'log',
        conf_level: 0.95,
      },
    });
    expect(row('by-stage|death|gray_p')).toMatchObject({
      n: 412,
      events: 157,
      method: { test: 'Gray' },
    });
    expect(row('fine-gray|death|univariable|age|hazard_ratio')?.method).toEqual({
      ties: 'efron',
      test: 'Wald',
      conf_level: 0.95,
      hazard: 'subdistribution',
      model: 'Fine-Gray',
      variance: 'robust',
    });
    expect(row('stratified|death|multivariable|wald_test_p')?.method).toMatchObject({
      hazard: 'subdistribution',
      strata: 'stage',
      df: 2,
    });
    expect(row('cause-specific|death|multivariable|age|p_value')?.method?.hazard).toBe(
      'cause-specific',
    );
  });

  it('leave out of the model of Fine and Gray what a robust fit does not give', () => {
    const statistics = results.rows
      .filter(({ analysis, variable }) => analysis === 'stratified' && variable === undefined)
      .map(({ statistic }) => statistic);
    expect(new Set(statistics)).toEqual(
      new Set(['n', 'events', 'wald_test', 'wald_test_p', 'events_per_parameter', 'iterations']),
    );
  });

  it('draw one curve a cause and group, at the height of the rows', () => {
    const drawn = (results.incidences ?? []).filter(({ analysis }) => analysis === 'by-stage');
    expect(drawn.map(({ cause, group }) => `${group?.level} ${cause}`)).toEqual(
      ['1', '2', '3', '4'].flatMap((level) => [`${level} undefined`, `${level} transplant`]),
    );
    const curve = drawn.find(({ cause, group }) => group?.level === '4' && cause === undefined);
    const at = (curve?.time ?? []).findLastIndex((time) => time <= 60);
    expect(curve?.incidence[at]).toBe(row('by-stage|death|stage=4|60|incidence')?.value);
    expect(curve?.lower[at]).toBe(row('by-stage|death|stage=4|60|incidence_lower')?.value);
    expect([curve?.time[0], curve?.incidence[0], curve?.upper[0]]).toEqual([0, 0, null]);
    const never = drawn.find(({ cause, group }) => group?.level === '1' && cause !== undefined);
    expect(new Set([...(never?.incidence ?? []), ...(never?.upper ?? [])])).toEqual(
      new Set([0, null]),
    );
  });

  it('name patients without a group', () => {
    const warnings = Object.fromEntries(
      results.analyses.map((each) => [each.analysis.id, each.warnings]),
    );
    expect(warnings['by-arm']).toEqual(['Death: 106 patients in no group, as Arm is not known']);
    expect(warnings.all).toEqual([]);
  });
});
