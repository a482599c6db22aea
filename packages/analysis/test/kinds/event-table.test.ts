import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { EIGHT, smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const harm = (patient: number, grade: string | null, kind: string | null) => ({
  patient,
  values: { patient_id: `x${patient}`, grade, kind },
});
const harms = [
  harm(0, 'one', 'pain'),
  harm(0, 'one', 'pain'),
  harm(1, 'one', 'bleeding'),
  harm(4, 'two', 'bleeding'),
  harm(5, 'two', null),
  harm(6, null, 'pain'),
];
const run = (declaration: string) => {
  const bundle = smallBundle({ e: `kind: event_table\nentity: harm\n${declaration}` });
  return analyse({ bundle, cohort: smallCohort(bundle, EIGHT, { harm: harms }) });
};

test('counts rows and patients within levels; empty levels stay for the first field only', () => {
  expect(valuesOf(run('by: [grade, kind]'))).toEqual({
    'e|n': 8,
    'e|rows': 6,
    'e|patients': 5,
    'e|grade|missing': 1,
    'e|grade|one|n': 3,
    'e|grade|one|patients': 2,
    'e|grade|one|percent': 2 / 8,
    'e|grade=one|kind|pain|n': 2,
    'e|grade=one|kind|pain|patients': 1,
    'e|grade=one|kind|pain|percent': 1 / 8,
    'e|grade=one|kind|bleeding|n': 1,
    'e|grade=one|kind|bleeding|patients': 1,
    'e|grade=one|kind|bleeding|percent': 1 / 8,
    'e|grade|two|n': 2,
    'e|grade|two|patients': 2,
    'e|grade|two|percent': 2 / 8,
    'e|grade=two|kind|bleeding|n': 1,
    'e|grade=two|kind|bleeding|patients': 1,
    'e|grade=two|kind|bleeding|percent': 1 / 8,
    'e|grade|three|n': 0,
    'e|grade|three|patients': 0,
    'e|grade|three|percent': 0,
  });
});

test('`where` reads the row and its patient; what it cannot decide is said', () => {
  const results = run('by: [grade]\nwhere: arm == "b" && grade != "one"');
  expect(valuesOf(results)).toMatchObject({ 'e|rows': 3, 'e|grade|two|n': 2 });
  const marker = run('by: [grade]\nwhere: marker > 1.0');
  expect(valuesOf(marker)).toMatchObject({ 'e|rows': 3 });
  expect(marker.analyses[0]?.warnings).toEqual([
    '1 row left out, as a value that decides is missing',
  ]);
});

test('only harms of the population count', () => {
  const results = run('by: [grade]\npopulation: { include: arm == "a", label: Arm A }');
  expect(valuesOf(results)).toMatchObject({
    'e|n': 4,
    'e|rows': 3,
    'e|grade|one|percent': 2 / 4,
  });
});
