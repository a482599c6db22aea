import { describe, expect, it } from 'vitest';
import { analysis, COMPETING, COX, HAZARDS, problemsOf } from './support/toy-declarations.ts';

const LEFT_OUT = 'endpoint: os\nmodels: [univariable]\nfactors: [sex]\n';

describe('problems of declared models and endpoints', () => {
  it.each([
    [
      'entity counted that the study lists nowhere, of none that it lists',
      { 'analyses/e.yaml': analysis('event_table', 'entity: patient\nby: [sex]') },
      /e.yaml:5 entity "patient" is not among the study's cohort_entities \| an entity that study.yaml lists under `cohort_entities`; it lists none/,
    ],
    [
      'unknown stratum',
      { 'analyses/cox.yaml': `${COX}strata: [centre]\n` },
      /analyses\/cox.yaml:8 strata\[0\] unknown variable "centre" \| one of sex, site/,
    ],
    [
      'stratum that is a factor, too',
      { 'analyses/cox.yaml': `${COX}strata: [site, sex]\n` },
      /strata\[1\] sex is in the model and a stratum of it/,
    ],
    [
      'stratum that is a number',
      {
        'analyses/cox.yaml': `${COX}strata: [years]\nderive: [{ name: years, label: Y, type: number, expr: os_days / 365 }]\n`,
      },
      /strata\[0\] years is no category: each of its values would be a stratum/,
    ],
    [
      'unknown variable, level and endpoint of a test of proportional hazards, all at once',
      {
        'analyses/z.yaml': HAZARDS.replace(
          '[sex]',
          '\n  - sexx\n  - { variable: sex, reference: x }',
        ).replace('endpoint: os', 'endpoint: pfs'),
      },
      /z.yaml:8 factors\[0\] unknown variable "sexx" .*\n.*z.yaml:9 factors\[1\] "x" is no level of sex \| one of f, m\n.*z.yaml:5 endpoint unknown endpoint "pfs"/,
    ],
    [
      'factor of a test of proportional hazards twice, and as a stratum',
      { 'analyses/z.yaml': `${HAZARDS.replace('[sex]', '[sex, sex]')}strata: [sex]\n` },
      /z.yaml:7 factors\[1\] the factor sex stands here a second time .*\n.*z.yaml:8 strata\[0\] sex is in the model/,
    ],
    [
      'hazard of a test of proportional hazards, which is cause-specific',
      {
        'study.yaml': COMPETING,
        'analyses/z.yaml': `${HAZARDS.replace('endpoint: os', 'endpoint: relapse')}hazard: subdistribution\n`,
      },
      /z.yaml:8 {2}unknown key "hazard" \| keys among .*models, transform$/,
    ],
    [
      'scale of time that R does not know',
      { 'analyses/z.yaml': `${HAZARDS}transform: sqrt\n` },
      /z.yaml:8 transform not a value that is known here \| one of km, rank, identity, log$/,
    ],
    [
      'unknown variable to be left out level by level',
      { 'analyses/l.yaml': analysis('leave_one_out', `${LEFT_OUT}by: centre`) },
      /analyses\/l.yaml:8 by unknown variable "centre" \| one of sex, site/,
    ],
    [
      'a number to be left out level by level',
      {
        'analyses/l.yaml': analysis(
          'leave_one_out',
          `${LEFT_OUT}by: years\nderive: [{ name: years, label: Y, type: number, expr: os_days / 365 }]`,
        ),
      },
      /by years makes no groups \| a category, or true or false/,
    ],
    [
      'a factor to be left out level by level',
      { 'analyses/l.yaml': analysis('leave_one_out', `${LEFT_OUT}by: sex`) },
      /analyses\/l.yaml:8 by sex is a factor of this analysis/,
    ],
    [
      'what a Cox table has wrong, of a leave-one-out analysis',
      {
        'analyses/l.yaml': analysis(
          'leave_one_out',
          'endpoint: pfs\nmodels: [univariable]\nfactors: [{ variable: sex, reference: x }, age]\nstrata: [sex]',
        ),
      },
      /"x" is no level of sex.*unknown variable "age".*sex is in the model and a stratum of it.*unknown endpoint "pfs"/s,
    ],
    [
      'unknown factor, level, endpoint and subgroup, all at once',
      {
        'analyses/g.yaml': analysis(
          'subgroup_effects',
          'endpoint: pfs\nfactor: { variable: sex, reference: x }\nsubgroups:\n  - site\n  - centre',
        ),
      },
      /g.yaml:5 endpoint unknown endpoint "pfs".*\n.*g.yaml:6 factor "x" is no level of sex \| one of f, m\n.*g.yaml:9 subgroups\[1\] unknown variable "centre" \| one of sex, site/,
    ],
    [
      'subgroups that are numbers or dates, the factor itself, or there twice',
      {
        'analyses/g.yaml': analysis(
          'subgroup_effects',
          'endpoint: os\nfactor: sex\nsubgroups:\n  - site\n  - { variable: years, label: Y }\n  - sex\n  - site\nderive: [{ name: years, label: Y, type: number, expr: os_days / 365 }]',
        ),
      },
      /g.yaml:9 subgroups\[1\] years makes no groups \| a category, or true or false.*\n.*g.yaml:10 subgroups\[2\] sex is the factor of this analysis.*\n.*g.yaml:11 subgroups\[3\] the subgroup site stands here a second time/,
    ],
    [
      'strata that are a subgroup or the factor',
      {
        'analyses/g.yaml': analysis(
          'subgroup_effects',
          'endpoint: os\nfactor: sex\nsubgroups: [site]\nstrata: [sex, site]',
        ),
      },
      /strata\[0\] sex is in the model and a stratum.*strata\[1\] site is in the model and a stratum/s,
    ],
    [
      'no subgroup',
      {
        'analyses/g.yaml': analysis('subgroup_effects', 'endpoint: os\nfactor: sex\nsubgroups: []'),
      },
      /g.yaml:7 subgroups /,
    ],
    [
      'competing events that the endpoint does not have, of curves',
      {
        'analyses/i.yaml': analysis('cumulative_incidence', 'endpoint: os\nhorizon: 60'),
      },
      /analyses\/i.yaml:5 endpoint the endpoint os has no competing events \| .*the study has none/,
    ],
    [
      'competing events that the endpoint does not have, of a model',
      {
        'study.yaml': COMPETING,
        'analyses/cox.yaml': `${COX}hazard: subdistribution\n`,
      },
      /analyses\/cox.yaml:5 endpoint the endpoint os has no competing events \| one of relapse/,
    ],
    [
      'Kaplan-Meier curves of an endpoint with competing events',
      {
        'study.yaml': COMPETING,
        'analyses/k.yaml': analysis(
          'survival_curves',
          'endpoints:\n  - os\n  - relapse\nhorizon: 60',
        ),
      },
      /analyses\/k.yaml:7 endpoints\[1\] Kaplan-Meier would take patients with a competing event \(Death\) .* \| an endpoint without competing events: os/,
    ],
    [
      'follow-up by an endpoint that a competing event ends',
      {
        'study.yaml': COMPETING,
        'analyses/s.yaml': analysis('survival_summary', 'endpoints: [os]\nfollow_up: relapse'),
      },
      /analyses\/s.yaml:6 follow_up Kaplan-Meier would take/,
    ],
    [
      'exact ties in a model of Fine and Gray',
      {
        'study.yaml': COMPETING,
        'analyses/cox.yaml': `${COX.replace('endpoint: os', 'endpoint: relapse')}hazard: subdistribution\nties: exact\n`,
      },
      /analyses\/cox.yaml:9 ties the model of Fine and Gray .* \| one of efron, breslow/,
    ],
    [
      'two competing events of one id',
      {
        'study.yaml': COMPETING.replace(
          '[{ id: death',
          '[{ id: death, label: Other, event: first(patient).dead }, { id: death',
        ),
      },
      /study.yaml:17 endpoints\[1\].competing\[1\].id the endpoint relapse has another event "death"/,
    ],
    [
      'unknown name in the expression of a competing event',
      { 'study.yaml': COMPETING.replace("'!first(patient)", "'!first(person)") },
      /study.yaml:12 endpoints\[1\] unknown variable "person"/,
    ],
    [
      'unknown competing event in a population',
      {
        'study.yaml': COMPETING,
        'analyses/cox.yaml': `${COX}population:\n  label: Dead\n  include: 'relapse_competing == "dead"'\n`,
      },
      /analyses\/cox.yaml:10 population.include "dead" is no level of relapse_competing \| one of "death"/,
    ],
  ])('%s', (_, changes, expected) => {
    expect(problemsOf(changes as unknown as Record<string, string>).join('\n')).toMatch(expected);
  });
});
