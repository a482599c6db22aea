import { loadStudy, type ScorecardEntry } from '@cohort-report/schema';
import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { readDeclarations } from '../support/read-declarations.ts';
import { yardstickCohort } from '../support/yardstick-cohort.ts';

const bundle = loadStudy(readDeclarations('pulmonary-metastasectomy'), ['analyses', 'published']);
const { audit, scorecard } = analyse({ bundle, cohort: yardstickCohort(bundle) });
const findings = audit?.findings ?? [];

test('all triplets of the publication admit a Wald test', () => {
  const triplets = findings.filter(({ relation }) => relation === 'wald');
  expect(triplets).toHaveLength(34);
  expect(triplets.filter(({ verdict }) => verdict !== 'consistent')).toEqual([]);
});

test('the audit finds what is not plainly consistent, and nothing else', () => {
  const notable = findings.filter(({ verdict }) => verdict !== 'consistent');
  expect(notable.map(({ id, verdict, impossible }) => [id, verdict, ...impossible])).toEqual([
    ['severe-complications.abstract.severe.percent', 'impossible', 'abstract.severe.percent'],
    [
      'response.results-systemic.response.percent',
      'impossible',
      'results-systemic.response.percent',
    ],
    ['factors.table-1.lms.percent', 'rounding'],
    ['factors.results-complications.none.percent', 'rounding'],
    ['timing-by-systemic.discussion.synchronous.percent', 'explains'],
    ['significance.significance-methods', 'differs'],
  ]);
});

/** Estimates, limits, p values, medians and rates: what a fit of a cohort has to reach. */
function isStatistical({ id, place, statistic, printed }: ScorecardEntry): boolean {
  if (place === 'table-4') return printed !== 'NA';
  return (
    ['table-2', 'table-3', 'results-factors'].includes(place) ||
    (place === 'results-survival' && statistic !== 'events') ||
    id.startsWith('results-systemic.subgroup.')
  );
}

test('the yardstick cohort gives 136 of the 175 statistical values, as counted by other programs', () => {
  const entries = (scorecard?.entries ?? []).filter(isStatistical);
  expect(entries).toHaveLength(175);
  expect(entries.filter(({ status }) => status === 'match')).toHaveLength(136);
});
