import type { Manifest } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { renderStudyIndex, type StudyVersion } from '../../src/difference/render-study-index.ts';
import { trial } from '../support/trial.ts';

const { study } = trial().bundle;
const [any] = study.endpoints;
const dated = (id: string) => ({ id, label: id, date: `${id}_date` });
const endpoint = (id: string, more: object) =>
  ({
    ...any,
    ...more,
    id,
    short: id,
    origin: 'start',
    censor: 'end',
  }) as (typeof study.endpoints)[0];
const both = {
  ...study,
  freezes: ['f1', 'f2'].map((id) => ({ id, label: id })),
  endpoints: [
    endpoint('relapse', { events: [dated('relapse')], competing: [dated('death')] }),
    endpoint('rfs', { events: [dated('relapse'), dated('death')], competing: undefined }),
  ],
};

const index = (minimum: number, earlier: number[], later: number[]) => {
  const version = (freeze: string, [relapse = 0, rfs = 0]: number[]): StudyVersion => ({
    manifest: {
      ...{ freeze, planVersion: '1', outputs: [], code: { version: '0' } },
    } as unknown as Manifest,
    results: {
      patients: 100,
      endpoints: [
        { id: 'relapse', events: relapse },
        { id: 'rfs', events: rfs },
      ] as unknown as StudyVersion['results']['endpoints'],
      rows: [],
    },
    differences: [],
  });
  const page = renderStudyIndex({ ...both, disclosure: { minimum_change: minimum } }, [
    version('f1', earlier),
    version('f2', later),
  ]);
  return ['41', '51', '58'].filter((number) => page.includes(`>${number}<`));
};

it('does not tell the few events that compete as what one endpoint leaves of another', () => {
  // Ten relapses more and twelve events in all: two deaths.
  expect(index(5, [41, 58], [51, 70])).toEqual(['41', '51']);
  expect(index(5, [41, 58], [51, 73])).toEqual(['41', '51', '58']);
  expect(index(1, [41, 58], [51, 70])).toEqual(['41', '51', '58']);
});
